/** Frames of sockets: one that a rule means is reported at once; where the rule waits for an answer, what the answer says is reported under the same id. */
import type { Condition } from './profile.ts';
import { holdsAll } from './check-conditions.ts';
import type { HookEvents } from './hook-client.ts';
import type { Observer } from './observe-page.ts';
import type { Sighting } from '../events/sighting.ts';
import type { SocketSignal } from './signal.ts';

interface Waiting {
  id: string;
  at: number;
  sightings: Sighting[];
  yes: Condition[];
  no: Condition[];
}

/** An answer frame that comes later than this is none. */
export const answerMs = 10_000;

export function observeFrames({ queue, profile, match, tellRest, tellShape }: Observer): Pick<HookEvents, 'onFrame'> {
  let waiting: Waiting[] = [];

  function settle(signal: SocketSignal, now: number): void {
    const scene = { signal, groups: {}, page: null, statuses: null };
    waiting = waiting.filter((each) => {
      const ok = holdsAll(each.yes, scene) ? true : each.no.length > 0 && holdsAll(each.no, scene) ? false : null;
      if (ok !== null)
        report(
          each.id,
          each.at,
          now,
          each.sightings.map((sighting) => ({ ...sighting, ok })),
          false,
        );
      return ok === null && now - each.at < answerMs;
    });
  }

  function report(id: string | undefined, at: number, settledAt: number | null, sightings: Sighting[], waits: boolean): string {
    return queue.put({ kind: 'signal', at, evidence: 'page', request: null, settledAt, status: null, waits, sightings }, id);
  }

  return {
    onFrame(at, signal) {
      if (signal.way === 'in') settle(signal, at);
      const meaning = match(signal);
      tellRest(meaning, at, 'page');
      tellShape(signal, at, meaning);
      for (const sighting of meaning.sightings) {
        const answer = profile.rules.find(({ id }) => id === sighting.rule)?.success?.answer;
        const id = report(undefined, at, answer === undefined ? at : null, [sighting], answer !== undefined);
        if (answer !== undefined) waiting.push({ id, at, sightings: [sighting], yes: answer.yes, no: answer.no ?? [] });
      }
    },
  };
}
