/** Whether an action came about, and who says so. */
import type { Action, Evidence } from '../events/action.ts';
import type { Flight } from './flight.ts';
import type { Joined } from './join-sightings.ts';

/**
 * Confirmed by the browser where its status suffices, by the page where only the answer's body tells. A request that only the page knows of was attempted,
 * whatever the page says; a frame that was answered, or that came from the console's server, and a socket that the page closed, is confirmed by the page, since nobody else can see it.
 */
export function judgeOutcome({ rule, ok, evidence }: Joined, main: Flight): Action['outcome'] {
  const say = (value: 'confirmed' | 'attempted' | 'failed', by: Action['outcome']['evidence'] = evidence) => ({ value, evidence: by });
  const { success } = rule;
  const asksBody = success?.where !== undefined;
  if (main.evidence === 'network') {
    if (main.broken) return say('failed', ['network']);
    if (main.status === null) return say('attempted');
    if (!isFine(main.status, success?.statuses)) return say('failed', ['network']);
    if (!asksBody) return say('confirmed', ['network']);
    return ok === null ? say('attempted') : say(ok ? 'confirmed' : 'failed', ['page']);
  }
  if (success?.answer !== undefined) return ok === null ? say('attempted') : say(ok ? 'confirmed' : 'failed', ['page']);
  if (rule.when.every((when) => 'socket' in when && when.socket.way !== 'out')) return say('confirmed', ['page']);
  if (asksBody && ok === false) return say('failed', ['page']);
  if (main.status !== null && !isFine(main.status, success?.statuses)) return say('failed', ['page']);
  return say('attempted');
}

function isFine(status: number, statuses: readonly number[] | undefined): boolean {
  return statuses === undefined ? status >= 200 && status < 400 : statuses.includes(status);
}

/** Where the answer says nothing: it came about if the console shows the new value afterwards, as `shown` tells. If it does not, nobody knows. */
export function judgeShown(outcome: Action['outcome'], shown: readonly Evidence[] | null): Action['outcome'] {
  if (outcome.value !== 'confirmed') return outcome;
  return shown === null ? { ...outcome, value: 'attempted' } : { ...outcome, evidence: [...new Set([...outcome.evidence, ...shown])] };
}
