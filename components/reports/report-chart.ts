/** What a part of a report looks like as bars: pure, from the rows that its table is made of. */
import type { LevelRow, StatusRow } from '../../lib/activity/reports.ts';
import { t } from '../../lib/text/t.ts';
import { formatCount, formatShare, formatShort } from '../agents/amounts.ts';

/** How a piece of a bar is filled: told apart in black and white too, from the fullest to the faintest. `hatched` is what nobody knows. */
export const fills = ['solid', 'striped', 'dotted', 'light', 'open', 'hatched'] as const;
export type Fill = (typeof fills)[number];

/** At the end of a bar that could be another one, in letters and not in a picture. */
export const unsureSign = '\u26A0\uFE0E';

export interface ChartBar {
  name: string;
  /** In the order of the series. */
  values: number[];
  /** Behind the bar's end: what the bar alone does not say. */
  label: string;
  /** Something was not recorded: the bar could be another. */
  isUnsure: boolean;
}

export interface ReportChart {
  /** Bars that lie, with names of any length, or that stand, in order of time. */
  bars: 'lie' | 'stand';
  series: { name: string; fill: Fill }[];
  rows: ChartBar[];
  /** What is shown, as a sentence: whoever does not see it reads the table. */
  title: string;
  unit: string;
  /** Of a value on the axis. */
  scale: (value: number) => number;
  write: (value: number) => string;
}

const hourMs = 3_600_000;
const statusFills = { online: 'solid', busy: 'striped', away: 'dotted', offline: 'open', other: 'light', unknown: 'hatched' } as const;

export function chartStatus(rows: readonly StatusRow[], nameOf: (row: StatusRow) => string, title: string): ReportChart {
  const kinds = Object.keys(statusFills) as (keyof typeof statusFills)[];
  return {
    ...{ bars: 'lie', title: t('reports.chart.status', { title }), unit: t('reports.chart.hours'), write: formatShort },
    scale: (ms) => ms / hourMs,
    series: kinds.map((kind) => ({ name: t(`reports.column.${kind}`), fill: statusFills[kind] })),
    rows: rows.map((row) => ({
      ...{ name: nameOf(row), values: kinds.map((kind) => row.statusMs[kind]), label: '', isUnsure: row.isUnsure },
    })),
  };
}

export function chartLevel<Row extends LevelRow>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  bars: ReportChart['bars'],
  title: string,
): ReportChart {
  return {
    ...{ bars, title: t('reports.chart.level', { title }), unit: t('reports.chart.chats'), scale: (chats) => chats, write: formatCount },
    series: [
      { name: t('reports.column.in-time'), fill: 'solid' },
      { name: t('reports.chart.late'), fill: 'striped' },
      { name: t('reports.column.unanswered'), fill: 'open' },
    ],
    rows: rows.map((row) => ({
      ...{ name: nameOf(row), values: [row.inTime, row.answered - row.inTime, row.unanswered], isUnsure: row.isUnsure },
      label: row.share === null ? '' : formatShare(row.share),
    })),
  };
}
