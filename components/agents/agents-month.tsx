/** A month, read and drawn, and the numbers of it or of a range that was chosen instead. */
import { CalendarOff } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { ActivityQuery, DayKey, DaysPage } from '../../lib/events/activity-api.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { DateMenu } from '../log/date-menu.tsx';
import { ReadError } from '../read-error.tsx';
import { goTo, writeRoute } from '../route.ts';
import { useLoad } from '../use-load.ts';
import type { MonthProps } from './agents-screen.tsx';
import { viewAgentDay, viewAgents } from './agents-view.ts';
import styles from './agents.module.css';
import { readDayRange, writeDayRange } from './day-range.ts';
import { addMonths, dayAt, formatMonth, monthEnds } from './days.ts';
import { findNumberHref } from './links.ts';
import { MonthGrid } from './month-grid.tsx';
import { AgentRows, TeamRows } from './number-rows.tsx';
import { NumbersSection } from './numbers-section.tsx';
import { TeamGrid } from './team-grid.tsx';

export function AgentsMonth(props: MonthProps) {
  const { activity, place, view, month, agent, onChange } = props;
  const query = chooseQuery(props, monthEnds(month));
  const { load, retry } = useLoad(writeKey(place, query), (signal) => activity.listDays(query, signal));
  // Who turned to a month by the keys goes on there.
  const [turnedTo, setTurnedTo] = useState<DayKey | null>(null);
  const turn = (step: number, day: DayKey = `${addMonths(month, step)}-01`) => {
    setTurnedTo(day);
    onChange({ month: addMonths(month, step), from: null, to: null, rows: null });
  };
  if (load.state === 'loading') return <p role="status">{t('agents.month.loading', { month: formatMonth(month) })}</p>;
  if (load.state === 'failed') return <ReadError error={load.error} onRetry={retry} />;
  const { days } = load.value;
  return (
    <>
      {days.length === 0 && <NothingThen {...props} />}
      <Picture key={month} {...props} days={days} turnedTo={turnedTo?.startsWith(month) === true ? turnedTo : null} onTurn={turn} />
      {(days.length > 0 || view.from !== null) && <Numbers {...props} page={load.value} />}
      {agent !== null && <p class={styles['note']}>{t('agents.month.zone', { zone: agent.timeZone.replaceAll('_', ' ') })}</p>}
    </>
  );
}

function NothingThen({ agent, agents, month, onChange }: MonthProps) {
  const lastAt = Math.max(...(agent === null ? agents : [agent]).map((each) => each.lastAt));
  const last = dayAt(lastAt, (agent ?? agents[0])?.timeZone ?? 'UTC').slice(0, 7);
  return (
    <EmptyState
      title={t('agents.month.nothing', { month: formatMonth(month) })}
      icon={<CalendarOff size={32} strokeWidth={1.25} aria-hidden="true" />}
      actions={
        agents.length > 0 &&
        last !== month && <Button onClick={() => onChange({ month: last })}>{t('agents.month.last', { month: formatMonth(last) })}</Button>
      }
    >
      <p>{t('agents.month.nothing.text')}</p>
    </EmptyState>
  );
}

interface PictureProps extends MonthProps {
  days: DaysPage['days'];
  turnedTo: DayKey | null;
  onTurn: (step: number, day?: DayKey) => void;
}

function Picture({ agent, agents, month, days, zone, now, links, turnedTo, onTurn, onChange }: PictureProps) {
  const shared = { label: t('agents.month.grid', { month: formatMonth(month) }), month, days, now, today: dayAt(now, zone) };
  const toDay = (id: string, day: DayKey) => ({ source: links.source, ...viewAgentDay(id, day) }) as const;
  if (agent !== null)
    return <MonthGrid {...shared} standsOn={turnedTo} onMonth={onTurn} hrefOf={(day) => writeRoute(toDay(agent.id, day))} />;
  return (
    <TeamGrid
      {...shared}
      agents={agents}
      takesFocus={turnedTo !== null}
      onAgent={(id) => onChange({ agent: id, rows: null })}
      onDay={(id, day) => goTo(toDay(id, day))}
      onMonth={onTurn}
    />
  );
}

function Numbers(props: MonthProps & { page: DaysPage }) {
  const { activity, place, view, month, agent, agents, links, onChange, page } = props;
  const range = view.from !== null && view.to !== null ? { from: view.from, to: view.to } : monthEnds(month);
  const query = chooseQuery(props, range);
  // The month's days are there already.
  const isMonth = view.from === null;
  const { load } = useLoad(isMonth ? 'month' : writeKey(place, query), async (signal) =>
    isMonth ? null : activity.listDays(query, signal),
  );
  const days = isMonth ? page.days : load.state === 'ready' ? (load.value?.days ?? []) : null;
  const hrefOf = (id: string) => writeRoute({ source: links.source, ...viewAgents({ ...view, agent: id }) });
  return (
    <NumbersSection
      {...{ activity, query, revision: 0, rows: view.rows }}
      onRows={(rows) => onChange({ rows })}
      hrefOf={(name) => (agent === null || days === null ? null : findNumberHref(name, agent, spanOf(days), links))}
      renderRows={(name, numbers) => {
        if (days === null) return <p role="status">{t('common.state.loading')}</p>;
        if (agent === null) return <TeamRows agents={agents} days={days} name={name} hrefOf={hrefOf} />;
        return <AgentRows {...{ activity, agent, days, name, numbers, links }} />;
      }}
    >
      <DateMenu
        days
        range={isMonth ? {} : writeDayRange(range)}
        label={isMonth ? formatMonth(month) : undefined}
        onChange={(next) => onChange({ ...readDayRange(next, Date.now()), rows: null })}
      />
    </NumbersSection>
  );
}

/** From the first day to the last of which there is anything: nothing that counts is outside. */
function spanOf(days: DaysPage['days']): { from: number; to: number } {
  return { from: days[0]?.startAt ?? 0, to: days.at(-1)?.endAt ?? 0 };
}

function chooseQuery({ agent, view: { group } }: MonthProps, range: { from: DayKey; to: DayKey }): ActivityQuery {
  return { ...(agent !== null ? { agent: agent.id } : group !== null ? { group } : {}), ...range };
}

function writeKey(place: string, { agent, group, from, to }: ActivityQuery): string {
  return JSON.stringify([place, agent, group, from, to]);
}
