/** The sessions screen: filters above a list that fills the rest. */
import { Inbox, SearchX } from 'lucide-preact';
import type { Feed } from '../../lib/feed/feed.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { ReadError } from '../read-error.tsx';
import { goTo, writeRoute, type Route, type SessionsQuery } from '../route.ts';
import { ScreenHead } from '../screen-head.tsx';
import { viewSession } from '../session/session-view.ts';
import { useLoad } from '../use-load.ts';
import { useMedia } from '../use-media.ts';
import { VirtualList } from '../virtual-list.tsx';
import { SessionFilters } from './session-filters.tsx';
import { SessionRow } from './session-row.tsx';
import rowStyles from './session-row.module.css';
import styles from './sessions-screen.module.css';
import { useSessions, type SessionList } from './use-sessions.ts';

interface SessionsScreenProps {
  feed: Feed;
  query: SessionsQuery;
  source: string | null;
}

const columns = ['person', 'sites', 'start', 'length', 'activity', 'state'] as const;

export function SessionsScreen({ feed, query, source }: SessionsScreenProps) {
  const list = useSessions(feed, query);
  const { load: facets } = useLoad(`${feed.place}${JSON.stringify(query)}`, (signal) => feed.readFacets(query, signal));
  const filterBy = (next: SessionsQuery) => goTo({ screen: 'sessions', source, query: next });
  return (
    <main id="content" class={styles['screen']}>
      <ScreenHead title={t('dashboard.sessions.title')} beside={<p role="status">{describeList(list)}</p>}>
        <SessionFilters query={query} facets={facets.state === 'ready' ? facets.value : null} onChange={filterBy} />
      </ScreenHead>
      <Body list={list} place={feed.place} isFiltered={Object.keys(query).length > 0} source={source} onClear={() => filterBy({})} />
    </main>
  );
}

function describeList({ state, loadingMore, total }: SessionList): string {
  if (state === 'failed') return '';
  if (state === 'loading') return t('dashboard.sessions.loading');
  return loadingMore ? t('dashboard.sessions.more') : t('dashboard.sessions.total', { count: total });
}

interface BodyProps {
  list: SessionList;
  place: Feed['place'];
  isFiltered: boolean;
  source: string | null;
  onClear: () => void;
}

function Body({ list, place, isFiltered, source, onClear }: BodyProps) {
  const [isNarrow, isPhone] = [useMedia('(max-width: 1240px)'), useMedia('(max-width: 640px)')];
  if (list.state === 'failed') return <ReadError error={list.error} onRetry={list.retry} />;
  if (list.state === 'ready' && list.sessions.length === 0)
    return isFiltered ? <NoMatch onClear={onClear} /> : <NothingYet place={place} />;
  const routeTo = (index: number): Route => ({ screen: 'session', source, ...viewSession(list.sessions[index]?.id ?? '') });
  return (
    <>
      <div class={rowStyles['heading']} aria-hidden="true">
        {columns.map((column) => (
          <span key={column}>{t(`dashboard.sessions.column.${column}`)}</span>
        ))}
      </div>
      <div class={styles['list']} aria-busy={list.state === 'loading'}>
        <VirtualList
          label={t('dashboard.sessions.list')}
          count={list.sessions.length}
          rowHeight={isPhone ? 100 : isNarrow ? 52 : 36}
          renderRow={(index) => <SessionRow session={list.sessions[index]!} />}
          onOpen={(index) => goTo(routeTo(index))}
          hrefOf={(index) => writeRoute(routeTo(index))}
          onEnd={list.loadMore}
        />
      </div>
    </>
  );
}

function NothingYet({ place }: { place: Feed['place'] }) {
  return (
    <EmptyState title={t('dashboard.sessions.empty.title')} icon={<Inbox size={32} strokeWidth={1.25} aria-hidden="true" />}>
      <p>{t(`dashboard.sessions.empty.${place}`)}</p>
    </EmptyState>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title={t('dashboard.sessions.no-match.title')}
      icon={<SearchX size={32} strokeWidth={1.25} aria-hidden="true" />}
      actions={<Button onClick={onClear}>{t('dashboard.filter.clear')}</Button>}
    >
      <p>{t('dashboard.sessions.no-match.text')}</p>
    </EmptyState>
  );
}
