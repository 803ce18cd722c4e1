/** A log's screen: filters and exports above a table that fills the rest, one action's panel beside it. */
import { Download, Inbox, SearchX } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { isSamePlace, type LogRow } from '../../lib/audit/log-row.ts';
import { isFiltered } from '../../lib/audit/menus.ts';
import { exportFormats } from '../../lib/events/export-api.ts';
import type { ActionFilter } from '../../lib/events/action-api.ts';
import type { Feed } from '../../lib/feed/feed.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { OptionMenu } from '../option-menu.tsx';
import { ProofMenu } from '../proof-menu.tsx';
import { ReadError } from '../read-error.tsx';
import { goTo } from '../route.ts';
import { ScreenHead } from '../screen-head.tsx';
import { ActionPanel } from './action-panel.tsx';
import { ExportJobs } from './export-jobs.tsx';
import { LogFilters } from './log-filters.tsx';
import { LogStatus } from './log-status.tsx';
import { LogTable } from './log-table.tsx';
import type { LogView } from './log-view.ts';
import styles from './log-screen.module.css';
import { useExports, type ExportJobsView } from './use-exports.ts';
import { useFacets } from './use-facets.ts';
import { useLog, type Log } from './use-log.ts';
import { useRow } from './use-row.ts';

interface LogScreenProps {
  feed: Feed;
  view: LogView;
  source: string | null;
}

export function LogScreen({ feed, view, source }: LogScreenProps) {
  const { log: name, row } = view;
  const filter: ActionFilter = { ...view.filter, log: name };
  const [isSomewhere, setIsSomewhere] = useState(false);
  const [openedHere, setOpenedHere] = useState(false);
  const log = useLog(feed, filter, isSomewhere || row !== null);
  const facets = useFacets(feed, filter, log.revision);
  const jobs = useExports(feed.exports);
  const readProof = feed.proofs?.readLog;
  const load = useRow(feed, name, log, row);
  const change = (next: Partial<LogView>, how: 'push' | 'replace' = 'push') => goTo({ screen: 'log', source, ...view, ...next }, how);
  const open = (next: LogRow, how: 'push' | 'replace') => {
    if (isSamePlace(next, row)) focusPanel();
    const { at, stream, seq } = next;
    if (how === 'push') setOpenedHere(true);
    change({ row: { at, stream, seq } }, row === null ? how : 'replace');
  };
  const close = () => {
    setOpenedHere(false);
    if (row !== null) change({ row: null });
    document.querySelector<HTMLElement>('#content [role="grid"]')?.focus();
  };
  return (
    <main id="content" class={styles['screen']}>
      <ScreenHead
        title={t(`log.${name}.title`)}
        beside={
          <>
            <LogStatus log={log} />
            {name === 'audit' && readProof != null && <ProofMenu of="log" id={feed.place} read={readProof} onDownload={null} />}
          </>
        }
        acts={<ExportMenu jobs={jobs} filter={filter} />}
      >
        <LogFilters log={name} filter={view.filter} facets={facets} onChange={(next, how) => change({ filter: next, row: null }, how)} />
        <ExportJobs view={jobs} />
      </ScreenHead>
      <div class={styles['body']}>
        <Rows
          log={log}
          view={view}
          place={feed.place}
          onOpen={open}
          onClose={close}
          onPlace={setIsSomewhere}
          onClear={() => change({ filter: {} })}
        />
        {row !== null && <ActionPanel place={row} load={load} source={source} takesFocus={openedHere} onClose={close} />}
      </div>
    </main>
  );
}

function focusPanel(): void {
  document.querySelector<HTMLElement>('#content aside h2')?.focus();
}

interface RowsProps {
  log: Log;
  view: LogView;
  place: Feed['place'];
  onOpen: (row: LogRow, how: 'push' | 'replace') => void;
  onClose: () => void;
  onPlace: (isSomewhere: boolean) => void;
  onClear: () => void;
}

function Rows({ log, view, place, onClear, ...acts }: RowsProps) {
  const isEmpty = log.count === 0 && log.state === 'ready';
  return (
    <div class={`${styles['rows']} ${log.state === 'loading' ? styles['loading'] : ''}`}>
      {log.state === 'failed' && <ReadError error={log.error} onRetry={log.retry} />}
      {isEmpty && (isFiltered(view.filter) ? <NoMatch onClear={onClear} /> : <NothingYet log={view.log} place={place} />)}
      {log.count > 0 && <LogTable key={JSON.stringify(view.filter)} name={view.log} log={log} row={view.row} {...acts} />}
    </div>
  );
}

/** The dates in a spreadsheet are the reader's. */
const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

function ExportMenu({ jobs, filter }: { jobs: ExportJobsView; filter: ActionFilter }) {
  return (
    <OptionMenu
      label={t('log.export.label')}
      options={exportFormats.map((value) => ({ value, label: t(`log.export.${value}`) }))}
      chosen={[]}
      commands
      onToggle={(value) => {
        const format = exportFormats.find((each) => each === value);
        if (format !== undefined) jobs.start({ format, filter, timeZone });
      }}
    >
      <Download size={14} aria-hidden="true" />
      {t('log.export.button')}
    </OptionMenu>
  );
}

function NothingYet({ log, place }: { log: LogView['log']; place: Feed['place'] }) {
  return (
    <EmptyState title={t(`log.${log}.empty.title`)} icon={<Inbox size={32} strokeWidth={1.25} aria-hidden="true" />}>
      <p>{t(`log.${log}.empty.${place}`)}</p>
    </EmptyState>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title={t('log.no-match.title')}
      icon={<SearchX size={32} strokeWidth={1.25} aria-hidden="true" />}
      actions={<Button onClick={onClear}>{t('dashboard.filter.clear')}</Button>}
    >
      <p>{t('log.no-match.text')}</p>
    </EmptyState>
  );
}
