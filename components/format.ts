/** Times, lengths and ids as people read them: in the viewer's zone and in the language that is spoken, with equal digits. */
import { remember } from '../lib/text/remember.ts';
import { readLocale, t } from '../lib/text/t.ts';

const minute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const clock = { ...minute, second: '2-digit' } as const;
const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const clockFormat = remember((locale) => new Intl.DateTimeFormat(locale, clock));
const dayFormat = remember((locale) => new Intl.DateTimeFormat(locale, day));
const startFormat = remember((locale) => new Intl.DateTimeFormat(locale, { ...day, ...minute }));
const momentFormat = remember((locale) => new Intl.DateTimeFormat(locale, { ...day, ...clock }));

/** `14:02:10` */
export function formatClock(at: number): string {
  return clockFormat(readLocale()).format(at);
}

/** `22 Nov 2026` */
export function formatDate(at: number): string {
  return dayFormat(readLocale()).format(at);
}

/** `22 Nov 2026, 14:02` */
export function formatStart(at: number): string {
  return startFormat(readLocale()).format(at);
}

/** `22 Nov 2026, 14:02:10` */
export function formatMoment(at: number): string {
  return momentFormat(readLocale()).format(at);
}

/** `29:10`, `1:02:00`; for positions and lengths on an axis. */
export function formatPosition(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** `12 s`, `4 min 3 s`, `2 h 5 min`; for lengths in words. */
export function formatLength(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 1) return t('common.length.ms', { ms: Math.round(Math.abs(ms)) });
  if (seconds < 60) return t('common.length.seconds', { seconds });
  if (seconds < 3600) return t('common.length.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  return t('common.length.hours', { hours: Math.floor(seconds / 3600), minutes: Math.floor((seconds % 3600) / 60) });
}

/** Seconds with a tenth, or a hundredth where they are few: how far clocks are apart. Never 0: nobody knows it that well. */
export function formatMs(ms: number): string {
  const size = Math.abs(ms);
  const digits = size < 100 ? 2 : 1;
  return t('dashboard.linked.seconds', { seconds: Number(Math.max(10 ** -digits, size / 1000).toFixed(digits)) });
}

/** The exact time, for a tooltip. */
export function formatExact(at: number): string {
  return new Date(at).toISOString();
}

/** `3.4 MB`; for files. */
export function formatSize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const style = { style: 'unit', unit: units[step]!, unitDisplay: 'short', maximumFractionDigits: step === 0 ? 0 : 1 } as const;
  return new Intl.NumberFormat(readLocale(), style).format(bytes / 1000 ** step);
}

/** An origin without its scheme where that is the usual one. */
export function formatOrigin(origin: string): string {
  return origin.replace(/^https:\/\//, '');
}

/** The end of an id: a UUIDv7 begins with its time, so neighbours differ in their last digits. */
export function formatId(id: string): string {
  return id.slice(-8);
}
