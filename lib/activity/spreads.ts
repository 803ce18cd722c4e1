/** What is said of many values at once: their middle, and what nine of ten stay under. */
import type { Spread } from '../events/activity-api.ts';

/** By nearest rank: always one of the values, so that what is counted in whole stays whole. Null of none. */
export function readPercentile(values: readonly number[], share: number): number | null {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

export function toSpread(values: readonly number[]): Spread {
  return { count: values.length, medianMs: readPercentile(values, 0.5), p90Ms: readPercentile(values, 0.9) };
}

export function toMean(values: readonly number[]): { count: number; mean: number | null } {
  return { count: values.length, mean: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length };
}
