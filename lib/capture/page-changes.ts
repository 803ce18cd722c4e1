/** Changes of the document's address without a load: pushed, replaced, a fragment, or a step in the history. */
import type { CaptureContext, Emit } from './context.ts';
import { listen } from './listen.ts';

export type RouteKind = 'push' | 'replace' | 'hash' | 'pop';

/** Returns a check that finds a change which no event told of; call it now and then. */
export function startPageChanges(emit: Emit, context: CaptureContext, signal: AbortSignal): () => void {
  let last = location.href;
  // Kept as it was scrubbed then: what was typed has changed since.
  let from = context.scrub(last);
  let length = history.length;

  function commit(how: RouteKind): void {
    if (location.href === last) return;
    last = location.href;
    length = history.length;
    const to = context.scrub(last);
    emit({ type: 'page-change', data: { how, from, to } });
    from = to;
  }

  if ('navigation' in window) watchNavigation(commit, signal);
  listen(window, ['popstate'], () => commit('pop'), signal);
  listen(window, ['hashchange'], () => commit('hash'), signal);
  return () => commit(history.length === length ? 'replace' : 'push');
}

/** A page's history cannot be patched from an isolated world; the Navigation API tells us of each change as it happens. */
function watchNavigation(commit: (how: RouteKind) => void, signal: AbortSignal): void {
  let isHash = false;
  navigation.addEventListener('navigate', (event) => (isHash = event.hashChange), { signal });
  navigation.addEventListener(
    'currententrychange',
    (event) => {
      if (event.navigationType === 'traverse') commit('pop');
      else if (isHash) commit('hash');
      else if (event.navigationType !== null) commit(event.navigationType === 'replace' ? 'replace' : 'push');
    },
    { signal },
  );
}
