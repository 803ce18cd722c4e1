/** Made-up sessions, and how they are listed, filtered and counted. */
import type { SessionQuery, SessionSummary } from '../../lib/events/api.ts';
import { interactionTypes } from '../../lib/events/interaction.ts';
import { device, makeId, minute, people, sites, span, start } from './fixture-place.ts';

export function makeSession(index: number): SessionSummary {
  const from = start - index * 47 * minute;
  const length = index === 0 ? span : ((index * 37) % 90) * minute + 40_000;
  const open = index === 0;
  const silent = index % 9 === 4;
  const name = people[index % people.length] ?? null;
  return {
    id: makeId(index + 1),
    device,
    person: name === null ? null : { id: name.toLowerCase().replace(' ', '.'), name, console: null, via: 'console' },
    openedAt: from,
    endedAt: open || silent ? null : from + length,
    closeReason: open || silent ? null : ['idle', 'browser-ended', 'stopped', 'person-changed'][index % 4]!,
    lastInputAt: from + length,
    firstAt: from,
    lastAt: from + length,
    sites: sites.slice(0, (index % 3) + 1),
    tabs: (index % 3) + 1,
    interactions: Object.fromEntries(
      interactionTypes.map((type, place) => [type, place === 6 ? index % 2 : (index * (place + 3)) % 240]),
    ) as SessionSummary['interactions'],
    actions: index % 12,
    frames: 400 + index,
    gaps: index % 5 === 0 ? (index % 3) + 1 : 0,
  };
}

export function fits(session: SessionSummary, { person, site, from, to, type, gaps }: SessionQuery): boolean {
  if (person !== undefined && (session.person?.name ?? session.person?.id) !== person) return false;
  if (site !== undefined && !session.sites.includes(site)) return false;
  if (from !== undefined && session.lastAt < from) return false;
  if (to !== undefined && session.firstAt >= to) return false;
  return (type === undefined || session.interactions[type] > 0) && (gaps === undefined || session.gaps > 0 === (gaps === 'yes'));
}

export function pageOf(sessions: SessionSummary[], { cursor, limit = 100 }: SessionQuery) {
  const from = Number(cursor ?? 0);
  return {
    sessions: sessions.slice(from, from + limit),
    total: sessions.length,
    next: from + limit < sessions.length ? String(from + limit) : null,
  };
}

export function countFacets(sessions: SessionSummary[]) {
  const tally = (read: (session: SessionSummary) => (string | null)[]) => {
    const counts = new Map<string | null, number>();
    for (const value of sessions.flatMap(read)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].map(([value, count]) => ({ value, count }));
  };
  return {
    persons: tally(({ person }) => [person?.name ?? null]),
    sites: tally((session) => session.sites),
    types: tally(({ interactions }) => interactionTypes.filter((type) => interactions[type] > 0)),
  };
}
