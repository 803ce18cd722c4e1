/** This session's rows in the popup, newest first. */
import { t } from '../../lib/text/t.ts';
import type { Feed } from '../../lib/feed/feed.ts';
import type { Row } from '../../lib/timeline/rows.ts';
import { formatClock, formatExact } from '../format.ts';
import { TypeIcon } from '../type-icon.tsx';
import { describeRow } from './describe-row.ts';
import { countInteractions, type PopupSession } from './model.ts';
import { useSessionRows } from './use-session-rows.ts';
import styles from './popup.module.css';

export function SessionTimeline({ feed, session }: { feed: Feed; session: PopupSession }) {
  const { rows, failed } = useSessionRows(feed, session.id, countInteractions(session) + session.actions);
  return (
    <section class={styles['timeline']} aria-label={t('popup.timeline.title')}>
      {failed && <p class={styles['quiet']}>{t('popup.timeline.failed')}</p>}
      {!failed && rows.length === 0 && <p class={styles['quiet']}>{t('popup.timeline.empty')}</p>}
      <ol tabIndex={rows.length > 0 ? 0 : -1}>
        {rows.map((row) => (
          <TimelineRow key={row.key} row={row} />
        ))}
      </ol>
    </section>
  );
}

function TimelineRow({ row }: { row: Row }) {
  const { word, about } = describeRow(row);
  return (
    <li class={row.kind === 'gap' ? styles['gap'] : ''}>
      <time dateTime={formatExact(row.at)} title={formatExact(row.at)}>
        {formatClock(row.at)}
      </time>
      <TypeIcon kind={row.kind} />
      <span>{word}</span>
      <bdi title={about}>{about}</bdi>
    </li>
  );
}
