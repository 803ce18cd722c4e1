/** The pages of a list of sessions, read one after the other while the reader scrolls. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SessionSummary } from '../../lib/events/api.ts';
import type { Feed } from '../../lib/feed/feed.ts';
import type { SessionsQuery } from '../route.ts';

export interface SessionList {
  /** `ready` also while more is loading; `failed` keeps what is here. */
  state: 'loading' | 'ready' | 'failed';
  error: unknown;
  sessions: readonly SessionSummary[];
  total: number;
  loadingMore: boolean;
  loadMore: () => void;
  retry: () => void;
}

interface Pages {
  state: SessionList['state'];
  error: unknown;
  sessions: readonly SessionSummary[];
  total: number;
  next: string | null;
}

const none: Pages = { state: 'loading', error: null, sessions: [], total: 0, next: null };
const pageSize = 100;

export function useSessions(feed: Feed, query: SessionsQuery): SessionList {
  const [pages, setPages] = useState<Pages>(none);
  const [loadingMore, setLoadingMore] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const stop = useRef(new AbortController());

  const read = async (cursor: string | null, before: readonly SessionSummary[]): Promise<void> => {
    const { signal } = stop.current;
    try {
      const page = await feed.listSessions({ ...query, limit: pageSize, ...(cursor === null ? {} : { cursor }) }, signal);
      if (!signal.aborted)
        setPages({ state: 'ready', error: null, sessions: [...before, ...page.sessions], total: page.total, next: page.next });
    } catch (error) {
      if (!signal.aborted) setPages({ ...none, state: 'failed', error, sessions: before, next: cursor });
    }
    if (!signal.aborted) setLoadingMore(false);
  };

  useEffect(() => {
    stop.current = new AbortController();
    setPages(none);
    void read(null, []);
    return () => stop.current.abort();
  }, [feed, JSON.stringify(query), attempt]);

  return {
    ...pages,
    loadingMore,
    loadMore() {
      if (pages.state !== 'ready' || pages.next === null || loadingMore) return;
      setLoadingMore(true);
      void read(pages.next, pages.sessions);
    },
    retry: () => setAttempt(attempt + 1),
  };
}
