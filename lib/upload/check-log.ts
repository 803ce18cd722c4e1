/** Asks the collector, once an hour at most, to prove that its log goes on from the one that this device knows. Uploads never wait for it. */
import { openNote, readCheckpoint, type Checkpoint } from '../events/checkpoint.ts';
import type { ConsistencyAnswer } from '../events/log-api.ts';
import { isContinued } from '../events/merkle.ts';
import type { CotrailDb } from '../store/db.ts';
import { readUpload } from '../store/device.ts';
import { type KnownLog, type LogAlarm, rememberLog, unknownLog } from '../store/known-log.ts';
import { type Reply, readConsistency } from './collector-client.ts';
import { readToken } from './token.ts';

const everyMs = 60 * 60_000;
/** A collector that answers uploads and proves nothing for so long is as good as one that cannot. */
const patienceMs = 24 * 60 * 60_000;

/** Does nothing where it is not due, where there is no collector, or while another check runs. */
export async function checkLog({ db, now }: { db: CotrailDb; now: () => number }): Promise<void> {
  await navigator.locks.request('cotrail-log', { ifAvailable: true }, async (lock) => {
    const { endpoint, token, log: known = unknownLog } = await readUpload(db);
    if (lock === null || endpoint === null || token === null || !isDue(known.checkedAt, now())) return;
    const current = await readToken({ db, now });
    if (current.kind !== 'ok') return;
    const reply = await readConsistency(endpoint, current.value, known.size);
    const seen = reply.kind === 'ok' ? reply.value.checkpoint : null;
    await rememberLog(db, endpoint, await judgeLog(reply, known, now()), seen, now());
  });
}

/** A time ahead of now is a clock that jumped. */
function isDue(checkedAt: number | null, now: number): boolean {
  return checkedAt === null || checkedAt > now || now - checkedAt >= everyMs;
}

async function judgeLog(reply: Reply<ConsistencyAnswer>, known: KnownLog, now: number): Promise<Partial<KnownLog>> {
  const raise = (word: LogAlarm): Partial<KnownLog> => ({ alarm: { word, at: now } });
  if (reply.kind !== 'ok') {
    // An old collector has no log. One that had one, and says now that there is none, hides it.
    if (reply.kind === 'status' && [404, 405, 409, 410].includes(reply.status)) return known.size > 0 ? raise('not-proved') : {};
    return known.provedAt !== null && now - known.provedAt > patienceMs ? raise('not-proved') : {};
  }
  const { verifier, checkpoint: note, proof } = reply.value;
  const isLost = known.size > 0 || known.acknowledged > 0;
  if (known.verifier !== null && verifier !== known.verifier) return raise('other-key');
  if (note === null) return isLost ? raise('shorter') : {};
  const next = await openCheckpoint(note, verifier);
  if (next === null) return raise('not-signed');
  if (next.size < Math.max(known.size, known.acknowledged)) return raise('shorter');
  const goesOn = known.root === null || (proof !== null && (await isContinued({ size: known.size, root: known.root }, next, proof)));
  return goesOn ? { verifier, checkpoint: note, size: next.size, root: next.root, provedAt: now, alarm: null } : raise('forked');
}

async function openCheckpoint(note: string, verifier: string): Promise<Checkpoint | null> {
  const text = await openNote(note, verifier).catch((error: unknown) => {
    // Browsers that do not know Ed25519 yet check the tree, and leave its signature to others.
    if (error instanceof DOMException && error.name === 'NotSupportedError') return note;
    throw error;
  });
  const checkpoint = text === null ? null : readCheckpoint(text);
  return checkpoint?.origin === verifier.split('+')[0] ? checkpoint : null;
}
