/** Two sessions on one clock: how far their machines' clocks are apart, and the rows of one as the other's clock would have said them. Raw times stay. */
import type { ClockOffset } from '../events/clock-offset.ts';
import type { Row } from './rows.ts';

/** By how much the other clock is ahead of ours (negative: behind), and how far that may be wrong. */
export interface ClockGap {
  aheadMs: number;
  uncertaintyMs: number;
}

/** What the session's device last wrote of its clock; null: it never did. */
export function readClockOffset(rows: readonly Row[]): ClockOffset | null {
  const mark = rows.findLast(({ known }) => known?.kind === 'mark' && known.mark === 'clock-offset');
  const { offsetMs, uncertaintyMs, at } = mark?.known?.kind === 'mark' ? mark.known.data : {};
  return isNumber(offsetMs) && isNumber(uncertaintyMs) && isNumber(at) && uncertaintyMs >= 0 ? { offsetMs, uncertaintyMs, at } : null;
}

/** Null where either is unknown. Each offset is the collector's clock less the device's own. */
export function compareClocks(own: ClockOffset | null, other: ClockOffset | null): ClockGap | null {
  if (own === null || other === null) return null;
  return { aheadMs: own.offsetMs - other.offsetMs, uncertaintyMs: own.uncertaintyMs + other.uncertaintyMs };
}

/** Rows of a machine whose clock is ahead, at the times that ours would have said. They keep by how much they were moved. */
export function toOwnClock(rows: readonly Row[], aheadMs: number): Row[] {
  return rows.map((row) => ({
    ...row,
    at: row.at - aheadMs,
    until: row.until === null ? null : row.until - aheadMs,
    movedMs: -aheadMs,
  }));
}

/** When its machine's clock said that it was. */
export function readRawTime({ at, movedMs = 0 }: Row): number {
  return at - movedMs;
}

export function nameSide(rows: readonly Row[], side: NonNullable<Row['side']>): Row[] {
  return rows.map((row) => ({ ...row, side }));
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
