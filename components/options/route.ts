/** The options' addresses: `#/collector`, `#/sites/add?origin=…`: every state but a pairing link's has one. */
import { useLayoutEffect, useState } from 'preact/hooks';

export const sections = ['collector', 'sites', 'consoles', 'you', 'copies', 'check', 'file', 'recorded', 'welcome'] as const;
export type Section = (typeof sections)[number];

/** `act` and `origin` belong to the sites: which editor is open. */
export interface Route {
  section: Section;
  act: 'add' | 'edit' | 'rules' | null;
  origin: string | null;
}

/** Reads `location.hash`; what is unknown leads to the collector. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [first, act] = path.split('/');
  const section = sections.find((name) => name === first) ?? 'collector';
  return {
    section,
    act: section === 'sites' && (act === 'add' || act === 'edit' || act === 'rules') ? act : null,
    origin: new URLSearchParams(query).get('origin'),
  };
}

/** The address of a section, or of a site's editor in it. */
export function writeRoute(section: Section, act?: 'add' | 'edit' | 'rules', origin?: string): string {
  const query = origin === undefined ? '' : `?${new URLSearchParams({ origin })}`;
  return `#/${section}${act === undefined ? '' : `/${act}`}${query}`;
}

/** The route of now; the component renders again when the address changes. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  // Not a moment after the first rendering: an address that changes in between would be missed.
  useLayoutEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
