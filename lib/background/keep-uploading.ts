/** When to seal and send: soon after records came, after a back-off, and by the alarm where the worker slept. */
import { browser } from 'wxt/browser';
import { report } from '../log.ts';
import { db } from '../store/db.ts';
import { readUpload } from '../store/device.ts';
import { retryAtOnce } from '../store/endpoint.ts';
import { sealAfterMs, sealDue } from '../store/seal.ts';
import { checkLog } from '../upload/check-log.ts';
import { drain } from '../upload/drain.ts';
import { reportState } from './report-state.ts';

/** A timer of this length still fires before an idle worker is ended; longer waits are the alarm's. */
const timerMs = 20_000;
let timer: ReturnType<typeof setTimeout> | null = null;

/** Seals and sends in a few seconds. Losing this timer with the worker costs time, not data: the alarm does the same. */
export function uploadSoon(waitMs = sealAfterMs): void {
  if (timer !== null || waitMs > timerMs) return;
  timer = setTimeout(() => {
    timer = null;
    uploadDue(false).catch((error: unknown) => report('uploading', error));
  }, waitMs);
}

/** A person asked: whatever there is goes now, a back-off is forgotten, and it is done when it was tried. */
export async function uploadNow(): Promise<void> {
  await retryAtOnce(db);
  await uploadDue(true);
}

/** Seals what is due (with `all`, everything) and drains the queue. Without a collector nothing is sealed: records just stay. */
export async function uploadDue(all: boolean): Promise<void> {
  const upload = await readUpload(db);
  if (upload.endpoint === null || upload.token === null) return;
  const recorder = browser.runtime.getManifest().version;
  await navigator.locks.request('cotrail-seal', () => sealDue(db, recorder, Date.now(), all));
  const wait = await drain({ db, recorder, now: Date.now, random: Math.random }, all);
  checkLog({ db, now: Date.now }).catch((error: unknown) => report('checking the collector’s log', error));
  // Not awaited: a report that hangs must hold up nothing.
  reportState().catch((error: unknown) => report('reporting the state', error));
  if (wait !== null) uploadSoon(wait);
  else if ((await db.streams.where('unsealedSince').above(0).count()) > 0) uploadSoon();
}
