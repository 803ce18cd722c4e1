/** The statuses of a day: a lane for each console, and the one partition of the day that they make together. */
import { readValueText } from '../events/action-text.ts';
import type { Action } from '../events/action.ts';
import type { StatusKind, StatusSpan } from '../events/activity-api.ts';
import { toSource } from './facts.ts';
import { findEnd } from './recorded.ts';
import { chooseKind, noStatusMs, readStatusKind } from './status-kinds.ts';
import type { Stretch } from './stretches.ts';

/** A status as far as it is known to have held, in a day or beyond it. */
interface Held extends Stretch {
  console: string | null;
  name: string | null;
  kind: StatusKind;
  end: 'seen' | 'unknown' | 'running';
  fact: Action;
}

/** Whether it says which status the agent has from then on. A supervisor can set another agent's: that is not the supervisor's own. */
function isStatus({ event, entity, actor }: Action): boolean {
  if (event === 'account.logged-out') return true;
  if (event !== 'agent.status-changed' && event !== 'agent.went-online' && event !== 'agent.went-offline') return false;
  const [thing, person] = [entity.value, actor.person];
  if (thing === null || (thing.id === null && thing.name === null)) return true;
  if (thing.id !== null && person?.id != null) return thing.id === person.id;
  return thing.name === null || person?.name == null || thing.name === person.name;
}

/** A console's status holds until its next one, its log-out or log-in, or the end of what was recorded, whichever comes first. */
export function holdStatuses(own: readonly Action[], recorded: readonly Stretch[], runningTo: number | null): Held[] {
  const facts = own.filter((action) => isStatus(action) || action.event === 'account.logged-in');
  return [...Map.groupBy(facts, (action) => action.console)].flatMap(([console, seen]) =>
    seen.flatMap((fact, index): Held[] => {
      // Who has just logged in has some status, and nobody saw which.
      if (fact.event === 'account.logged-in') return [];
      const next = seen[index + 1]?.at ?? Infinity;
      const to = Math.min(next, findEnd(recorded, fact.at));
      const isLogOut = fact.event === 'account.logged-out';
      const name = isLogOut ? null : readValueText(fact.to.value);
      const end = to === next ? 'seen' : to === runningTo ? 'running' : 'unknown';
      return [{ from: fact.at, to, console, name, kind: readStatusKind(fact.event, name), end, fact }];
    }),
  );
}

/** As far as it is in the day. What somebody set and nobody saw for any time is there with its start alone. */
export function listStatuses(held: readonly Held[], day: Stretch): StatusSpan[] {
  return held
    .filter(({ from, to }) => from < day.to && (to > day.from || (from === to && from >= day.from)))
    .map(({ from, to, console, name, kind, end, fact }) => ({
      console,
      name,
      kind,
      source: toSource(fact),
      ...toSpan({ from, to }, end, day),
    }))
    .sort((a, b) => (a.fromAt ?? 0) - (b.fromAt ?? 0) || compare(a.console, b.console));
}

/** A stretch that is known to have been, cut to the day, with what is known of its ends. */
export function toSpan({ from, to }: Stretch, end: 'seen' | 'unknown' | 'running', day: Stretch, isStartSeen = true) {
  const start: StatusSpan['start'] = from < day.from ? 'day-before' : isStartSeen ? 'seen' : 'unknown';
  const last: StatusSpan['end'] = to > day.to ? 'day-after' : end;
  return { fromAt: Math.max(from, day.from), toAt: Math.min(to, day.to), start, end: last };
}

/** The time in each kind, and in none that is known: together the whole stretch. */
export function partition(
  held: readonly Held[],
  within: Stretch,
): { ms: ReturnType<typeof noStatusMs>; stretches: (Stretch & { kind: StatusKind })[] } {
  const inside = held.filter(({ from, to }) => from < within.to && to > within.from);
  const turns = new Set([within.from, within.to]);
  for (const { from, to } of inside) for (const at of [from, to]) if (at > within.from && at < within.to) turns.add(at);
  const times = [...turns].sort((a, b) => a - b);
  const ms = noStatusMs();
  const stretches: (Stretch & { kind: StatusKind })[] = [];
  for (const [index, from] of times.entries()) {
    const to = times[index + 1];
    if (to === undefined) break;
    const kind = chooseKind(inside.filter((each) => each.from <= from && each.to >= to).map((each) => each.kind));
    ms[kind ?? 'unknown'] += to - from;
    if (kind !== null) stretches.push({ from, to, kind });
  }
  return { ms, stretches };
}

function compare(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}
