/** What is open below the lanes: a thing, or several that were drawn as one; fact by fact, with where each leads. */
import { MessagesSquare, Play, ScrollText, X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Agent } from '../../lib/events/activity-api.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { formatExact } from '../format.ts';
import { describeTimes, listFacts, nameItem, nameKind } from './item-words.ts';
import styles from './item-panel.module.css';
import { findLogHref, findReplayHref, findTranscriptHref, type Links } from './links.ts';
import type { LaneItem } from './lane-items.ts';

interface ItemPanelProps {
  items: readonly [LaneItem, ...LaneItem[]];
  agent: Agent;
  links: Links;
  onClose: () => void;
}

export function ItemPanel({ items, agent, links, onClose }: ItemPanelProps) {
  const [first, ...others] = items;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [first.key]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <section class={styles['panel']} aria-label={t('agents.panel.label')} onKeyDown={onKeyDown}>
      <header class={styles['header']}>
        <h2 ref={title} tabIndex={-1}>
          {others.length > 0
            ? t('agents.panel.several', { kind: nameKind(first), count: items.length })
            : t('agents.item.named', { kind: nameKind(first), name: nameItem(first) })}
        </h2>
        <Button look="quiet" label={t('common.action.close')} onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      {others.length > 0 ? (
        <ul class={styles['several']}>
          {items.map((item) => (
            <li key={item.key}>
              <Times item={item} zone={agent.timeZone} />
              {listFacts(item).map(({ label, value }) => (
                <span key={label}>{t('agents.item.fact', { label, value })}</span>
              ))}
              <ItemLinks item={item} agent={agent} links={links} />
            </li>
          ))}
        </ul>
      ) : (
        <One item={first} agent={agent} links={links} />
      )}
    </section>
  );
}

function One({ item, agent, links }: { item: LaneItem; agent: Agent; links: Links }) {
  return (
    <>
      <p>
        <Times item={item} zone={agent.timeZone} />
      </p>
      <dl class={styles['facts']}>
        {listFacts(item).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <ItemLinks item={item} agent={agent} links={links} />
    </>
  );
}

function Times({ item, zone }: { item: LaneItem; zone: string }) {
  const exact = item.to > item.from ? `${formatExact(item.from)} – ${formatExact(item.to)}` : formatExact(item.from);
  return (
    <time class={styles['times']} dateTime={formatExact(item.from)} title={exact}>
      {describeTimes(item, zone)}
    </time>
  );
}

/** A thing that leads nowhere says so: a link that is missing without a word looks like a fault. */
export function ItemLinks({ item, agent, links }: { item: LaneItem; agent: Agent; links: Links }) {
  const log = findLogHref(item, agent, links);
  const replay = findReplayHref(item, links);
  const transcript = findTranscriptHref(item, links);
  if (log === null && replay === null && transcript === null) return <span class={styles['none']}>{t('agents.panel.no-link')}</span>;
  return (
    <span class={styles['links']}>
      {replay !== null && (
        <a href={replay}>
          <Play size={13} aria-hidden="true" />
          {t('agents.panel.replay')}
        </a>
      )}
      {log !== null && (
        <a href={log}>
          <ScrollText size={13} aria-hidden="true" />
          {t('agents.panel.log')}
        </a>
      )}
      {transcript !== null && (
        <a href={transcript}>
          <MessagesSquare size={13} aria-hidden="true" />
          {t('transcript.link')}
        </a>
      )}
    </span>
  );
}
