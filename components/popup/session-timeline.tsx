/** This session's rows in the popup, newest first, as the dashboard shows them. */
import type { Feed } from '../../lib/feed/feed.ts';
import { t } from '../../lib/text/t.ts';
import { TimelineRow } from '../session/timeline-row.tsx';
import { countInteractions, type PopupSession } from './model.ts';
import { useSessionRows } from './use-session-rows.ts';
import styles from './popup.module.css';

export function SessionTimeline({ feed, session }: { feed: Pick<Feed, 'readRecords'>; session: PopupSession }) {
  const { rows, failed } = useSessionRows(feed, session.id, countInteractions(session) + session.actions);
  return (
    <section class={styles['timeline']} aria-label={t('popup.timeline.title')}>
      {failed && <p class={styles['quiet']}>{t('popup.timeline.failed')}</p>}
      {!failed && rows.length === 0 && <p class={styles['quiet']}>{t('popup.timeline.empty')}</p>}
      {rows.length > 0 && (
        <ol tabIndex={0}>
          {rows.map((row) => (
            <li key={row.key}>
              <TimelineRow row={row} tabName={null} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
