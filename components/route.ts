/** The address of every screen: the hash, read and written; nothing else decides what is shown. */
import { signal } from '@preact/signals';
import { SessionQuery } from '../lib/events/api.ts';
import {
  readAgentDayView,
  readAgentsView,
  readDay,
  writeAgentDayView,
  writeAgentsView,
  type AgentDayView,
  type AgentsView,
} from './agents/agents-view.ts';
import { readDataPart, writeDataPath, type DataPart } from './data/data-view.ts';
import { readDevicesView, writeDevicesView, type DevicesView } from './devices/devices-view.ts';
import { readLogView, writeLogView, type LogView } from './log/log-view.ts';
import { readReportView, writeReportView, type ReportView } from './reports/report-view.ts';
import { readSessionView, writeSessionView, type SessionView } from './session/session-view.ts';
import { readTranscriptView, writeTranscriptView, type TranscriptView } from './transcript/transcript-view.ts';

export type SessionsQuery = Omit<SessionQuery, 'cursor' | 'limit'>;

/** `source` is the place of the feed where there is more than one. */
export type Route = { source: string | null } & (
  | { screen: 'sessions'; query: SessionsQuery }
  | ({ screen: 'session' } & SessionView)
  | ({ screen: 'log' } & LogView)
  | ({ screen: 'transcript' } & TranscriptView)
  | ({ screen: 'agents' } & AgentsView)
  | ({ screen: 'agent-day' } & AgentDayView)
  | ({ screen: 'reports' } & ReportView)
  | { screen: 'accounts' }
  | { screen: 'data'; part: DataPart }
  | ({ screen: 'devices' } & DevicesView)
  | { screen: 'unknown' }
);

export function readRoute(hash: string): Route {
  const url = new URL(hash.replace(/^#/, '') || '/sessions', 'https://cotrail.invalid');
  const source = url.searchParams.get('source');
  const [, place = '', id = '', ...rest] = url.pathname.split('/');
  if (place === 'agents') return { source, ...readAgentsRoute([id, ...rest], url.searchParams) };
  if (rest.length > 0) return { source, screen: 'unknown' };
  if (place === 'sessions' && id !== '') return { source, screen: 'session', ...readSessionView(readPart(id), url.searchParams) };
  if (place === 'transcripts' && id !== '') return { source, screen: 'transcript', ...readTranscriptView(readPart(id), url.searchParams) };
  if (place === '' || place === 'sessions') return { source, screen: 'sessions', query: readQuery(url.searchParams) };
  if (place === 'devices' && id === '') return { source, screen: 'devices', ...readDevicesView(url.searchParams) };
  if ((place === 'conversations' || place === 'audit') && id === '')
    return { source, screen: 'log', ...readLogView(place, url.searchParams) };
  if (place === 'reports' && id === '') return { source, screen: 'reports', ...readReportView(url.searchParams) };
  const part = place === 'data' ? readDataPart(id) : null;
  if (part !== null) return { source, screen: 'data', part };
  if (place === 'accounts' && id === '') return { source, screen: 'accounts' };
  return { source, screen: 'unknown' };
}

/** A month, or the day of one agent. */
function readAgentsRoute(
  [id = '', text, ...rest]: string[],
  search: URLSearchParams,
): ({ screen: 'agents' } & AgentsView) | ({ screen: 'agent-day' } & AgentDayView) | { screen: 'unknown' } {
  const day = readDay(text ?? null);
  if (id === '' && text === undefined) return { screen: 'agents', ...readAgentsView(search) };
  if (id === '' || day === null || rest.length > 0) return { screen: 'unknown' };
  return { screen: 'agent-day', ...readAgentDayView(readPart(id), day, search) };
}

export function writeRoute(route: Route): string {
  const search = writeSearch(route);
  if (route.source !== null) search.set('source', route.source);
  return `#${writePath(route)}${search.size > 0 ? `?${search}` : ''}`;
}

/** The route that the address names now. */
export const currentRoute = signal<Route>(readRoute(location.hash));
addEventListener('hashchange', () => (currentRoute.value = readRoute(location.hash)));

/** Goes to a route. `replace` is for changes that Back should not stop at, such as the playing position. */
export function goTo(route: Route, how: 'push' | 'replace' = 'push'): void {
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', writeRoute(route));
  currentRoute.value = route;
}

function writePath(route: Route): string {
  if (route.screen === 'session') return `/sessions/${encodeURIComponent(route.id)}`;
  if (route.screen === 'transcript') return `/transcripts/${encodeURIComponent(route.conversation)}`;
  if (route.screen === 'agents') return '/agents';
  if (route.screen === 'agent-day') return `/agents/${encodeURIComponent(route.agent)}/${route.day}`;
  if (route.screen === 'reports') return '/reports';
  if (route.screen === 'accounts') return '/accounts';
  if (route.screen === 'devices') return '/devices';
  if (route.screen === 'data') return writeDataPath(route.part);
  return route.screen === 'log' ? `/${route.log}` : '/sessions';
}

function writeSearch(route: Route): URLSearchParams {
  if (route.screen === 'session') return writeSessionView(route);
  if (route.screen === 'log') return writeLogView(route);
  if (route.screen === 'transcript') return writeTranscriptView(route);
  if (route.screen === 'agents') return writeAgentsView(route);
  if (route.screen === 'agent-day') return writeAgentDayView(route);
  if (route.screen === 'reports') return writeReportView(route);
  if (route.screen === 'devices') return writeDevicesView(route);
  const entries = route.screen === 'sessions' ? Object.entries(route.query) : [];
  return new URLSearchParams(entries.flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, String(value)]])));
}

/** What does not fit is left out: an address is typed by people. */
function readQuery(search: URLSearchParams): SessionsQuery {
  const query = [...search].filter(([key, value]) => SessionQuery.safeParse({ [key]: value }).success);
  const { cursor: _cursor, limit: _limit, ...kept } = SessionQuery.parse(Object.fromEntries(query));
  return kept;
}

/** A part of an address as it was before it was written there; one that nobody wrote so, as it is. */
function readPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // A lone % is no encoding: then it is the text itself.
  }
}
