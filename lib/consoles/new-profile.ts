/** A profile with nothing in it yet, for a console that nobody has described. */
import { profileFormat, type Profile } from './profile.ts';

export function newProfile(site: string): Profile {
  const { hostname } = new URL(site);
  const id = `own-${hostname
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}`.slice(0, 100);
  return {
    format: profileFormat,
    id,
    name: hostname,
    version: '1.0.0',
    sources: ['taught by an admin'],
    hosts: [],
    conversation: { routes: [], link: null },
    person: [],
    remember: [],
    rules: [],
    ignore: [],
    notCovered: [],
  };
}
