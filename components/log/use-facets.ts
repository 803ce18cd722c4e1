/** The counts beside a log's choices. While new ones are read the last ones stay, so that a menu that is open does not jump. */
import { useEffect, useState } from 'preact/hooks';
import type { ActionFacets, ActionFilter } from '../../lib/events/action-api.ts';
import type { Feed } from '../../lib/feed/feed.ts';

/** Null until they are known, and where they cannot be read: a log without counts is still a log. */
export function useFacets(feed: Feed, filter: ActionFilter, revision: number): ActionFacets | null {
  const [facets, setFacets] = useState<ActionFacets | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    feed.readActionFacets(filter, stop.signal).then(
      (found) => !stop.signal.aborted && setFacets(found),
      () => !stop.signal.aborted && setFacets(null),
    );
    return () => stop.abort();
  }, [feed, JSON.stringify(filter), revision]);
  return facets;
}
