/** Puts the weekly report together, from the same counted days and chats that the dashboard's screen shows. */
import { reportLevel, reportStatus } from '../../lib/activity/reports.ts';
import { DaysPage } from '../../lib/events/activity-api.ts';
import { WeeklyReport } from '../../lib/events/report-api.ts';
import { everything, type Store } from '../store/store.ts';
import type { Week } from '../../lib/activity/report-week.ts';

export interface ReportTerms {
  timeZone: string;
  withinSeconds: number;
}

export async function writeReport(
  store: Pick<Store, 'writeActivityDays' | 'listActivityChats'>,
  { from, to }: Week,
  { timeZone, withinSeconds }: ReportTerms,
  url: string,
): Promise<WeeklyReport> {
  const { days, agents } = DaysPage.parse(JSON.parse(await store.writeActivityDays(everything, { from, to })));
  const chats = await store.listActivityChats(everything, { from, to });
  const named = new Map(agents.map(({ id, name, groups, timeZone }) => [id, { id, name, groups, timeZone }]));
  const query = new URLSearchParams({ kind: 'level', from, to, within: String(withinSeconds) });
  return WeeklyReport.parse({
    ...{ from, to, timeZone, link: `${url}/#/reports?${query}` },
    agentStatus: reportStatus(days, agents).totals.map(({ agent, day: _all, ...times }) => ({ agent: named.get(agent), ...times })),
    serviceLevel: { withinMs: withinSeconds * 1000, ...reportLevel(chats, days, agents, withinSeconds * 1000) },
  });
}
