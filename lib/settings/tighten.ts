/** Joins what two say of one site, so that neither gets to see more than they said: a collector's offer, a policy, one's own settings. */
import type { Site } from '../events/api.ts';
import type { MaskLevel } from '../events/base.ts';
import type { MaskRule } from '../events/masking.ts';

/** A site of which not all is said: what one side leaves out is the other's. */
export type PartialSite = Partial<Site> & Pick<Site, 'origin'>;

const byStrictness: readonly MaskLevel[] = ['all', 'inputs', 'none'];

/**
 * The stricter level, every rule that masks or blocks, every secret path; of query keys, `unmask` rules and what is recorded only what both have.
 * What has no strictness, such as the console, is the first one's.
 */
export function tighten<Own extends PartialSite>(site: Own, other: PartialSite): Own {
  const both = <Field extends keyof PartialSite>(field: Field, join: (one: Site[Field], two: Site[Field]) => unknown) => {
    const [one, two] = [site[field] as Site[Field] | undefined, other[field]];
    return one === undefined || two === undefined ? {} : { [field]: join(one, two) };
  };
  return {
    ...other,
    ...site,
    ...both('maskLevel', (one, two) => byStrictness.find((level) => level === one || level === two)),
    ...both('interactions', (one, two) => one && two),
    ...both('frames', (one, two) => one && two),
    ...both('messageText', (one, two) => one && two),
    ...both('queryKeys', (one, two) => one.filter((key) => two.includes(key))),
    ...joinLists(site, other),
  };
}

/** Lists that may be left out even of a whole site: none is an empty one. */
function joinLists(site: PartialSite, other: PartialSite): Pick<PartialSite, 'maskRules' | 'secretPaths'> {
  const maskRules = joinRules(site.maskRules ?? [], other.maskRules ?? []);
  const secretPaths = [...new Set([...(site.secretPaths ?? []), ...(other.secretPaths ?? [])])];
  return {
    ...(maskRules.length > 0 || site.maskRules !== undefined ? { maskRules } : {}),
    ...(secretPaths.length > 0 || site.secretPaths !== undefined ? { secretPaths } : {}),
  };
}

function joinRules(rules: readonly MaskRule[], others: readonly MaskRule[]): MaskRule[] {
  const isIn = (rule: MaskRule, list: readonly MaskRule[]) =>
    list.some((each) => each.rule === rule.rule && each.selector === rule.selector);
  const own = rules.filter((rule) => rule.rule !== 'unmask' || isIn(rule, others));
  return [...own, ...others.filter((rule) => rule.rule !== 'unmask' && !isIn(rule, rules))];
}
