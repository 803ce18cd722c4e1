/** Things of days as a table in order of time: beside the picture for screen readers and for print, and the rows that a number was counted from. */
import { t } from '../../lib/text/t.ts';
import type { Agent } from '../../lib/events/activity-api.ts';
import { formatExact } from '../format.ts';
import { dayAt, formatShortDay, formatTime } from './days.ts';
import { ItemLinks } from './item-panel.tsx';
import { describeTimes, listFacts, nameItem, nameKind } from './item-words.ts';
import type { Links } from './links.ts';
import type { LaneItem } from './lane-items.ts';
import styles from './thing-table.module.css';

interface ThingTableProps {
  label: string;
  items: readonly LaneItem[];
  agent: Agent;
  links: Links;
  /** Where they are of several days. */
  hasDays?: boolean;
}

export function ThingTable({ label, items, agent, links, hasDays = false }: ThingTableProps) {
  const zone = agent.timeZone;
  return (
    <div class={styles['box']} tabIndex={0} role="region" aria-label={label}>
      <table class={styles['table']}>
        <caption class="unseen">{label}</caption>
        <thead>
          <tr>
            {(['when', 'what', 'details', 'open'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`agents.table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={`${item.from}${item.key}`} data-thing={item.type}>
              <th scope="row">
                {hasDays && <span class={styles['day']}>{formatShortDay(dayAt(item.from, zone))}</span>}
                <time dateTime={formatExact(item.from)} title={formatExact(item.from)}>
                  {formatTime(item.from, zone, true)}
                </time>
              </th>
              <td>{t('agents.item.named', { kind: nameKind(item), name: nameItem(item) })}</td>
              <td>
                {item.to > item.from && <span>{describeTimes(item, zone)}</span>}
                {listFacts(item).map(({ label: fact, value }) => (
                  <span key={fact}>{t('agents.item.fact', { label: fact, value })}</span>
                ))}
              </td>
              <td>
                <ItemLinks item={item} agent={agent} links={links} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
