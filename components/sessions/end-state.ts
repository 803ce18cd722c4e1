/** How a session ended, or that nobody knows: in words, and in a tone that says how sure that is. */
import type { SessionSummary } from '../../lib/events/api.ts';
import { findText, t } from '../../lib/text/t.ts';
import { formatStart } from '../format.ts';

/** A session ends by itself after this long without input; one that is silent for longer lost its end mark. */
const silentMs = 30 * 60_000;

export function readEnd(
  { endedAt, closeReason, lastAt }: SessionSummary,
  now: number,
): { words: string; tone: 'plain' | 'good' | 'unsure' } {
  if (endedAt !== null)
    return { words: findText(`dashboard.end.${closeReason}`) ?? t('dashboard.end.other', { reason: closeReason ?? '?' }), tone: 'plain' };
  if (now - lastAt < silentMs) return { words: t('dashboard.end.open'), tone: 'good' };
  return { words: t('dashboard.end.no-end-mark', { time: formatStart(lastAt) }), tone: 'unsure' };
}
