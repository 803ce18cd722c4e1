/** Reads a conversation page by page to its beginning; what was read stays when a page fails, and reading goes on from there. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Envelope } from '../../lib/events/envelope.ts';
import type { MessageText } from '../../lib/events/message-text.ts';
import type { Sentiment } from '../../lib/events/sentiment.ts';
import type { Feed } from '../../lib/feed/feed.ts';

export interface Transcript {
  state: 'loading' | 'ready' | 'failed';
  error: unknown;
  actions: Envelope[];
  texts: MessageText[];
  /** How the customer sounded; null where nobody scored it. */
  sentiment: Sentiment | null;
  retry: () => void;
}

type Read = Omit<Transcript, 'retry'> & { next: string | null };

const nothing: Read = { state: 'loading', error: null, actions: [], texts: [], sentiment: null, next: null };
const pageLength = 200;

export function useTranscript(feed: Feed, conversation: string, console: string | null): Transcript {
  const [attempt, setAttempt] = useState(0);
  const [read, setRead] = useState(nothing);
  const latest = useRef({ of: '', read: nothing });
  const of = JSON.stringify([feed.place, conversation, console]);
  useEffect(() => {
    if (latest.current.of !== of) latest.current = { of, read: nothing };
    const stop = new AbortController();
    const show = (change: Partial<Read>) => {
      if (stop.signal.aborted) return;
      latest.current.read = { ...latest.current.read, ...change };
      setRead(latest.current.read);
    };
    const readOn = async () => {
      do {
        const { next, actions, texts } = latest.current.read;
        const query = { conversation, ...(console !== null && { console }), ...(next !== null && { cursor: next }), limit: pageLength };
        const page = await feed.readTranscript(query, stop.signal);
        const told = page.sentiment === undefined ? {} : { sentiment: page.sentiment };
        show({ actions: [...actions, ...page.actions], texts: [...texts, ...page.texts], ...told, next: page.next });
      } while (!stop.signal.aborted && latest.current.read.next !== null);
      show({ state: 'ready' });
    };
    show({ state: 'loading', error: null });
    readOn().catch((error: unknown) => show({ state: 'failed', error }));
    return () => stop.abort();
  }, [of, attempt]);
  return { ...read, retry: () => setAttempt(attempt + 1) };
}
