/** What a full disk has cost: copies that made room, and a time in which nothing could be kept. */
import { t } from '../../lib/text/t.ts';
import { formatStart } from '../format.ts';
import { Notice } from '../notice.tsx';
import type { PopupStatus } from './model.ts';

/** Who opens the popup a day later has nothing to do about it any more: the session's gaps stay. */
const shownMs = 24 * 60 * 60_000;

export function DiskNotices({
  status: { fullSince, lastFull, evicted },
}: {
  status: Pick<PopupStatus, 'fullSince' | 'lastFull' | 'evicted'>;
}) {
  const isRecent = (at: number): boolean => Date.now() - at < shownMs;
  return (
    <>
      {fullSince === null && lastFull !== null && isRecent(lastFull.to) && (
        <Notice tone="unsure" title={t('popup.disk.was-full')}>
          <p>{t('popup.disk.was-full.text', { from: formatStart(lastFull.from), to: formatStart(lastFull.to) })}</p>
        </Notice>
      )}
      {evicted !== null && isRecent(evicted.at) && (
        <Notice>{t('popup.disk.evicted', { count: evicted.records, time: formatStart(evicted.since) })}</Notice>
      )}
    </>
  );
}
