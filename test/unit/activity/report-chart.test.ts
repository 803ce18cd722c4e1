/** Charts of reports: they hold the numbers of the table, and nothing where there is nothing. */
import { expect, test } from 'vitest';
import { chartLevel, chartStatus, fills } from '../../../components/reports/report-chart.ts';
import type { StatusRow } from '../../../lib/activity/reports.ts';

const level = (answered: number, inTime: number, unanswered: number) => ({
  ...{ answered, inTime, unanswered, share: answered === 0 ? null : inTime / answered, isUnsure: false },
});

test('chats in time, later and without an answer add up, and a share of nothing is no share', () => {
  const chart = chartLevel([level(10, 7, 2), level(0, 0, 3)], (row) => String(row.answered), 'stand', 'By hour');
  expect(chart.rows).toEqual([
    { name: '10', values: [7, 3, 2], label: '70%', isUnsure: false },
    { name: '0', values: [0, 0, 3], label: '', isUnsure: false },
  ]);
  expect(chart.title).toContain('By hour');
});

test('each status has a fill of its own, and what is not known is the hatched one', () => {
  const statusMs = { online: 3_600_000, busy: 1, away: 2, offline: 3, other: 4, unknown: 7_200_000 };
  const row: StatusRow = {
    agent: 'a',
    day: null,
    days: 1,
    spanMs: 1,
    statusMs,
    loggedInMs: 0,
    inChatsMs: 0,
    outOfChatsMs: 0,
    isUnsure: true,
  };
  const { series, rows, scale } = chartStatus([row], () => 'Ada', 'By agent');
  expect(new Set(series.map(({ fill }) => fill))).toEqual(new Set(fills));
  expect(series.at(-1)).toEqual({ name: 'Not known', fill: 'hatched' });
  expect(rows[0]).toMatchObject({ name: 'Ada', isUnsure: true, values: Object.values(statusMs) });
  expect(scale(rows[0]!.values[5]!)).toBe(2);
});
