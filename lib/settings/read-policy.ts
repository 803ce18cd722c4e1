/** Reads the company's policy from the browser. */
import { browser } from 'wxt/browser';
import { parsePolicy, type PolicyReading } from './managed-policy.ts';
import { readPolicyState } from './policy-state.ts';

/** Never rejects: a policy that cannot be read must not stop the recorder, nor set anybody free of it; the one that was last obeyed then holds. */
export async function readPolicy(): Promise<PolicyReading> {
  try {
    return parsePolicy(await browser.storage.managed.get());
  } catch (error) {
    // Firefox throws where there is no policy for this extension.
    if (/not found/i.test(String(error))) return { policy: null, problems: {} };
    return { policy: (await readPolicyState()).policy, problems: { policy: 'unreadable' } };
  }
}
