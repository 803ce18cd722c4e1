/** The rows of a number: of an agent the things of each day in the range, of a group each agent's share. */
import type { ActivityNumbers, Agent, DayPicture } from '../../lib/events/activity-api.ts';
import type { Activity } from '../../lib/feed/activity.ts';
import { t } from '../../lib/text/t.ts';
import { ReadError } from '../read-error.tsx';
import { useLoad } from '../use-load.ts';
import { nameAgent } from './item-words.ts';
import type { Links } from './links.ts';
import type { LaneItem } from './lane-items.ts';
import { formatCount } from './amounts.ts';
import { addUp, getMeaning, listCounted, readCount, type NumberName } from './number-list.ts';
import styles from './thing-table.module.css';
import { ThingTable } from './thing-table.tsx';

interface AgentRowsProps {
  activity: Activity;
  agent: Agent;
  /** Those of the range of which there is anything. */
  days: readonly DayPicture[];
  name: NumberName;
  /** What was counted. */
  numbers: ActivityNumbers;
  links: Links;
}

/** So many days are read at once. */
const atOnce = 6;

export function AgentRows({ activity, agent, days, name, numbers, links }: AgentRowsProps) {
  const keys = days.map(({ day }) => day);
  const { load, retry } = useLoad(`${agent.id}:${name}:${keys.join()}`, async (signal) => {
    const found: LaneItem[] = [];
    for (let index = 0; index < keys.length; index += atOnce) {
      const read = await Promise.all(keys.slice(index, index + atOnce).map((day) => activity.readDay(agent.id, day, signal)));
      for (const day of read) if (day !== null) found.push(...listCounted(day, name));
    }
    return found;
  });
  if (load.state === 'loading') return <p role="status">{t('common.state.loading')}</p>;
  if (load.state === 'failed') return <ReadError error={load.error} onRetry={retry} />;
  return <CountedRows name={name} numbers={numbers} items={load.value} agent={agent} links={links} hasDays />;
}

interface CountedRowsProps extends Pick<AgentRowsProps, 'name' | 'numbers' | 'agent' | 'links'> {
  items: readonly LaneItem[];
  hasDays?: boolean;
}

export function CountedRows({ name, numbers, items, agent, links, hasDays = false }: CountedRowsProps) {
  const said = readCount(name, numbers);
  const label = t('agents.rows.label', { name: t(`agents.number.${name}`) });
  return (
    <>
      <p data-rows={items.length}>
        {t('agents.rows.count', { count: items.length })}
        {said !== null && said !== items.length && ` · ${t('agents.rows.other', { number: said })}`}
      </p>
      {items.length > 0 && <ThingTable label={label} items={items} agent={agent} links={links} hasDays={hasDays} />}
    </>
  );
}

interface TeamRowsProps {
  agents: readonly Agent[];
  days: readonly DayPicture[];
  name: NumberName;
  hrefOf: (agent: string) => string;
}

/** By name, as a list of people is read; who has the most is for the reader to look for. */
export function TeamRows({ agents, days, name, hrefOf }: TeamRowsProps) {
  const byAgent = Map.groupBy(days, ({ agent }) => agent);
  const { isCount } = addUp(name, []);
  return (
    <div class={styles['box']}>
      <table class={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('agents.team.agent')}</th>
            <th scope="col">{t(isCount ? 'agents.rows.counted-from' : `agents.number.${name}`)}</th>
            <th scope="col">{t('agents.rows.days')}</th>
          </tr>
        </thead>
        <tbody>
          {agents.flatMap((agent) => {
            const own = byAgent.get(agent.id) ?? [];
            if (own.length === 0) return [];
            const { sum } = addUp(
              name,
              own.map(({ numbers }) => numbers),
            );
            return (
              <tr key={agent.id}>
                <th scope="row">
                  <a href={hrefOf(agent.id)}>
                    <bdi>{nameAgent(agent)}</bdi>
                  </a>
                </th>
                <td>{isCount ? formatCount(sum) : getMeaning(name).write(sum)}</td>
                <td>{own.length}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
