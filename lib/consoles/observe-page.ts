/** Watches a console's document by its profile: what the hook tells, touches, addresses, visits; and reports what the rules make of it. */
import { newId } from '../events/id.ts';
import type { Json } from '../events/base.ts';
import type { Report } from '../events/sighting.ts';
import { isIgnored } from './is-ignored.ts';
import { findConversation } from './find-conversation.ts';
import { startHookClient } from './hook-client.ts';
import { makeOrders } from './make-orders.ts';
import { type Meaning, matchSignal } from './match-signal.ts';
import { observeFrames } from './observe-frames.ts';
import { observeRequests } from './observe-requests.ts';
import { createPageReader, type IsMasked } from './page-reader.ts';
import type { Profile } from './profile.ts';
import { readShape } from './read-shape.ts';
import { createReportQueue, type ReportQueue } from './report-queue.ts';
import type { DomSignal, Signal } from './signal.ts';
import { createVisits, type VisitEvents, type Visits } from './visits.ts';
import { watchAddress } from './watch-address.ts';

export interface ObserveOptions {
  profile: Profile;
  /** While an admin teaches: the shapes of all signals are reported, also of touches. */
  teaching: boolean;
  send(reports: Report[]): Promise<unknown>;
  mail(reports: Report[]): void;
  describe(element: Element): { selector: string; label: string | null };
  isMasked: IsMasked;
  signal: AbortSignal;
}

/** How a signal becomes reports. Requests and frames have more to say later; they keep its id. */
export interface Observer {
  queue: ReportQueue;
  profile: Profile;
  /** The groups of the address of the conversation that is open now. */
  readRoute(): Record<string, string>;
  /** `route`: what was open when the signal began, where that is over. */
  match(signal: Signal, route?: Record<string, string>): Meaning;
  /** Reports all of a meaning but its sightings. */
  tellRest(meaning: Meaning, at: number, evidence: 'page' | 'dom'): void;
  tellShape(signal: Signal, at: number, meaning: Meaning): void;
}

/** Pages draw themselves after they have loaded: what is read off them is looked for so long after something in them changed. */
const restMs = 800;

export function observePage({ profile, teaching, send, mail, describe, isMasked, signal }: ObserveOptions): void {
  const queue = createReportQueue(send, mail, signal);
  const globals: Record<string, Json> = {};
  const readRoute = (): Record<string, string> => readOpenRoute(profile);
  const page = createPageReader(globals, readRoute, isMasked);
  const visits = createVisits(newId, document.visibilityState === 'visible', tellVisits(queue));

  const observer: Observer = {
    queue,
    profile,
    readRoute,
    match: (seen, route) =>
      matchSignal(profile, seen, location.origin, route === undefined ? page : { ...page, route: (name) => route[name] ?? null }),
    tellRest({ memos, identity, opened, closed }, at, evidence) {
      if (identity !== null) queue.put({ kind: 'identity', at, evidence, identity });
      if (memos.length > 0) queue.put({ kind: 'memo', at, evidence, memos });
      if (closed) visits.open(null, at);
      if (opened !== null) visits.open({ conversation: opened, link: null, evidence: 'page' }, at);
    },
    tellShape(seen, at, { sightings }) {
      const isMissed = seen.kind === 'request' && seen.method !== 'GET' && sightings.length === 0 && !isIgnored(profile, seen);
      if (!teaching && !isMissed) return;
      // Candidates write nothing, but an admin who teaches sees that they would.
      const all = teaching ? matchSignal(profile, seen, location.origin, page, true).sightings : sightings;
      const matched = [...new Set(all.map(({ rule }) => rule))];
      queue.put({ kind: 'shape', at, shape: readShape(seen, describe), matched });
    },
  };

  function look(evidence: 'dom' | 'route'): void {
    hook.askGlobals();
    const at = Date.now();
    const seen: Signal = { kind: 'load', url: new URL(location.href) };
    const meaning = observer.match(seen);
    observer.tellRest({ ...meaning, sightings: [] }, at, 'dom');
    if (evidence === 'dom') return;
    tellSightings(observer, meaning, at, 'route');
    observer.tellShape(seen, at, meaning);
  }

  const leaving = watchLeaving(signal);

  function arrive(): void {
    if (isWrittenByParent()) return;
    leaving.begun = false;
    const open = findConversation(profile, new URL(location.href));
    if (open !== null || profile.conversation.opened === undefined)
      visits.open(open && { conversation: open.conversation, link: open.link, evidence: 'route' }, Date.now());
    look('route');
  }

  const requests = observeRequests(observer);
  const frames = observeFrames(observer);
  const onFlood = (count: number): void => void queue.put({ kind: 'dropped', at: Date.now(), count });
  const hook = startHookClient(makeOrders(profile, teaching), globals, { ...requests, ...frames }, onFlood, signal);
  watchAddress(arrive, signal);
  watchContent(readsPage(profile), signal, () => leaving.begun || look('dom'));
  const asksTouches = teaching || profile.rules.some(({ when }) => when.some((each) => 'dom' in each));
  watchTouches(asksTouches, signal, (seen) => tellTouch(observer, seen, Date.now()));
  watchComings(visits, queue, arrive, signal);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', arrive, { once: true, signal });
  else arrive();
}

