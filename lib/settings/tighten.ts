/** Joins what two say of one site, so that neither gets to see more than they said: a collector's offer, a policy, one's own settings. */
import type { Site } from '../events/api.ts';
import type { MaskLevel } from '../events/base.ts';
import type { MaskRule } from '../events/masking.ts';

const strictness: Record<MaskLevel, number> = { none: 0, inputs: 1, all: 2 };

/**
 * The stricter level, every rule that masks or blocks, every secret path; of query keys, `unmask` rules and what is recorded only what both have.
 * What has no strictness, such as the console, is the first one's.
 */
export function tighten(site: Site, other: Site): Site {
  const maskRules = joinRules(site.maskRules ?? [], other.maskRules ?? []);
  const secretPaths = [...new Set([...(site.secretPaths ?? []), ...(other.secretPaths ?? [])])];
  return {
    ...other,
    ...site,
    maskLevel: strictness[site.maskLevel] >= strictness[other.maskLevel] ? site.maskLevel : other.maskLevel,
    interactions: site.interactions && other.interactions,
    frames: site.frames && other.frames,
    queryKeys: site.queryKeys.filter((key) => other.queryKeys.includes(key)),
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
