/** Which collector this device sends to, with its token; and how the last attempts went. Tokens live here, where pages cannot read. */
import type { CotrailDb, ErasuresState, UploadRow } from './db.ts';
import { readUpload } from './device.ts';

/** Sets the collector and its token; null removes both. The queue stays and goes to the new one at once; what the last one said is forgotten. */
export async function setCollector(
  db: CotrailDb,
  collector: { endpoint: string; token: string; expiresAt?: number | null } | null,
): Promise<void> {
  const { endpoint = null, token = null, expiresAt = null } = collector ?? {};
  await db.transaction('rw', db.upload, async () => {
    const { log, ...upload } = await readUpload(db);
    // Another collector has another log. A new token for the same one is no reason to forget what it has shown.
    const known = log !== undefined && endpoint === upload.endpoint ? { log } : {};
    const untold = { lastError: null, toldAt: 0, toldTriedAt: 0, keyOfferedAt: 0 };
    await db.upload.put({ ...upload, ...known, ...untold, endpoint, token, tokenExpiresAt: expiresAt, ...atOnce });
  });
}

/** Keeps a renewed token, unless another collector was set meanwhile. */
export async function keepToken(db: CotrailDb, endpoint: string, token: string, expiresAt: number | null): Promise<void> {
  await db.transaction('rw', db.upload, async () => {
    const upload = await readUpload(db);
    if (upload.endpoint === endpoint) await db.upload.put({ ...upload, token, tokenExpiresAt: expiresAt });
  });
}

/** Notes something about the talk with the collector. */
export async function noteUpload(
  db: CotrailDb,
  change: Pick<Partial<UploadRow>, 'keyOfferedAt' | 'toldAt' | 'toldTriedAt' | 'told'>,
): Promise<void> {
  await updateUpload(db, change);
}

/** Forgets the back-off, because a person asked, or the endpoint changed. */
export async function retryAtOnce(db: CotrailDb): Promise<void> {
  await updateUpload(db, atOnce);
}

/** Remembers an answer that was no acknowledgement, and when to try next. */
export async function recordFailure(
  db: CotrailDb,
  failure: { word: string; detail: string | null; at: number },
  nextAttemptAt: number,
): Promise<void> {
  await db.transaction('rw', db.upload, async () => {
    const upload = await readUpload(db);
    await db.upload.put({ ...upload, failures: upload.failures + 1, nextAttemptAt, lastError: failure });
  });
}

/** Remembers up to where a collector's erasures and re-maskings were carried out. */
export async function noteErasures(db: CotrailDb, erasures: ErasuresState): Promise<void> {
  await updateUpload(db, { erasures });
}

const atOnce = { failures: 0, nextAttemptAt: null };

async function updateUpload(db: CotrailDb, change: Partial<UploadRow>): Promise<void> {
  await db.transaction('rw', db.upload, async () => {
    await db.upload.put({ ...(await readUpload(db)), ...change });
  });
}
