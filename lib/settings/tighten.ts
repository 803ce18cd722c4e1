/** A site under two rules, the person's and the company's: what the company sets wins, and of two masks the stricter. */
import type { Site } from '../events/api.ts';
import type { MaskLevel } from '../events/base.ts';

/** A site as a policy sets it: what it leaves out is the person's. */
export type PolicySite = Partial<Site> & Pick<Site, 'origin'>;

const byStrictness: readonly MaskLevel[] = ['all', 'inputs', 'none'];

/** Never keeps more of the page's text or addresses than either side allows. */
export function tighten<Own extends PolicySite>(site: Own, policySite: PolicySite): Own {
  const maskLevel = byStrictness.find((level) => level === site.maskLevel || level === policySite.maskLevel);
  const keys = policySite.queryKeys;
  const queryKeys =
    keys === undefined ? site.queryKeys : site.queryKeys === undefined ? keys : site.queryKeys.filter((key) => keys.includes(key));
  return {
    ...site,
    ...policySite,
    ...(maskLevel === undefined ? {} : { maskLevel }),
    ...(queryKeys === undefined ? {} : { queryKeys }),
  };
}
