/** Stretches of time and what is done with them: joined, cut, measured. Each is `[from, to)`. */

export interface Stretch {
  from: number;
  to: number;
}

/** In order and apart; what touches or overlaps becomes one, what lasts no time is left out. */
export function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const { from, to } of stretches.filter((each) => each.to > each.from).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** What both have. */
export function intersect(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const [a, b] = [joinStretches(some), joinStretches(others)];
  const both: Stretch[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [one, other] = [a[i]!, b[j]!];
    const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
    if (to > from) both.push({ from, to });
    if (one.to < other.to) i += 1;
    else j += 1;
  }
  return both;
}

/** What of the first none of the others has. */
export function subtract(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const holes = joinStretches(others);
  return joinStretches(some).flatMap(({ from, to }) => {
    const rest: Stretch[] = [];
    let next = from;
    for (const hole of holes) {
      if (hole.to <= next || hole.from >= to) continue;
      if (hole.from > next) rest.push({ from: next, to: hole.from });
      next = hole.to;
    }
    return next < to ? [...rest, { from: next, to }] : rest;
  });
}

/** How long they last together; what overlaps counts once. */
export function measure(stretches: readonly Stretch[]): number {
  return joinStretches(stretches).reduce((sum, { from, to }) => sum + to - from, 0);
}

/** How many of them there are at most at one time. */
export function countAtOnce(stretches: readonly Stretch[]): number {
  const turns = stretches.flatMap(({ from, to }) =>
    to > from
      ? [
          { at: from, by: 1 },
          { at: to, by: -1 },
        ]
      : [],
  );
  let now = 0;
  let most = 0;
  for (const { by } of turns.sort((a, b) => a.at - b.at || a.by - b.by)) most = Math.max(most, (now += by));
  return most;
}
