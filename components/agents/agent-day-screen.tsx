/** One agent's day: lanes or a table, what is open in it, and the day's numbers. */
import { CalendarDays, ChevronLeft, ChevronRight, RefreshCw, UserX } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Day } from '../../lib/events/activity-api.ts';
import type { Activity } from '../../lib/feed/activity.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { Notice } from '../notice.tsx';
import { ReadError } from '../read-error.tsx';
import { goTo, writeRoute } from '../route.ts';
import { useLoad } from '../use-load.ts';
import { viewAgentDay, viewAgents, type AgentDayView } from './agents-view.ts';
import styles from './agents.module.css';
import { readClockChange } from './axis.ts';
import { DayLanes } from './day-lanes.tsx';
import { addDays, formatDay, formatTime } from './days.ts';
import { ItemPanel } from './item-panel.tsx';
import { describeZone, nameAgent } from './item-words.ts';
import { findPicked, listThings, readPick } from './lane-items.ts';
import { findNumberHref, type Links } from './links.ts';
import { listCounted } from './number-list.ts';
import { CountedRows } from './number-rows.tsx';
import { NumbersSection } from './numbers-section.tsx';
import { ThingTable } from './thing-table.tsx';
import { formatFine } from './amounts.ts';

interface AgentDayScreenProps {
  activity: Activity;
  place: 'device' | 'collector';
  view: AgentDayView;
  links: Links;
}

export function AgentDayScreen({ activity, place, view, links }: AgentDayScreenProps) {
  const [revision, setRevision] = useState(0);
  const key = JSON.stringify([place, view.agent, view.day, revision]);
  const { load, retry } = useLoad(key, (signal) => activity.readDay(view.agent, view.day, signal));
  const backHref = writeRoute({ source: links.source, ...viewAgents({ agent: view.agent, month: view.day.slice(0, 7) }) });
  const toDay = (days: number) =>
    writeRoute({ source: links.source, ...viewAgentDay(view.agent, addDays(view.day, days), { as: view.as }) });
  const day = load.state === 'ready' ? load.value : null;
  return (
    <main id="content" class={styles['screen']}>
      <header class={styles['header']}>
        <a class={styles['back']} href={backHref}>
          <CalendarDays size={16} aria-hidden="true" />
          {day === null ? t('agents.day.back') : nameAgent(day.agent)}
        </a>
        <h1>{formatDay(view.day, 'long')}</h1>
        <nav class={styles['steps']} aria-label={t('agents.day.steps')}>
          <a href={toDay(-1)} aria-label={t('agents.day.before')} title={t('agents.day.before')}>
            <ChevronLeft size={16} aria-hidden="true" class={styles['turns']} />
          </a>
          <a href={toDay(1)} aria-label={t('agents.day.after')} title={t('agents.day.after')}>
            <ChevronRight size={16} aria-hidden="true" class={styles['turns']} />
          </a>
        </nav>
      </header>
      {load.state === 'loading' && <p role="status">{t('agents.day.loading')}</p>}
      {load.state === 'failed' && <ReadError error={load.error} onRetry={retry} />}
      {load.state === 'ready' && day === null && (
        <EmptyState title={t('agents.unknown.title')} icon={<UserX size={32} strokeWidth={1.25} aria-hidden="true" />}>
          <p>{t('agents.unknown.text')}</p>
          <a href={writeRoute({ source: links.source, ...viewAgents() })}>{t('agents.unknown.back')}</a>
        </EmptyState>
      )}
      {day !== null && <Found {...{ day, activity, view, links, revision }} onRefresh={() => setRevision(revision + 1)} />}
    </main>
  );
}

interface FoundProps extends Omit<AgentDayScreenProps, 'place'> {
  day: Day;
  revision: number;
  onRefresh: () => void;
}

function Found({ day, activity, view, links, revision, onRefresh }: FoundProps) {
  const change = (next: Partial<AgentDayView>, how: 'push' | 'replace' = 'push') =>
    goTo({ source: links.source, screen: 'agent-day', ...view, ...next }, how);
  const picked = findPicked(day, view.pick);
  const close = () => {
    change({ pick: null }, 'replace');
    document.querySelector<HTMLElement>(`[data-key="${CSS.escape(readPick(view.pick)?.key ?? '')}"]`)?.focus();
  };
  const isEmpty = listThings(day).length === 0;
  return (
    <>
      <DayNotes day={day} onRefresh={onRefresh} />
      {isEmpty ? (
        <EmptyState title={t('agents.day.empty.title')}>
          <p>{t('agents.day.empty.text')}</p>
        </EmptyState>
      ) : (
        <>
          <ViewSwitch as={view.as} onChange={(as) => change({ as })} />
          {view.as === 'table' ? (
            <ThingTable label={t('agents.table.label')} items={listThings(day)} agent={day.agent} links={links} />
          ) : (
            <DayLanes
              day={day}
              part={view.from === null || view.to === null ? null : { from: view.from, to: view.to }}
              pick={view.pick}
              onPart={(part) => change({ from: part?.from ?? null, to: part?.to ?? null }, 'replace')}
              onPick={(pick) => change({ pick }, 'replace')}
            />
          )}
          {picked !== null && view.as === 'lanes' && <ItemPanel items={picked} agent={day.agent} links={links} onClose={close} />}
        </>
      )}
      {!isEmpty && (
        <NumbersSection
          {...{ activity, revision, rows: view.rows }}
          query={{ agent: day.agent.id, from: view.day, to: addDays(view.day, 1) }}
          onRows={(rows) => change({ rows }, 'replace')}
          hrefOf={(name) => findNumberHref(name, day.agent, { from: day.startAt, to: day.endAt }, links)}
          renderRows={(name, numbers) => <CountedRows {...{ name, numbers, links }} items={listCounted(day, name)} agent={day.agent} />}
        />
      )}
    </>
  );
}

/** Whose clock, as of when, and what is odd about the day's length. */
function DayNotes({ day, onRefresh }: { day: Day; onRefresh: () => void }) {
  const change = readClockChange(day);
  const isRunning = day.asOf < day.endAt;
  return (
    <div class={styles['notes']}>
      <span>{describeZone(day)}</span>
      {change !== 0 && (
        <span data-clock-change={change}>
          {t(change > 0 ? 'agents.day.longer' : 'agents.day.shorter', { length: formatFine(Math.abs(change)) })}
        </span>
      )}
      {isRunning && (
        <span>
          {t('agents.day.as-of', { time: formatTime(day.asOf, day.agent.timeZone) })}{' '}
          <Button look="quiet" label={t('agents.day.refresh')} onClick={onRefresh}>
            <RefreshCw size={14} aria-hidden="true" />
          </Button>
        </span>
      )}
      {day.clockSteps.length > 0 && <Notice tone="unsure">{t('agents.day.clock-steps', { count: day.clockSteps.length })}</Notice>}
    </div>
  );
}

function ViewSwitch({ as, onChange }: { as: AgentDayView['as']; onChange: (as: AgentDayView['as']) => void }) {
  return (
    <div class={styles['switch']} role="group" aria-label={t('agents.as.label')}>
      {(['lanes', 'table'] as const).map((each) => (
        <Button key={each} aria-pressed={as === each} onClick={() => onChange(each)}>
          {t(`agents.as.${each}`)}
        </Button>
      ))}
    </div>
  );
}
