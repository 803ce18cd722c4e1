/** Amounts as a table of numbers has them: lengths of time, shares, counts, means. */
import { remember } from '../../lib/text/remember.ts';
import { readLocale, t } from '../../lib/text/t.ts';

/** `7 h 30 min`, `12 min`, `48 s`; a dash for nothing would hide that it is known, so zero is `0 min`. */
export function formatShort(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds > 0 && seconds < 60) return t('agents.amount.seconds', { seconds });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('agents.amount.minutes', { minutes });
  return t('agents.amount.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** `3 min 20 s`: for times in which seconds count. */
export function formatFine(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return t('agents.amount.seconds', { seconds });
  if (seconds >= 3600) return formatShort(ms);
  return t('agents.amount.fine', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

const percentFormat = remember((locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
const numberFormat = remember((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
const meanFormat = remember((locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 2 }));

export const formatShare = (share: number): string => percentFormat(readLocale()).format(share);
export const formatCount = (count: number): string => numberFormat(readLocale()).format(count);
export const formatMean = (mean: number): string => meanFormat(readLocale()).format(mean);
