/** Brings this device in line with its company's policy: at each start, and where the browser tells that the policy changed. */
import { report } from '../log.ts';
import { isSame, overlayPolicy } from '../settings/overlay-policy.ts';
import { type PolicyState, readPolicyState, writePolicyState } from '../settings/policy-state.ts';
import { findPolicy } from '../settings/read-policy.ts';
import { readSettings } from '../settings/read-settings.ts';
import { db } from '../store/db.ts';
import { recordAgain } from '../store/recording.ts';
import { injectIntoOpenPages, publishPolicy } from './publish-policy.ts';
import { followSettings } from './save-settings.ts';

/** Safe to run at any time. What the policy was before is remembered, so that a change is seen after the browser was closed, too. */
export function obeyPolicy(): Promise<void> {
  return navigator.locks.request('cotrail-policy', obeyAlone);
}

async function obeyAlone(): Promise<void> {
  const state = await readPolicyState();
  const goneAt = await findGone(state);
  const isOver = goneAt !== null && Date.now() - goneAt > goneForMs;
  if (goneAt !== state.goneAt && !isOver) await writePolicyState({ ...state, goneAt });
  const { own, policy: held } = await readSettings();
  const policy = isOver ? null : held;
  const since = policy?.consent === 'by-company' ? (state.since ?? Date.now()) : null;
  if (!isSame(forget(policy), state.policy) || since !== state.since) {
    const before = overlayPolicy(own, state.policy, state.since).settings;
    await writePolicyState({ ...state, policy, since, goneAt: null });
    await followSettings(before, overlayPolicy(own, policy, since).settings, 'system');
    // Not awaited: a page that hangs must not hold up a start.
    injectIntoOpenPages().catch((error: unknown) => report('starting in open pages', error));
  }
  if (policy?.mayPause === false && (await recordAgain(db, Date.now()))) await publishPolicy();
}

/** A policy is over when the browser has been without it from one minute alarm to the next. What was noted long ago was of another run. */
const goneForMs = 50_000;
const staleMs = 10 * 60_000;

/** Since when the browser is without the policy that is still obeyed; null: it is not. */
async function findGone({ policy, goneAt }: PolicyState): Promise<number | null> {
  const found = await findPolicy();
  if (found === 'unreadable' || found.policy !== null || policy === null) return null;
  const now = Date.now();
  return goneAt === null || goneAt > now || now - goneAt > staleMs ? now : goneAt;
}

/** As it is remembered: without its secret. */
function forget<Policy extends object>(policy: Policy | null): Policy | null {
  return policy === null ? null : { ...policy, enrolment: null };
}
