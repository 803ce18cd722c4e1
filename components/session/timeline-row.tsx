/** One row of the timeline: when, what kind, what; gaps are hatched, page-made and unknown things say so. */
import { ScrollText } from 'lucide-preact';
import { readRawTime } from '../../lib/timeline/one-clock.ts';
import type { Row } from '../../lib/timeline/rows.ts';
import { t } from '../../lib/text/t.ts';
import { Chip } from '../chip.tsx';
import { formatClock, formatExact } from '../format.ts';
import { ActionFlags, OutcomeChip } from '../log/action-flags.tsx';
import { EventIcon } from '../log/action-icon.tsx';
import { TypeIcon } from '../type-icon.tsx';
import { readWords } from './row-words.ts';
import styles from './timeline-row.module.css';

interface TimelineRowProps {
  row: Row;
  /** Null where the session has one tab only. */
  tabName: string | null;
  /** Leaves room at its end for what stands there. */
  hasBeside?: boolean;
}

export function TimelineRow({ row, tabName, hasBeside = false }: TimelineRowProps) {
  const { words, detail } = readWords(row);
  const action = row.known?.kind === 'action' ? row.known : null;
  const pageMade = row.known?.kind === 'interaction' && row.known.pageMade;
  return (
    <div class={`${styles['row']} ${styles[row.kind] ?? ''} ${hasBeside ? styles['beside'] : ''} ${isCalm(row) ? styles['calm'] : ''}`}>
      <time class={styles['time']} dateTime={formatExact(readRawTime(row))} title={describeTime(row)}>
        {formatClock(row.at)}
      </time>
      {action === null ? <TypeIcon kind={row.kind} /> : <EventIcon event={action.event} />}
      <span class={styles['words']} title={detail === null ? words : `${words} — ${detail}`}>
        {words}
        {detail !== null && (
          <>
            {' '}
            <bdi class={styles['detail']}>{detail}</bdi>
          </>
        )}
      </span>
      {action !== null && (
        <span class={styles['flags']}>
          <OutcomeChip outcome={action.outcome} />
          <ActionFlags action={action} />
        </span>
      )}
      {pageMade && <Chip tone="unsure">{t('dashboard.row.page-made')}</Chip>}
      {row.known === null && <Chip>{t('dashboard.row.newer')}</Chip>}
      {!row.verified && <Chip tone="unsure">{t('dashboard.row.unverified')}</Chip>}
      {row.side !== undefined && <span class={`${styles['tab']} ${styles[row.side]}`}>{t(`dashboard.linked.side.${row.side}`)}</span>}
      {tabName !== null && <span class={styles['tab']}>{tabName}</span>}
    </div>
  );
}

/** A mark that says nothing against what is shown. */
function isCalm({ known }: Row): boolean {
  return known?.kind === 'mark' && (known.mark === 'clock-offset' || known.mark === 'cobrowse-joined');
}

/** Where it was moved to another machine's clock, what its own said too. */
function describeTime(row: Row): string {
  const exact = formatExact(readRawTime(row));
  return row.movedMs === undefined ? exact : t('dashboard.linked.raw-time', { time: exact });
}

/** The way to an action's row in its log. */
export function LogLink({ href }: { href: string }) {
  return (
    <a class={styles['log']} href={href} aria-label={t('dashboard.row.log')} title={t('dashboard.row.log')}>
      <ScrollText size={13} strokeWidth={1.75} aria-hidden="true" />
    </a>
  );
}
