/** This page among the tabs of its origin: which tab and document it is, and a lock that says that it is there. */
import { newId } from '../lib/events/id.ts';
import type { Place } from '../lib/events/stream.ts';

const tabItem = 'cotrail-companion-tab';
const lockPrefix = 'cotrail-companion-page:';

/** Makes the page known as long as it is shown. A lock that outlived `pagehide` would keep the browser from going back to it as it stood. */
export function enterPage(signal: AbortSignal): Place {
  const place: Place = { tab: takeTab(), frame: 0, document: newId(), origin: location.origin };
  let leave = holdLock(place);
  addEventListener(
    'pagehide',
    () => {
      sessionStorage.setItem(tabItem, String(place.tab));
      leave();
    },
    { signal },
  );
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (!persisted) return;
      sessionStorage.removeItem(tabItem);
      leave = holdLock(place);
    },
    { signal },
  );
  return place;
}

/** The documents that are open in this origin. */
export async function listPages(): Promise<Set<string>> {
  const { held = [], pending = [] } = await navigator.locks.query();
  const names = [...held, ...pending].map(({ name = '' }) => name);
  return new Set(names.filter((name) => name.startsWith(lockPrefix)).map((name) => name.slice(lockPrefix.length)));
}

/** A tab's number goes from page to page through its storage, where nothing stands meanwhile: a copied tab is another one. */
function takeTab(): number {
  const known = Number(sessionStorage.getItem(tabItem));
  sessionStorage.removeItem(tabItem);
  return known > 0 ? known : crypto.getRandomValues(new Uint32Array(1))[0]! >>> 1;
}

function holdLock({ document }: Place): () => void {
  let leave: () => void = () => undefined;
  const shown = new Promise<void>((resolve) => (leave = resolve));
  navigator.locks.request(`${lockPrefix}${document}`, () => shown).catch((error: unknown) => console.warn('cotrail:', error));
  return leave;
}
