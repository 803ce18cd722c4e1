/** In words, what a site's switches and keys say. */
import type { Site } from '../../lib/events/api.ts';
import { t } from '../../lib/text/t.ts';

/** What is recorded of a site: interactions, replay, the text of messages or nothing of these; and the address parameters that it keeps. */
export function describeContents(site: Site): string {
  const parts = [
    ...(site.interactions ? [t('options.sites.interactions')] : []),
    ...(site.frames ? [t('options.sites.frames')] : []),
    ...(site.messageText === true ? [t('options.sites.messageText')] : []),
  ];
  const keys = site.queryKeys.length > 0 ? [t('options.sites.keys-kept', { keys: site.queryKeys.join(', ') })] : [];
  return [...(parts.length > 0 ? parts : [t('options.sites.nothing')]), ...keys].join(' · ');
}

/** The site's level, and how much stands beside it. */
export function describeMasking({ maskLevel, maskRules = [], secretPaths = [] }: Site): string {
  const rules = maskRules.length > 0 ? [t('options.rules.count', { count: maskRules.length })] : [];
  const paths = secretPaths.length > 0 ? [t('options.rules.paths-count', { count: secretPaths.length })] : [];
  return [t(`options.mask.${maskLevel}`), ...rules, ...paths].join(' · ');
}
