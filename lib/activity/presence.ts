/** When the agent was logged in, by console. */
import type { Action } from '../events/action.ts';
import type { PresenceSpan } from '../events/activity-api.ts';
import { toSource } from './facts.ts';
import { findEnd, findStart } from './recorded.ts';
import { toSpan } from './statuses.ts';
import type { Stretch } from './stretches.ts';

interface Stay extends Stretch {
  console: string | null;
  isStartSeen: boolean;
  end: 'seen' | 'unknown' | 'running';
  fact: Action;
}

/**
 * From log-in to log-out, as far as it was recorded. Who logs out without having been seen to log in was there since the recording began: else the log-in would have been seen.
 */
export function findStays(own: readonly Action[], recorded: readonly Stretch[], runningTo: number | null): Stay[] {
  const facts = own.filter(({ event }) => event === 'account.logged-in' || event === 'account.logged-out');
  return [...Map.groupBy(facts, (action) => action.console)].flatMap(([console, seen]) =>
    seen.flatMap((fact, index): Stay[] => {
      const before = seen[index - 1];
      if (fact.event === 'account.logged-in') {
        const next = seen[index + 1]?.at ?? Infinity;
        const to = Math.min(next, findEnd(recorded, fact.at));
        return [
          { from: fact.at, to, console, isStartSeen: true, end: to === next ? 'seen' : to === runningTo ? 'running' : 'unknown', fact },
        ];
      }
      const from = Math.max(findStart(recorded, fact.at), before?.at ?? -Infinity);
      // Its log-in was seen in the same stretch, and tells of all of it; or it has logged out twice.
      if (before !== undefined && before.at >= from) return [];
      return [{ from, to: fact.at, console, isStartSeen: false, end: 'seen', fact }];
    }),
  );
}

export function listPresence(stays: readonly Stay[], day: Stretch): PresenceSpan[] {
  return stays
    .filter(({ from, to }) => from < day.to && (to > day.from || (from === to && from >= day.from)))
    .map(({ from, to, console, end, fact, isStartSeen }) => ({
      console,
      source: toSource(fact),
      ...toSpan({ from, to }, end, day, isStartSeen),
    }))
    .sort((a, b) => (a.fromAt ?? 0) - (b.fromAt ?? 0));
}
