/** Requests as the hook tells of them: reported when they start, so that nothing is lost with the page, and again when their answer is there. */
import { hashText } from './hash-text.ts';
import type { HookEvents } from './hook-client.ts';
import { mayMatch } from './may-match.ts';
import type { Observer } from './observe-page.ts';
import type { RequestSignal } from './signal.ts';

export function observeRequests({ queue, profile, match, tellRest, tellShape }: Observer): Pick<HookEvents, 'onRequest' | 'onAnswer'> {
  /** Report ids and start times by the hook's numbers. */
  const open = new Map<number, { id: string | undefined; at: number }>();

  function tell(signal: RequestSignal, at: number, settledAt: number | null, id: string | undefined): string | undefined {
    const meaning = match(signal);
    if (settledAt !== null) tellRest(meaning, settledAt, 'page');
    if (settledAt === null) tellShape(signal, at, meaning);
    // What only its answer will tell is told of now too, in order: the browser's record of it is joined to this one and no other.
    const isAwaited = settledAt === null && mayMatch(profile, signal, true);
    if (meaning.sightings.length === 0 && id === undefined && !isAwaited) return undefined;
    const request = { method: signal.method, hash: hashText(withoutHash(signal.url)) };
    const { status } = signal;
    return queue.put(
      { kind: 'signal', at, evidence: 'page', request, settledAt, status, waits: settledAt === null, sightings: meaning.sightings },
      id,
    );
  }

  return {
    onRequest(number, at, signal) {
      open.set(number, { id: tell(signal, at, null, undefined), at });
      if (open.size > 500) open.delete(open.keys().next().value!);
    },
    onAnswer(number, settledAt, signal) {
      const begun = open.get(number);
      open.delete(number);
      tell(signal, begun?.at ?? settledAt, settledAt, begun?.id);
    },
  };
}

/** The browser's record of a request has no fragment. */
export function withoutHash(url: URL): string {
  return url.href.slice(0, url.href.length - url.hash.length);
}
