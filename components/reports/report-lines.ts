/** A report as parts of lines under the same columns: what the screen shows and what a file holds are the same numbers. */
import { reportLevel, reportStatus, type LevelRow, type StatusRow } from '../../lib/activity/reports.ts';
import type { Agent, ChatsPage, DaysPage } from '../../lib/events/activity-api.ts';
import { t } from '../../lib/text/t.ts';
import { formatCount, formatShare, formatShort } from '../agents/amounts.ts';
import { formatDay, formatWeekday } from '../agents/days.ts';
import { nameAgent } from '../agents/item-words.ts';
import { chartLevel, chartStatus, type ReportChart } from './report-chart.ts';

export interface ReportColumn {
  header: string;
  /** With the unit that the numbers of a file are in. */
  fileHeader: string;
  write: (value: number) => string;
  /** The number as a file has it. */
  toFile: (value: number) => number;
}

export interface ReportLine {
  name: string;
  /** As a file has it, where that is another: the day itself, which every program can sort by. */
  fileName?: string;
  /** Null where there is none, which is not nought. */
  values: (number | null)[];
  isUnsure: boolean;
}

export interface ReportPart {
  id: string;
  title: string;
  lines: ReportLine[];
  chart?: ReportChart;
  /** Days of every agent are too many for a screen: files have them. */
  isFileOnly?: boolean;
}

export interface Report {
  columns: ReportColumn[];
  parts: ReportPart[];
  /** How it was counted, and in whose time. */
  notes: string[];
}

const count = (header: string): ReportColumn => ({ header, fileHeader: header, write: formatCount, toFile: (value) => value });
const share = (header: string): ReportColumn => ({
  ...{ header, fileHeader: t('reports.column.ratio', { name: header }), write: formatShare },
  toFile: (value) => Math.round(value * 10_000) / 10_000,
});
const time = (header: string): ReportColumn => ({
  ...{ header, fileHeader: t('reports.column.minutes', { name: header }), write: formatShort },
  toFile: (ms) => Math.round(ms / 600) / 100,
});

export function writeStatusReport({ days, agents }: DaysPage, chosen: string | null): Report {
  const { totals, days: byDay } = reportStatus(days, agents);
  const kinds = ['online', 'busy', 'away', 'offline', 'other', 'unknown'] as const;
  const toLine = (name: string, row: StatusRow): ReportLine => ({
    ...{ name, ...(row.day !== null && { fileName: row.day }) },
    values: [...kinds.map((kind) => row.statusMs[kind]), row.loggedInMs, row.inChatsMs, row.outOfChatsMs],
    isUnsure: row.isUnsure,
  });
  const names = new Map(agents.map((agent) => [agent.id, nameAgent(agent)]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const perAgent = [...Map.groupBy(byDay, ({ agent }) => agent)].map(([agent, rows]) => ({
    ...{ id: `days:${agent}`, title: t('reports.section.days', { agent: nameOf(agent) }), isFileOnly: agent !== chosen },
    lines: rows.map((row) => toLine(formatDay(row.day!), row)),
    chart: chartStatus(rows, ({ day }) => formatDay(day!), t('reports.section.days', { agent: nameOf(agent) })),
  }));
  return {
    columns: [
      ...kinds.map((kind) => time(t(`reports.column.${kind}`))),
      ...(['logged-in', 'in-chats', 'out-of-chats'] as const).map((name) => time(t(`reports.column.${name}`))),
    ],
    parts: [
      {
        ...{ id: 'agents', title: t('reports.section.agents'), lines: totals.map((row) => toLine(nameOf(row.agent), row)) },
        chart: chartStatus(totals, (row) => nameOf(row.agent), t('reports.section.agents')),
      },
      ...perAgent,
    ],
    notes: [t('reports.define.status'), t('reports.define.in-chats'), t('reports.define.unsure'), ...describeZones(agents)],
  };
}

export function writeLevelReport({ days, agents }: DaysPage, { chats }: ChatsPage, within: number): Report {
  const level = reportLevel(chats, days, agents, within * 1000);
  const toLine = (name: string, row: LevelRow): ReportLine => ({
    name,
    values: [row.share, row.inTime, row.answered, row.unanswered],
    isUnsure: row.isUnsure,
  });
  // The 5th of January 2026 was a Monday.
  const nameWeekday = (weekday: number): string => formatWeekday(`2026-01-${String(4 + weekday).padStart(2, '0')}`, 'long');
  const all = t('reports.section.total');
  const draw = <Row extends LevelRow>(
    id: 'groups' | 'hours' | 'weekdays',
    bars: ReportChart['bars'],
    rows: readonly Row[],
    nameOf: (row: Row) => string,
  ): ReportPart => {
    const title = t(`reports.section.${id}`);
    return { id, title, lines: rows.map((row) => toLine(nameOf(row), row)), chart: chartLevel(rows, nameOf, bars, title) };
  };
  return {
    columns: [
      share(t('reports.column.share')),
      ...(['in-time', 'answered', 'unanswered'] as const).map((name) => count(t(`reports.column.${name}`))),
    ],
    parts: [
      { id: 'total', title: all, lines: [toLine(all, level.total)] },
      ...[
        draw('groups', 'lie', level.groups, (row) => row.group ?? t('reports.group.unknown')),
        draw('hours', 'stand', level.hours, (row) => `${String(row.hour).padStart(2, '0')}:00`),
        draw('weekdays', 'stand', level.weekdays, (row) => nameWeekday(row.weekday)),
      ],
    ],
    notes: [
      ...[t('reports.define.level', { count: within }), t('reports.define.unanswered'), t('reports.define.when')],
      ...[t('reports.define.unsure'), ...describeZones(agents)],
    ],
  };
}

function describeZones(agents: readonly Agent[]): string[] {
  const zones = [...new Set(agents.map(({ timeZone }) => timeZone))].sort();
  return zones.length === 0 ? [] : [t('reports.zones', { zones: zones.join(', ').replaceAll('_', ' ') })];
}