function readOpenRoute(profile: Profile): Record<string, string> {
  return findConversation(profile, new URL(location.href))?.groups ?? {};
}

function tellTouch(observer: Observer, seen: DomSignal, at: number): void {
  const meaning = observer.match(seen);
  tellSightings(observer, meaning, at, 'dom');
  observer.tellRest(meaning, at, 'dom');
  observer.tellShape(seen, at, meaning);
}

function readsPage({ person, remember }: Profile): boolean {
  return [...person, ...remember].some(({ when }) => when.some((each) => 'load' in each));
}

/** At most once in `restMs`, however much a page changes: it shares its thread with somebody's work. */
function watchContent(isAsked: boolean, signal: AbortSignal, onRest: () => void): void {
  if (!isAsked) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (!signal.aborted) onRest();
    }, restMs);
  };
  const observer = new MutationObserver(wait);
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
  wait();
}

function tellVisits(queue: ReportQueue): VisitEvents {
  return {
    onViewed: ({ visit, conversation, link, evidence }, at) =>
      void queue.put({ kind: 'visit', at, visit, phase: 'viewed', conversation, link, dwellMs: null, evidence }),
    onLeft: ({ visit, conversation, link, evidence }, at, dwellMs) =>
      void queue.put({ kind: 'visit', at, visit, phase: 'left', conversation, link, dwellMs, evidence }),
  };
}

/** What a page shows while the next one is on its way is no longer so: whether one is. */
function watchLeaving(signal: AbortSignal): { begun: boolean } {
  const leaving = { begun: false };
  const notice = (event: NavigateEvent): void => void (leaving.begun ||= !event.destination.sameDocument);
  if ('navigation' in window) navigation.addEventListener('navigate', notice, { signal });
  return leaving;
}

/** A document that is left, hidden or frozen may be gone in a moment; one that comes back is visited anew. */
function watchComings(visits: Visits, queue: ReportQueue, arrive: () => void, signal: AbortSignal): void {
  const leave = (): void => {
    visits.open(null, Date.now());
    queue.mailAll();
  };
  const see = (): void => {
    visits.setVisible(document.visibilityState === 'visible', Date.now());
    if (document.visibilityState === 'hidden') queue.mailAll();
  };
  window.addEventListener('pagehide', leave, { signal });
  window.addEventListener('pageshow', (event) => event.persisted && arrive(), { signal });
  document.addEventListener('visibilitychange', see, { signal });
  document.addEventListener('freeze', () => queue.mailAll(), { signal });
  signal.addEventListener('abort', leave);
}

/** A touch or an address is over when it happens: nothing more is to be learnt of it. */
function tellSightings({ queue }: Observer, { sightings }: Meaning, at: number, evidence: 'dom' | 'route'): void {
  if (sightings.length > 0)
    queue.put({ kind: 'signal', at, evidence, request: null, settledAt: at, status: null, waits: false, sightings });
}

function watchTouches(isAsked: boolean, signal: AbortSignal, onTouch: (seen: DomSignal) => void): void {
  if (!isAsked) return;
  for (const event of ['click', 'change', 'submit'] as const) {
    window.addEventListener(
      event,
      (happened) => {
        const target = happened.composedPath()[0];
        if (happened.isTrusted && target instanceof Element) onTouch({ kind: 'dom', event, element: target });
      },
      { capture: true, passive: true, signal },
    );
  }
}

/** A frame that its page wrote itself, as editors do, bears the page's address and is none of its own. */
function isWrittenByParent(): boolean {
  try {
    return window !== window.parent && window.parent.location.href === location.href;
  } catch {
    return false; // The parent is of another origin.
  }
}
