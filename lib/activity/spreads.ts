/** What is said of many values at once: their middle, and what nine of ten stay under. */
import type { Spread } from '../events/activity-api.ts';

/** By nearest rank: always one of the values, so that what is counted in whole stays whole. Null of none. */
export function readPercentile(values: ArrayLike<number>, share: number): number | null {
  return values.length === 0 ? null : select(new Float64Array(values), Math.max(0, Math.ceil(values.length * share) - 1));
}

export function toSpread(values: ArrayLike<number>): Spread {
  return { count: values.length, medianMs: readPercentile(values, 0.5), p90Ms: readPercentile(values, 0.9) };
}

const millionths = 1_000_000;

/** Summed in millionths, which are whole numbers: the mean of the same values is the same in whatever order they come. */
export function toMean(values: ArrayLike<number>): { count: number; mean: number | null } {
  let sum = 0;
  for (let place = 0; place < values.length; place++) sum += Math.round(values[place]! * millionths);
  return { count: values.length, mean: values.length === 0 ? null : sum / millionths / values.length };
}

/** The value that would stand at this place were they sorted (Hoare's quickselect): of millions, to sort them all takes ten times as long. Leaves them in disorder. */
function select(values: Float64Array, place: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = pickPivot(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let [left, right] = [low, high];
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const swapped = values[left]!;
      values[left++] = values[right]!;
      values[right--] = swapped;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return values[place]!;
}

/** Their middle one: what is sorted already, as it often is, then takes no longer. */
function pickPivot(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
