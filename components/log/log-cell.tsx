/** The cells of a row of a log: one per column, with what is unknown said quietly. */
import { ExternalLink } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { LogRow } from '../../lib/audit/log-row.ts';
import { findConversationLink, nameActor, nameEntity, nameEvent, nameSide, readSide } from '../../lib/audit/words.ts';
import type { Action } from '../../lib/events/action.ts';
import { t, writeList } from '../../lib/text/t.ts';
import { formatExact, formatLength, formatMoment } from '../format.ts';
import { ActionFlags, OutcomeWord } from './action-flags.tsx';
import { EventIcon, KindIcon } from './action-icon.tsx';
import styles from './log-table.module.css';

export const columns = ['at', 'by', 'event', 'entity', 'from', 'to', 'console', 'outcome', 'evidence'] as const;
export type Column = (typeof columns)[number];

export function renderLogCell(row: LogRow, column: Column): ComponentChildren {
  if (column === 'at') return <Moment at={row.at} />;
  if (row.action === null) return column === 'event' ? <Newer row={row} /> : '';
  return cells[column](row.action);
}

const cells: Record<Exclude<Column, 'at'>, (action: Action) => ComponentChildren> = {
  by: ({ actor }) => (
    <Named icon={<KindIcon kind={actor.kind} />} title={`${nameActor(actor) ?? t('log.value.nobody')} · ${t(`log.kind.${actor.kind}`)}`}>
      {nameActor(actor) ?? <i class={styles['quiet']}>{t('log.value.nobody')}</i>}
      <span class="unseen"> {t(`log.kind.${actor.kind}`)}</span>
    </Named>
  ),
  event: ({ event }) => (
    <Named icon={<EventIcon event={event} />} title={event}>
      <span class={styles['event']}>{nameEvent(event)}</span>
    </Named>
  ),
  entity: (action) => <Entity action={action} />,
  from: (action) => <SideCell action={action} side="from" />,
  to: (action) => (action.view?.dwellMs == null ? <SideCell action={action} side="to" /> : <Dwell ms={action.view.dwellMs} />),
  console: ({ console, rule }) => console ?? <i class={styles['quiet']}>{rule === null ? '–' : t('log.value.unknown')}</i>,
  outcome: (action) => (
    <span class={styles['flags']}>
      <OutcomeWord outcome={action.outcome} />
      <ActionFlags action={action} />
    </span>
  ),
  evidence: ({ evidence }) => (
    <span class={styles['quiet']} title={evidence.map((each) => t(`log.evidence.${each}.long`)).join('\n')}>
      {writeList(evidence.map((each) => t(`log.evidence.${each}`))) || t('log.evidence.none')}
    </span>
  ),
};

function Moment({ at }: { at: number }) {
  return (
    <time dateTime={formatExact(at)} title={formatExact(at)}>
      {formatMoment(at)}
    </time>
  );
}

function Named({ icon, title, children }: { icon: ComponentChildren; title: string; children: ComponentChildren }) {
  return (
    <span class={styles['named']} title={title}>
      {icon}
      <span class={styles['text']} dir="auto">
        {children}
      </span>
    </span>
  );
}

/** The item, and the conversation where that is another thing; the link leads into the console. */
function Entity({ action }: { action: Action }) {
  const name = nameEntity(action.entity);
  const conversation = action.conversation?.id ?? null;
  const isOther = conversation !== null && action.entity.value?.id !== conversation;
  const link = findConversationLink(action);
  return (
    <span class={styles['named']}>
      <span class={styles['text']} dir="auto" title={[name, isOther ? conversation : null].filter((part) => part !== null).join(' · ')}>
        {name ?? <i class={styles['quiet']}>{t('log.value.unknown')}</i>}
        {isOther && <span class={styles['quiet']}> · {conversation}</span>}
      </span>
      {link !== null && (
        <a
          class={styles['link']}
          href={link}
          target="_blank"
          rel="noopener noreferrer"
          tabIndex={-1}
          aria-label={t('log.panel.console')}
          title={t('log.panel.console')}
        >
          <ExternalLink size={13} strokeWidth={1.75} aria-hidden="true" />
        </a>
      )}
    </span>
  );
}

function SideCell({ action, side }: { action: Action; side: 'from' | 'to' }) {
  const value = readSide(action, side);
  const words = nameSide(value);
  return value.is === 'text' ? (
    <span dir="auto" title={words}>
      {words}
    </span>
  ) : (
    <i class={`${styles['quiet']} ${value.is === 'empty' ? styles['empty'] : ''}`}>{words}</i>
  );
}

/** A view has no new value: its place says how long it was. */
function Dwell({ ms }: { ms: number }) {
  const words = t('log.value.dwell', { length: formatLength(ms) });
  return (
    <span class={`${styles['quiet']} ${styles['dwell']}`} title={words}>
      {words}
    </span>
  );
}

/** An action that only a newer version knows, as it came. */
function Newer({ row }: { row: LogRow }) {
  const event = row.raw['event'];
  return (
    <Named icon={null} title={t('log.value.newer')}>
      {typeof event === 'string' ? event : row.raw.kind}
      <span class={styles['quiet']}> {t('log.value.newer')}</span>
    </Named>
  );
}
