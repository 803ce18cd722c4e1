/** Reads the company's policy from the browser. */
import { browser } from 'wxt/browser';
import { parsePolicy, type PolicyReading } from './managed-policy.ts';
import { readPolicyState } from './policy-state.ts';

/**
 * The policy that holds: the browser's, or the one that was last obeyed where the browser cannot read its own or has none now. Chromium has none for some seconds after an
 * install, and nobody is set free by a moment like that: the background lets go of a policy that stays away. Never rejects, since a policy must not stop the recorder.
 */
export async function readPolicy(): Promise<PolicyReading> {
  const found = await findPolicy();
  if (found === 'unreadable') return { policy: (await readPolicyState()).policy, problems: { policy: 'unreadable' } };
  return found.policy === null ? { ...found, policy: (await readPolicyState()).policy } : found;
}

/** What the browser has at this moment. */
export async function findPolicy(): Promise<PolicyReading | 'unreadable'> {
  try {
    return parsePolicy(await browser.storage.managed.get());
  } catch (error) {
    // Firefox throws where there is no policy for this extension.
    return /not found/i.test(String(error)) ? { policy: null, problems: {} } : 'unreadable';
  }
}
