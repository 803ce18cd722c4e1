/** What the address of the reports says: which report, of whom, of which days, and how soon an answer is in time. */
import type { DayKey } from '../../lib/events/activity-api.ts';
import { readDay } from '../agents/agents-view.ts';

export const reportKinds = ['status', 'level'] as const;
export type ReportKind = (typeof reportKinds)[number];

export interface ReportView {
  kind: ReportKind;
  agent: string | null;
  /** Of the agents. */
  group: string | null;
  /** Days `[from, to)`; both null: the last four weeks. */
  from: DayKey | null;
  to: DayKey | null;
  /** Seconds. */
  within: number;
}

const usualWithin = 30;
export const longestWithin = 86_400;

export function viewReport(part: Partial<ReportView> = {}): { screen: 'reports' } & ReportView {
  return { screen: 'reports', kind: 'status', agent: null, group: null, from: null, to: null, within: usualWithin, ...part };
}

/** What does not fit is left out: an address is typed by people. */
export function readReportView(search: URLSearchParams): ReportView {
  const [from, to] = [readDay(search.get('from')), readDay(search.get('to'))];
  const isRange = from !== null && to !== null && from < to;
  return {
    ...{ kind: search.get('kind') === 'level' ? 'level' : 'status', agent: search.get('agent'), group: search.get('group') },
    ...(isRange ? { from, to } : { from: null, to: null }),
    within: readWithin(search.get('within') ?? '') ?? usualWithin,
  };
}

export function writeReportView({ kind, agent, group, from, to, within }: ReportView): URLSearchParams {
  const values = { kind, agent, group, from, to, within: within === usualWithin ? null : String(within) };
  return new URLSearchParams(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}

/** Whole seconds up to a day; null is none of them. */
export function readWithin(text: string): number | null {
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return seconds >= 1 && seconds <= longestWithin ? seconds : null;
}
