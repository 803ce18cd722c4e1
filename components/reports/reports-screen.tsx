/** Reports of agents' activity for any range: on screen, on paper, as a file. */
import { CalendarOff, CalendarRange } from 'lucide-preact';
import type { ActivityQuery, AgentsPage } from '../../lib/events/activity-api.ts';
import type { Activity } from '../../lib/feed/activity.ts';
import { t } from '../../lib/text/t.ts';
import { AgentChooser } from '../agents/agent-chooser.tsx';
import { viewAgents } from '../agents/agents-view.ts';
import { readDayRange, writeDayRange } from '../agents/day-range.ts';
import { addDays, dayAt, formatDay } from '../agents/days.ts';
import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { DateMenu } from '../log/date-menu.tsx';
import { ReadError } from '../read-error.tsx';
import { goTo, writeRoute } from '../route.ts';
import { useLoad } from '../use-load.ts';
import { ChartFills } from './chart-fills.tsx';
import { ReportActs } from './report-acts.tsx';
import { writeLevelReport, writeStatusReport } from './report-lines.ts';
import { ReportTable } from './report-table.tsx';
import { longestWithin, readWithin, reportKinds, viewReport, type ReportView } from './report-view.ts';
import styles from './reports.module.css';

/** As many as a collector counts at a time. */
const mostDays = 400;
const usualDays = 28;

interface ReportsScreenProps {
  activity: Activity;
  /** Of the feed, so that another one is read anew. */
  place: 'device' | 'collector';
  view: ReportView;
  source: string | null;
}

export function ReportsScreen(props: ReportsScreenProps) {
  const { activity, place, source, view } = props;
  const { load, retry } = useLoad(`report-agents:${place}`, (signal) => activity.listAgents(signal));
  return (
    <main id="content" class={styles['screen']}>
      {load.state === 'loading' && <p role="status">{t('common.state.loading')}</p>}
      {load.state === 'failed' && <ReadError error={load.error} onRetry={retry} />}
      {load.state === 'ready' && <Chosen key={place} {...{ activity, place, source, view }} page={load.value} />}
    </main>
  );
}

function Chosen(props: ReportsScreenProps & { page: AgentsPage }) {
  const { view, page } = props;
  const zone = (page.agents.find(({ id }) => id === view.agent) ?? page.agents[0])?.timeZone ?? 'UTC';
  const today = dayAt(Date.now(), zone);
  const range =
    view.from !== null && view.to !== null
      ? { from: view.from, to: view.to }
      : { from: addDays(today, 1 - usualDays), to: addDays(today, 1) };
  const query = { ...(view.agent !== null ? { agent: view.agent } : view.group !== null ? { group: view.group } : {}), ...range };
  const isLong = addDays(range.from, mostDays) < range.to;
  return (
    <>
      <Head {...props} range={range} />
      {isLong ? (
        <EmptyState title={t('reports.long.title')} icon={<CalendarRange size={32} strokeWidth={1.25} aria-hidden="true" />}>
          <p>{t('reports.long.text', { count: mostDays })}</p>
        </EmptyState>
      ) : (
        <Shown {...props} query={query} />
      )}
    </>
  );
}

function Head({ view, page, source, range }: ReportsScreenProps & { page: AgentsPage; range: { from: string; to: string } }) {
  const change = (next: Partial<ReportView>) => goTo({ source, ...viewReport({ ...view, ...next }) });
  const { agent, group } = view;
  return (
    <header class={styles['header']}>
      <h1>{t(`reports.kind.${view.kind}`)}</h1>
      <p class={styles['range']}>{t('reports.range', { from: formatDay(range.from), to: formatDay(addDays(range.to, -1)) })}</p>
      <div class={styles['choices']}>
        <a href={writeRoute({ source, ...viewAgents({ agent, group }) })}>{t('reports.back')}</a>
        <div class={styles['kinds']} role="group" aria-label={t('reports.kind.label')}>
          {reportKinds.map((kind) => (
            <Button key={kind} aria-pressed={kind === view.kind} onClick={() => change({ kind })}>
              {t(`reports.kind.${kind}`)}
            </Button>
          ))}
        </div>
        <AgentChooser
          {...{ page, agent, group }}
          onAgent={(next) => change({ agent: next })}
          onGroup={(next) => change({ group: next, agent: null })}
        />
        <DateMenu
          days
          range={view.from === null ? {} : writeDayRange(range)}
          label={t('reports.range.default')}
          onChange={(next) => change(readDayRange(next, Date.now()))}
        />
        {view.kind === 'level' && (
          <label class={styles['within']}>
            {t('reports.within')}
            <input
              {...{ type: 'number', min: 1, max: longestWithin, step: 1, required: true, value: view.within }}
              onChange={({ currentTarget }) => {
                const within = readWithin(currentTarget.value);
                if (within === null) currentTarget.reportValidity();
                else change({ within });
              }}
            />
          </label>
        )}
      </div>
    </header>
  );
}

function Shown({ activity, place, view, query }: ReportsScreenProps & { query: ActivityQuery }) {
  const { kind } = view;
  const { load, retry } = useLoad(JSON.stringify([place, kind, query]), async (signal) => {
    const [days, chats] = await Promise.all([
      activity.listDays(query, signal),
      kind === 'level' ? activity.listChats(query, signal) : null,
    ]);
    return { days, chats };
  });
  if (load.state === 'loading') return <p role="status">{t('common.state.loading')}</p>;
  if (load.state === 'failed') return <ReadError error={load.error} onRetry={retry} />;
  const { days, chats } = load.value;
  if (days.days.length === 0)
    return (
      <EmptyState title={t('reports.empty.title')} icon={<CalendarOff size={32} strokeWidth={1.25} aria-hidden="true" />}>
        <p>{t('reports.empty.text')}</p>
      </EmptyState>
    );
  const report = chats === null ? writeStatusReport(days, view.agent) : writeLevelReport(days, chats, view.within);
  return (
    <>
      <ReportActs report={report} kind={kind} range={{ from: query.from, last: addDays(query.to, -1) }} />
      <ChartFills />
      {report.parts.map((part) => part.isFileOnly !== true && <ReportTable key={part.id} part={part} columns={report.columns} />)}
      <ul class={styles['notes']}>
        {report.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}
