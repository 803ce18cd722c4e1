/** The places at which the words that are looked for stand, and the one that the reader is at. */
import { useEffect, useState } from 'preact/hooks';

export interface Places {
  count: number;
  /** From 0; null where nothing is found. */
  place: number | null;
  current: { line: number; nth: number } | null;
  step: (by: 1 | -1) => void;
}

/** `found`: how many places each line has. */
export function usePlaces(found: readonly number[], words: string): Places {
  const [at, setAt] = useState(0);
  const count = found.reduce((sum, each) => sum + each, 0);
  const place = count === 0 ? null : Math.min(at, count - 1);
  useEffect(() => setAt(0), [words]);
  useEffect(() => {
    if (place !== null) document.querySelector('mark[aria-current]')?.scrollIntoView({ block: 'center' });
  }, [place, words]);
  // From the last on to the first, and back.
  const step = (by: 1 | -1) => place !== null && setAt((place + by + count) % count);
  return { count, place, current: place === null ? null : findPlace(found, place), step };
}

export function findPlace(found: readonly number[], place: number): { line: number; nth: number } | null {
  let before = 0;
  for (const [line, each] of found.entries()) {
    if (place < before + each) return { line, nth: place - before };
    before += each;
  }
  return null;
}
