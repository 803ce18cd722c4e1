/** How sure a rule is, in words: a guess that an admin confirmed is one no more. */
import type { Rule } from '../../lib/consoles/profile.ts';
import { t } from '../../lib/text/t.ts';

export function nameProvenance({ provenance, confirmedAt }: Rule): string {
  return t(`teach.provenance.${confirmedAt === undefined ? provenance : 'confirmed'}`);
}
