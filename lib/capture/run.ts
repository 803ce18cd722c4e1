/** One stretch of recording in a document: its streams from their first record to their end marks, and all that fills them. */
import type { Site } from '../events/api.ts';
import type { Envelope } from '../events/envelope.ts';
import { newId } from '../events/id.ts';
import type { Hole } from '../events/mark.ts';
import { startClicks } from './clicks.ts';
import { createClock } from './clock.ts';
import type { CaptureContext, Draft } from './context.ts';
import { startCustomEvents } from './custom-events.ts';
import { createEchoes } from './echoes.ts';
import { describeElement } from './element-ref.ts';
import { startForms } from './forms.ts';
import { startFrames } from './frames.ts';
import { startInputs } from './inputs.ts';
import { type Masks, createMasks } from './masks.ts';
import { watchPasswords } from './never-kept.ts';
import type { Outbox } from './outbox.ts';
import { startPageChanges } from './page-changes.ts';
import { isParentReachable, isParentTop, isTop } from './place.ts';
import { readTitle } from './read-title.ts';
import { createScrub } from './scrub-page.ts';
import { startScrolls } from './scrolls.ts';
import { startSelections } from './selections.ts';
import { watchShadowRoots } from './shadow-roots.ts';
import { createStream } from './stream.ts';
import { watchTyped } from './typed.ts';
import type { World } from './world.ts';

export interface RunOptions {
  site: Site;
  actor: 'agent' | 'customer';
  world: World;
  outbox: Outbox;
  /** True where the document was just shown, false where it stood there already. */
  isLoad: boolean;
}

export interface Run {
  owns(stream: string): boolean;
  /** All that waited is on disk: frames that had to stop may go on. */
  resume(): void;
  /** Commits what is open, writes the end marks and stops. */
  end(reason: string): void;
  /** Stops and writes nothing more. */
  abandon(): void;
}

/** Lives as long as the document: after a pause the page may still repeat what was typed before it. */
const echoes = createEchoes();

/** A record's size is a guess, good enough for limits: it is never taken for more than that. */
const factBytes = 800;

export function startRun({ site, actor, world, outbox, isLoad }: RunOptions): Run {
  const stopper = new AbortController();
  const { signal } = stopper;
  const masks = createMasks(site);
  const facts = createStream('facts', masks, isParentTop());
  const readClockStep = createClock();
  const commits: (() => void)[] = [];
  outbox.open(facts.claim);

  function put(record: Envelope): void {
    const size = record.kind === 'interaction' && record['type'] !== 'click' ? JSON.stringify(record).length : factBytes;
    outbox.put(record, size);
  }

  function mark(word: string, data: { reason?: string; stepMs?: number } = {}): void {
    put({ kind: 'mark', ...facts.stamp(), mark: word, data });
  }

  function markClock(): void {
    const stepMs = readClockStep();
    if (stepMs !== null) mark('clock', { stepMs });
  }

  function writeGap(hole: Omit<Hole, 'session'>): void {
    put({ kind: 'gap', ...facts.stamp(), gap: { session: null, ...hole } });
  }

  const context: CaptureContext = createContext({ site, world }, masks, signal, commits, (reason, count, fromAt) => {
    const afterSeq = facts.readLastSeq();
    writeGap({ stream: facts.claim.id, afterSeq, beforeSeq: (afterSeq ?? -1) + 1, fromAt, toAt: Date.now(), count, reason });
  });

  let checkRoute = (): void => undefined;
  function emit(draft: Draft): void {
    if (draft.type !== 'page-change') checkRoute();
    markClock();
    const { at, ...rest } = draft;
    const page = { url: context.scrub(location.href), title: readTitle(masks) };
    put({ kind: 'interaction', ...facts.stamp(at), id: newId(), actor, ...page, pageMade: draft.type === 'custom', ...rest });
    if (draft.type === 'click' || draft.type === 'form') outbox.mailIfStale();
  }

  mark('started');
  // A frame without an address of its own loads nothing.
  if (isLoad && site.interactions && location.protocol !== 'about:')
    emit({ type: 'page-change', data: { how: 'load', from: null, to: context.scrub(location.href) } });
  if (site.interactions) checkRoute = startInteractions(emit, context, signal);
  if (isTop()) markVisibility(mark, signal);
  const framesStream = site.frames && !isParentReachable() ? createStream('frames', masks, isParentTop()) : null;
  const frames = framesStream && startFrames(framesStream, outbox, context, writeGap);

  return {
    owns: (stream) => stream === facts.claim.id || stream === framesStream?.claim.id,
    resume: () => frames?.resume(),
    end(reason) {
      for (const commit of commits) commit();
      checkRoute();
      stopper.abort();
      frames?.end(reason);
      mark('ended', { reason });
      outbox.retire(facts.claim.id);
    },
    abandon() {
      stopper.abort();
      frames?.stop();
    },
  };
}

function startInteractions(emit: (draft: Draft) => void, context: CaptureContext, signal: AbortSignal): () => void {
  // Inputs before forms and clicks: an edit that a submit completes stands before it.
  startInputs(emit, context, signal);
  startForms(emit, context, signal);
  startClicks(emit, context, signal);
  startScrolls(emit, context, signal);
  startSelections(emit, context, signal);
  startCustomEvents(emit, context, signal);
  return startPageChanges(emit, context, signal);
}

function markVisibility(mark: (word: string) => void, signal: AbortSignal): void {
  document.addEventListener('visibilitychange', () => mark(document.visibilityState), { capture: true, signal });
}

function createContext(
  { site, world }: Pick<RunOptions, 'site' | 'world'>,
  masks: Masks,
  signal: AbortSignal,
  commits: (() => void)[],
  reportGap: CaptureContext['reportGap'],
): CaptureContext {
  const eachShadowRoot = watchShadowRoots(signal);
  watchTyped(window, masks, echoes, signal);
  watchPasswords(document, signal);
  eachShadowRoot((root) => watchPasswords(root, signal));
  return {
    world,
    masks,
    echoes,
    signal,
    describe: (element) => describeElement(element, masks, echoes, world),
    hasSecretPaths: (site.secretPaths ?? []).length > 0,
    scrub: createScrub(site, masks, echoes),
    beforeEnd: (commit) => commits.push(commit),
    eachShadowRoot,
    reportGap,
  };
}
