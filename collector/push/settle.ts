/** Writes down what an answer means for the place in the log that a target has reached, and says how to go on. */
import type { Arrival, StoredPush } from '../store/store.ts';
import { batchLength, type Next, type PushDeps } from './pusher.ts';
import { keyOf, type Target } from './target.ts';
import type { Verdict } from './verdict.ts';
import { readWaitMs } from './wait.ts';

export interface Attempt extends PushDeps {
  target: Target;
  state: StoredPush;
  batch: readonly Arrival[];
  verdict: Verdict;
}

export async function settle(attempt: Attempt): Promise<Next> {
  const { store, target, batch, verdict, now } = attempt;
  const { limit, waitMs, changes } = decide(attempt, now());
  const refused = verdict.act === 'set-aside' && changes.arrival !== undefined ? batch.map(({ arrival }) => arrival) : [];
  await store.updatePush(keyOf(target), changes, refused);
  if (refused.length > 0)
    attempt.log(`${target.url.origin} refuses actions for good (${verdict.message}), set aside: ${batch.map(nameAction).join(', ')}`);
  return { limit, waitMs };
}

/** The same for one that was set aside and is sent again, alone: the place in the log is not moved by it. */
export async function settleAgain(attempt: Attempt & { limit: number }): Promise<Next> {
  const { store, target, state, batch, verdict, now, limit } = attempt;
  const [again] = batch;
  const isRefused = verdict.act === 'set-aside' || (verdict.act === 'taken' && verdict.refused > 0);
  if (again === undefined || (verdict.act !== 'taken' && !isRefused)) {
    const { waitMs, changes } = decide(attempt, now());
    await store.updatePush(keyOf(target), changes);
    return { limit, waitMs };
  }
  const trouble = { lastErrorAt: now(), lastError: verdict.message };
  const taken = { sent: state.sent + 1, setAside: state.setAside - 1, lastOkAt: now() };
  const changes = { failures: 0, nextAttemptAt: null, ...(isRefused ? trouble : taken) };
  await store.settleAgain(keyOf(target), again.arrival, !isRefused, changes);
  return { limit, waitMs: 0 };
}

export function decide(
  { state, batch, verdict, random }: Pick<Attempt, 'state' | 'batch' | 'verdict' | 'random'>,
  now: number,
): Next & { changes: Partial<StoredPush> } {
  const passed = { arrival: batch.at(-1)?.arrival ?? state.arrival, failures: 0, nextAttemptAt: null };
  // A batch that was made smaller to find one action grows again.
  const limit = Math.min(batchLength, batch.length * 2);
  const trouble = { lastErrorAt: now, lastError: verdict.message };
  if (verdict.act === 'taken') {
    const counts = { sent: state.sent + batch.length - verdict.refused, setAside: state.setAside + verdict.refused };
    return { limit, waitMs: 0, changes: { ...passed, ...counts, lastOkAt: now, ...(verdict.message !== null && trouble) } };
  }
  if (verdict.act === 'set-aside') {
    if (verdict.alone && batch.length > 1) return { limit: Math.ceil(batch.length / 2), waitMs: 0, changes: trouble };
    return { limit, waitMs: 0, changes: { ...passed, ...trouble, setAside: state.setAside + batch.length } };
  }
  const failures = state.failures + 1;
  const waitMs = readWaitMs(verdict, failures, random, now);
  return { limit, waitMs, changes: { failures, nextAttemptAt: now + waitMs, ...trouble } };
}

function nameAction({ action }: Arrival): string {
  return `${action.stream}/${action.seq}`;
}
