/** Which rules of a profile write actions. No schemas here: pages import this. */
import type { Rule } from './profile.ts';

/** An unverified rule is a candidate: it writes nothing until an admin saw it match and confirmed it. */
export function isActive(rule: Rule): boolean {
  return rule.provenance !== 'unverified' || rule.confirmedAt !== undefined;
}
