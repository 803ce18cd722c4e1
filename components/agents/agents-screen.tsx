/** The calendar of agents: a month of one, or of a whole group, as small pictures; below it the numbers of the month or of any range. */
import { CalendarOff, ChevronLeft, ChevronRight, UserX } from 'lucide-preact';
import type { Agent, AgentsPage } from '../../lib/events/activity-api.ts';
import type { Activity } from '../../lib/feed/activity.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { ReadError } from '../read-error.tsx';
import { goTo, writeRoute } from '../route.ts';
import { viewReport } from '../reports/report-view.ts';
import { useLoad } from '../use-load.ts';
import { AgentChooser } from './agent-chooser.tsx';
import { AgentsMonth } from './agents-month.tsx';
import { viewAgents, type AgentsView } from './agents-view.ts';
import { addMonths, dayAt, formatMonth, monthEnds } from './days.ts';
import { nameAgent } from './item-words.ts';
import type { Links } from './links.ts';
import styles from './agents.module.css';

interface AgentsScreenProps {
  activity: Activity;
  /** Of the feed, so that another one is read anew. */
  place: 'device' | 'collector';
  view: AgentsView;
  links: Links;
}

export function AgentsScreen({ activity, place, view, links }: AgentsScreenProps) {
  const { load, retry } = useLoad(`agents:${place}`, (signal) => activity.listAgents(signal));
  if (load.state === 'ready') return <Chosen page={load.value} {...{ activity, place, view, links }} />;
  return (
    <main id="content" class={styles['screen']}>
      {load.state === 'loading' ? <p role="status">{t('common.state.loading')}</p> : <ReadError error={load.error} onRetry={retry} />}
    </main>
  );
}

function Chosen({ page, activity, place, view, links }: AgentsScreenProps & { page: AgentsPage }) {
  // Where there is one, as on a device, it is theirs.
  const agent = view.agent ?? (page.agents.length === 1 ? page.agents[0]!.id : null);
  const found = page.agents.find(({ id }) => id === agent) ?? null;
  const shown = view.group === null ? page.agents : page.agents.filter(({ groups }) => groups.includes(view.group!));
  const now = Date.now();
  const zone = (found ?? shown[0])?.timeZone ?? 'UTC';
  const month = view.month ?? dayAt(now, zone).slice(0, 7);
  const change = (next: Partial<AgentsView>) => goTo({ source: links.source, ...viewAgents({ ...view, ...next }) });
  const isUnknown = agent !== null && found === null;
  return (
    <main id="content" class={styles['screen']}>
      <header class={styles['header']}>
        <h1>{found === null ? t('agents.title') : nameAgent(found)}</h1>
        <AgentChooser
          page={page}
          agent={agent}
          group={view.group}
          onAgent={(next) => change({ agent: next, rows: null })}
          onGroup={(group) => change({ group, agent: null, rows: null })}
        />
        {page.agents.length > 0 && (
          <a
            href={writeRoute({
              source: links.source,
              ...viewReport({ agent, group: view.group, ...(view.from !== null ? { from: view.from, to: view.to } : monthEnds(month)) }),
            })}
          >
            {t('reports.title')}
          </a>
        )}
        <MonthSteps month={month} onMonth={(next) => change({ month: next, from: null, to: null, rows: null })} />
      </header>
      {page.agents.length === 0 && (
        <EmptyState title={t('agents.empty.title')} icon={<CalendarOff size={32} strokeWidth={1.25} aria-hidden="true" />}>
          <p>{t(`agents.empty.${place}`)}</p>
        </EmptyState>
      )}
      {isUnknown && (
        <EmptyState
          title={t('agents.unknown.title')}
          icon={<UserX size={32} strokeWidth={1.25} aria-hidden="true" />}
          actions={<a href={writeRoute({ source: links.source, ...viewAgents({ month: view.month }) })}>{t('agents.unknown.back')}</a>}
        >
          <p>{t('agents.unknown.text')}</p>
        </EmptyState>
      )}
      {page.agents.length > 0 && !isUnknown && (
        <AgentsMonth
          key={`${agent}:${view.group}`}
          {...{ activity, place, view, month, links, zone, now, onChange: change }}
          agent={found}
          agents={shown}
        />
      )}
    </main>
  );
}

export interface MonthProps extends AgentsScreenProps {
  /** Null: the whole group, or all. */
  agent: Agent | null;
  agents: readonly Agent[];
  month: string;
  zone: string;
  now: number;
  onChange: (next: Partial<AgentsView>) => void;
}

function MonthSteps({ month, onMonth }: { month: string; onMonth: (month: string) => void }) {
  return (
    <div class={styles['steps']} role="group" aria-label={t('agents.month.label')}>
      <Button look="quiet" label={t('agents.month.before')} onClick={() => onMonth(addMonths(month, -1))}>
        <ChevronLeft size={16} aria-hidden="true" class={styles['turns']} />
      </Button>
      <strong aria-live="polite">{formatMonth(month)}</strong>
      <Button look="quiet" label={t('agents.month.after')} onClick={() => onMonth(addMonths(month, 1))}>
        <ChevronRight size={16} aria-hidden="true" class={styles['turns']} />
      </Button>
    </div>
  );
}
