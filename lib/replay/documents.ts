/** Which page was on the screen when: the documents of a session, and the choice of one for a moment. */
import type { StreamView } from '../events/api.ts';

/** A document whose picture was recorded. It was open from `from` until `to` (ms epoch, or for ever). */
export interface ReplayDocument {
  stream: string;
  tab: number | null;
  document: string | null;
  parentDocument: string | null;
  /** The browser's number of the frame in its tab: 0 for the page itself. */
  frame: number | null;
  origin: string | null;
  verified: boolean;
  from: number;
  to: number;
  /** False: the stream has no end mark, so `to` is a guess. */
  ended: boolean;
}

/** A tab that somebody used at a time, in order of time. */
export interface TabUse {
  at: number;
  tab: number | null;
}

/** `tab` null follows the activity; `stream` shows that one document (a frame within a page, say) whatever the time. */
export interface Choice {
  tab: number | null;
  stream: string | null;
}

/** The documents with frames, in order of time. One without an end mark lasts until the next page of its tab, or for ever: its last picture is the last that is known. */
export function listDocuments(streams: readonly StreamView[]): ReplayDocument[] {
  const views = streams.filter((view) => view.header.kind === 'frames' && view.records > 0);
  const documents = views.map(describe).sort((a, b) => a.from - b.from);
  for (const [index, document] of documents.entries()) {
    const next = documents.slice(index + 1).find((other) => isPage(other) && isPage(document) && other.tab === document.tab);
    if (next !== undefined) document.to = document.ended ? Math.min(document.to, next.from) : next.from;
  }
  return documents;
}

/** The tabs that a session used, in order of first use. */
export function listTabs(documents: readonly ReplayDocument[]): number[] {
  return [...new Set(documents.map(({ tab }) => tab).filter((tab) => tab !== null))];
}

/** A page's first picture comes a moment after the page, and after the page before it has gone. */
const soonMs = 1000;

/** The document to show at a time; where none was open, the one that opens next, within a moment; else null. */
export function pickDocument(
  documents: readonly ReplayDocument[],
  at: number,
  choice: Choice,
  uses: readonly TabUse[],
): ReplayDocument | null {
  const open = documents.filter(({ from, to }) => from <= at && at <= to).reverse();
  const coming = documents.filter(({ from }) => at < from && from <= at + soonMs);
  return pickFirst(open, at, choice, uses) ?? pickFirst(coming, at, choice, uses);
}

/** The first that fits the choice. */
function pickFirst(documents: readonly ReplayDocument[], at: number, choice: Choice, uses: readonly TabUse[]): ReplayDocument | null {
  if (choice.stream !== null) return documents.find(({ stream }) => stream === choice.stream) ?? null;
  const pages = documents.filter(isPage);
  const tab = choice.tab ?? findTabInUse(uses, at, pages);
  return pages.find((document) => document.tab === tab) ?? (choice.tab === null ? (pages[0] ?? null) : null);
}

/**
 * The recording of each frame of a page by the origin that it showed, null where there is none. Where several of one origin stand in the page,
 * nobody can tell which is which, and none is named.
 */
export function matchFrames(
  origins: readonly string[],
  around: ReplayDocument,
  documents: readonly ReplayDocument[],
  at: number,
): (ReplayDocument | null)[] {
  const inside = documents.filter(
    (each) => !isPage(each) && each.tab === around.tab && each.from <= at && at <= each.to && isDirectlyIn(each, around),
  );
  return origins.map((origin) => {
    const [found, ...others] = inside.filter((each) => each.origin === origin);
    const isAlone = others.length === 0 && origins.filter((other) => other === origin).length === 1;
    return isAlone ? (found ?? null) : null;
  });
}

/** A browser without ids for documents says no more than the tab. */
function isDirectlyIn({ parentDocument }: ReplayDocument, around: ReplayDocument): boolean {
  return isPage(around) && (around.document === null || parentDocument === around.document);
}

/** A page of its own, not a frame within one. Not every browser names the document around a frame, but each numbers its frames. */
export function isPage({ frame, parentDocument }: ReplayDocument): boolean {
  return (frame ?? 0) === 0 && parentDocument === null;
}

/** The last entry at or before a time; entries stand in order of time. */
export function findLastBefore<T>(entries: readonly T[], at: number, readAt: (entry: T) => number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (readAt(entries[middle]!) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function findTabInUse(uses: readonly TabUse[], at: number, open: readonly ReplayDocument[]): number | null {
  for (let index = findLastBefore(uses, at, (use) => use.at); index >= 0; index -= 1) {
    const tab = uses[index]!.tab;
    if (open.some((document) => document.tab === tab)) return tab;
  }
  return null;
}

function describe({ header, firstAt, lastAt, ended }: StreamView): ReplayDocument {
  const { id, tab, frame, document, parentDocument, origin, verified, openedAt } = header;
  return {
    stream: id,
    tab,
    document,
    parentDocument,
    frame,
    origin,
    verified,
    from: Math.min(firstAt ?? openedAt, openedAt),
    to: ended ? (lastAt ?? openedAt) : Infinity,
    ended,
  };
}
