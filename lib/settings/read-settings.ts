/** Reads the settings that hold: the person's, from the extension's storage, under the company's policy. */
import { browser } from 'wxt/browser';
import { overlayPolicy, type Overlay } from './overlay-policy.ts';
import { parseSettings } from './parse-settings.ts';
import type { Enrolling } from './policy-state.ts';
import { parsePolicyState, policyStateKey } from './policy-state.ts';
import { readPolicy } from './read-policy.ts';
import type { ManagedPolicy } from './managed-policy.ts';
import type { Settings } from './settings.ts';

export const settingsKey = 'settings';

export interface HeldReading extends Overlay {
  /** The person's own, without the policy. */
  own: Settings;
  policy: ManagedPolicy | null;
  /** What was wrong with the stored settings, in English; null where nothing was. */
  problem: string | null;
  /** Words for what is wrong with the policy, by field. */
  policyProblems: Record<string, string>;
  enrolling: Enrolling | null;
}

/** Rejects only where the browser cannot read its own storage; a broken value gives defaults and a problem. */
export async function readSettings(): Promise<HeldReading> {
  const [stored, { policy, problems }] = await Promise.all([browser.storage.local.get([settingsKey, policyStateKey]), readPolicy()]);
  const { settings: own, problem } = parseSettings(stored[settingsKey]);
  const { since, enrolling } = parsePolicyState(stored[policyStateKey]);
  const held = policy?.consent === 'by-company' ? since : null;
  return { ...overlayPolicy(own, policy, held), own, policy, problem, policyProblems: problems, enrolling };
}
