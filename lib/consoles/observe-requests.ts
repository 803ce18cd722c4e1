/** Requests as the hook tells of them: reported when they start, so that nothing is lost with the page, and again when their answer is there. */
import { hashText } from './hash-text.ts';
import type { HookEvents } from './hook-client.ts';
import { mayMatch } from './may-match.ts';
import type { Observer } from './observe-page.ts';
import type { RequestSignal } from './signal.ts';

interface Begun {
  id: string | undefined;
  at: number;
  route: Record<string, string>;
}

export function observeRequests({
  queue,
  profile,
  readRoute,
  match,
  tellRest,
  tellShape,
}: Observer): Pick<HookEvents, 'onRequest' | 'onAnswer'> {
  /** By the hook's numbers: the report's id, when the request began, and which conversation was open then. */
  const open = new Map<number, Begun>();

  function tell(signal: RequestSignal, { id, at, route }: Begun, settledAt: number | null): string | undefined {
    const meaning = match(signal, route);
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
      const begun = { id: undefined, at, route: readRoute() };
      open.set(number, { ...begun, id: tell(signal, begun, null) });
      if (open.size > 500) open.delete(open.keys().next().value!);
    },
    onAnswer(number, settledAt, signal) {
      const begun = open.get(number);
      open.delete(number);
      tell(signal, begun ?? { id: undefined, at: settledAt, route: readRoute() }, settledAt);
    },
  };
}

/** The browser's record of a request has no fragment. */
export function withoutHash(url: URL): string {
  return url.href.slice(0, url.href.length - url.hash.length);
}
