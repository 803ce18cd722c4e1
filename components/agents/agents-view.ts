/** What the address of the agents' screens says: whose month, and which day, which part of it and what in it is open. */
import { DayKey } from '../../lib/events/activity-api.ts';

/** A month of one agent, or of a group, else of all. The numbers are of `[from, to)` where it is set, else of the month. */
export interface AgentsView {
  agent: string | null;
  group: string | null;
  /** `2026-10`; null is the month in which it is looked at. */
  month: string | null;
  from: DayKey | null;
  to: DayKey | null;
  /** The number whose rows are open. */
  rows: string | null;
}

export interface AgentDayView {
  agent: string;
  day: DayKey;
  /** The part of the day in sight, in ms epoch; null is the whole. */
  from: number | null;
  to: number | null;
  as: 'lanes' | 'table';
  /** The key of the thing that is open. */
  pick: string | null;
  rows: string | null;
}

export function viewAgents(part: Partial<AgentsView> = {}): { screen: 'agents' } & AgentsView {
  return { screen: 'agents', agent: null, group: null, month: null, from: null, to: null, rows: null, ...part };
}

export function viewAgentDay(agent: string, day: DayKey, part: Partial<AgentDayView> = {}): { screen: 'agent-day' } & AgentDayView {
  return { screen: 'agent-day', agent, day, from: null, to: null, as: 'lanes', pick: null, rows: null, ...part };
}

/** What does not fit is left out: an address is typed by people. */
export function readAgentsView(search: URLSearchParams): AgentsView {
  const month = search.get('month');
  const [from, to] = [readDay(search.get('from')), readDay(search.get('to'))];
  const isRange = from !== null && to !== null && from < to;
  return {
    ...{ agent: search.get('agent'), group: search.get('group'), rows: search.get('rows') },
    month: month !== null && readDay(`${month}-01`) !== null ? month : null,
    ...(isRange ? { from, to } : { from: null, to: null }),
  };
}

export function writeAgentsView(view: AgentsView): URLSearchParams {
  return writeSet({ agent: view.agent, group: view.group, month: view.month, from: view.from, to: view.to, rows: view.rows });
}

export function readAgentDayView(agent: string, day: DayKey, search: URLSearchParams): AgentDayView {
  const [from, to] = [readNumber(search.get('from')), readNumber(search.get('to'))];
  const isPart = from !== null && to !== null && from < to;
  return {
    ...{ agent, day, pick: search.get('pick'), rows: search.get('rows') },
    ...(isPart ? { from, to } : { from: null, to: null }),
    as: search.get('as') === 'table' ? 'table' : 'lanes',
  };
}

export function writeAgentDayView({ from, to, as, pick, rows }: AgentDayView): URLSearchParams {
  return writeSet({ from, to, as: as === 'lanes' ? null : as, pick, rows });
}

/** Null where the text is no day that there is. */
export function readDay(text: string | null): DayKey | null {
  const day = DayKey.safeParse(text);
  if (!day.success) return null;
  const at = Date.parse(`${day.data}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day.data ? null : day.data;
}

function writeSet(values: Record<string, string | number | null>): URLSearchParams {
  return new URLSearchParams(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]])));
}

function readNumber(text: string | null): number | null {
  return text !== null && /^\d{1,16}$/.test(text) ? Number(text) : null;
}
