/** One row of the timeline: when, what kind, what; gaps are hatched, page-made and unknown things say so. */
import type { Row } from '../../lib/timeline/rows.ts';
import { t } from '../../lib/text/t.ts';
import { Chip } from '../chip.tsx';
import { formatClock, formatExact } from '../format.ts';
import { TypeIcon } from '../type-icon.tsx';
import { readWords } from './row-words.ts';
import styles from './timeline-row.module.css';

interface TimelineRowProps {
  row: Row;
  /** Null where the session has one tab only. */
  tabName: string | null;
}

export function TimelineRow({ row, tabName }: TimelineRowProps) {
  const { words, detail } = readWords(row);
  const pageMade = row.known?.kind === 'interaction' && row.known.pageMade;
  return (
    <div class={`${styles['row']} ${styles[row.kind] ?? ''}`}>
      <time class={styles['time']} dateTime={formatExact(row.at)} title={formatExact(row.at)}>
        {formatClock(row.at)}
      </time>
      <TypeIcon kind={row.kind} />
      <span class={styles['words']} title={detail === null ? words : `${words} — ${detail}`}>
        {words}
        {detail !== null && <span class={styles['detail']}> {detail}</span>}
      </span>
      {pageMade && <Chip tone="unsure">{t('dashboard.row.page-made')}</Chip>}
      {row.known === null && <Chip>{t('dashboard.row.newer')}</Chip>}
      {!row.verified && <Chip tone="unsure">{t('dashboard.row.unverified')}</Chip>}
      {tabName !== null && <span class={styles['tab']}>{tabName}</span>}
    </div>
  );
}
