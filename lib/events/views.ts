/** When a conversation was to be seen, and which records show it: from its view to its leaving, in the tab where that was. No zod at run time here. */
import type { Action } from './action.ts';

/** `toAt` is null where it was never seen to be left: then it is taken to have been there to the document's end. */
export interface Span {
  visit: string;
  session: string | null;
  tab: number | null;
  document: string | null;
  fromAt: number;
  toAt: number | null;
}

/** A page begins to show what it opens before anybody can tell, and goes on until the next thing is drawn. */
const marginMs = 10_000;

/** What one action says of a view; null where it is about none. */
export function readView({ event, view, moment, session, at, id }: Action): { end: boolean; span: Span } | null {
  if (event !== 'conversation.viewed' && event !== 'conversation.left') return null;
  const place = { session: moment?.session ?? session, tab: moment?.tab ?? null, document: moment?.document ?? null };
  return { end: event === 'conversation.left', span: { visit: view?.visit ?? id, ...place, fromAt: at, toAt: null } };
}

/** Joins what is known of a view with what else is: its end alone says when it ended, and how long before it cannot have begun. */
export function joinViews(known: Span | undefined, { end, span }: { end: boolean; span: Span }, dwellMs: number | null): Span {
  if (end) return { ...(known ?? { ...span, fromAt: span.fromAt - (dwellMs ?? 0) }), toAt: span.fromAt };
  return {
    ...(known ?? span),
    session: span.session,
    tab: span.tab,
    document: span.document,
    fromAt: Math.min(span.fromAt, known?.fromAt ?? Infinity),
  };
}

export interface ViewedStream {
  session: string | null;
  tab: number | null;
  document: string | null;
  parentDocument: string | null;
}

/**
 * The times within which a stream's records may show the view; null: none. A tab shows one page at a time, so all of the tab's streams are taken, the frames within the page too; where
 * the tab is not known, all of the session's. Without an end it goes to the end of its document's streams, of others for as long as that one lasted.
 */
export function findShown(span: Span, stream: ViewedStream, endOfDocument: number | null): { from: number; to: number } | null {
  if (span.session === null || stream.session !== span.session) return null;
  if (span.tab !== null && stream.tab !== null && stream.tab !== span.tab) return null;
  const isOfDocument = span.document !== null && (stream.document === span.document || stream.parentDocument === span.document);
  const end = span.toAt ?? (isOfDocument ? Infinity : (endOfDocument ?? Infinity));
  return { from: span.fromAt - marginMs, to: end + marginMs };
}
