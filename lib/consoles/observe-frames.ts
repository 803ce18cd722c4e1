/** Frames of sockets: one that a rule means is reported at once; where the rule waits for an answer, what the answer says is reported under the same id. */
import { holdsAll } from './check-conditions.ts';
import type { HookEvents } from './hook-client.ts';
import type { Observer } from './observe-page.ts';
import type { Json } from '../events/base.ts';
import type { Sighting } from '../events/sighting.ts';
import type { Answer } from './profile.ts';
import { readValue, toText } from './read-value.ts';
import type { SocketSignal } from './signal.ts';

interface Waiting {
  id: string;
  at: number;
  sightings: Sighting[];
  answer: Answer;
  sent: string | null;
}

/** An answer frame that comes later than this is none. */
export const answerMs = 10_000;

/** What a console does in answer to a frame, or by itself, follows it at once. */
const beforeMs = 1000;

/** What an answer's pair is looked for by; null where it asks for none. */
export function readSent({ pair }: Answer, signal: SocketSignal): string | null {
  const sent = pair && readValue(pair.sent, { signal, groups: {}, page: null, statuses: null });
  return sent === undefined ? null : toText(sent.value);
}

/** Whether a frame that came in is the answer, and which; null: it is none. */
export function judgeAnswer({ yes, no, pair }: Answer, sent: string | null, signal: SocketSignal): boolean | null {
  const scene = { signal, groups: {}, page: null, statuses: null };
  const got = pair && readValue(pair.got, scene);
  if (pair !== undefined && (got === undefined || toText(got.value) !== sent)) return null;
  return holdsAll(yes, scene) ? true : no !== undefined && holdsAll(no, scene) ? false : null;
}

export function observeFrames({ queue, profile, match, tellRest, tellShape }: Observer): Pick<HookEvents, 'onFrame'> {
  let waiting: Waiting[] = [];
  let last: { at: number; frame: Json } | null = null;

  function settle(signal: SocketSignal, now: number): void {
    waiting = waiting.filter((each) => {
      const ok = judgeAnswer(each.answer, each.sent, signal);
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
    onFrame(at, seen) {
      const signal = { ...seen, before: last !== null && at - last.at <= beforeMs ? last.frame : undefined };
      last = { at, frame: seen.frame };
      if (signal.way === 'in') settle(signal, at);
      const meaning = match(signal);
      tellRest(meaning, at, 'page');
      tellShape(signal, at, meaning);
      for (const sighting of meaning.sightings) {
        const answer = profile.rules.find(({ id }) => id === sighting.rule)?.success?.answer;
        const id = report(undefined, at, answer === undefined ? at : null, [sighting], answer !== undefined);
        if (answer !== undefined) waiting.push({ id, at, sightings: [sighting], answer, sent: readSent(answer, signal) });
      }
    },
  };
}
