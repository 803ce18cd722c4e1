/** Brings this device in line with its company's policy: at each start, and where the browser tells that the policy changed. */
import { report } from '../log.ts';
import { isSame, overlayPolicy } from '../settings/overlay-policy.ts';
import { readPolicyState, writePolicyState } from '../settings/policy-state.ts';
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
  const { own, policy } = await readSettings();
  const since = policy?.consent === 'by-company' ? (state.since ?? Date.now()) : null;
  if (!isSame(forget(policy), state.policy) || since !== state.since) {
    const before = overlayPolicy(own, state.policy, state.since).settings;
    await writePolicyState({ ...state, policy, since });
    await followSettings(before, overlayPolicy(own, policy, since).settings, 'system');
    // Not awaited: a page that hangs must not hold up a start.
    injectIntoOpenPages().catch((error: unknown) => report('starting in open pages', error));
  }
  if (policy?.mayPause === false && (await recordAgain(db, Date.now()))) await publishPolicy();
}

/** As it is remembered: without its secret. */
function forget<Policy extends object>(policy: Policy | null): Policy | null {
  return policy === null ? null : { ...policy, enrolment: null };
}
