/** The picture of the document: a stream of rrweb's events, masked, split where large, stopped where nobody takes them. */
import { record } from '@rrweb/record';
import { EventType, type eventWithTime } from '@rrweb/types';
import type { Envelope } from '../events/envelope.ts';
import type { Hole } from '../events/mark.ts';
import { readColorScheme, watchColorScheme } from './color-scheme.ts';
import type { CaptureContext } from './context.ts';
import { watchForeignFrames } from './foreign-frames.ts';
import type { LateChanges } from './late-changes.ts';
import { createFrameMask } from './mask-frame.ts';
import { mask } from './masks.ts';
import { isNeverKept } from './never-kept.ts';
import type { Outbox } from './outbox.ts';
import { markPopovers, watchPopovers } from './popovers.ts';
import { splitFrame } from './split-frame.ts';
import type { Stream } from './stream.ts';
import { startPictures } from './whole-pictures.ts';

export interface FrameStream {
  /** Goes on with a full snapshot after it had to stop. */
  resume(): void;
  end(reason: string): void;
  /** Stops without an end mark. */
  stop(): void;
}

const markBytes = 200;
const maskedFields = { input: true, textarea: true, select: true };
const leftOut = {
  script: true,
  comment: true,
  headFavicon: true,
  headWhitespace: true,
  headMetaSocial: true,
  headMetaRobots: true,
  headMetaHttpEquiv: true,
  headMetaVerification: true,
  headMetaAuthorship: true,
  headMetaDescKeywords: true,
};

export function startFrames(
  stream: Stream,
  outbox: Outbox,
  context: CaptureContext,
  reportGap: (hole: Omit<Hole, 'session'>) => void,
): FrameStream {
  let stopRecord: (() => void) | undefined;
  let isOver = false;
  let late: LateChanges | null = null;
  const maskFrame = createFrameMask(context, record.mirror);
  const takePicture = (): void => stopRecord && record.takeFullSnapshot(true);
  const pictures = startPictures(takePicture);
  /** Seqs are stamped as records are kept, so what does not fit leaves no hole but the one that we report. */
  function keep(event: eventWithTime): void {
    if (stopRecord === undefined && isOver) return;
    late?.note(event);
    pictures.begin(event.type);
    addMissing(event);
    const before = stream.readLastSeq();
    const bytes = measureMasked(maskFrame, event);
    if (bytes === null) return reportGap(holeOfOne(stream, before, event.timestamp));
    if (!outbox.hasRoomForFrame(bytes)) return overflow(before, event.timestamp);
    for (const { record: part, bytes: size } of splitFrame(event, bytes, stream)) outbox.put(part, size);
    pictures.end(event.type, bytes);
  }

  function overflow(afterSeq: number | null, fromAt: number): void {
    stop();
    // How much the page changes while nothing is recorded, nobody counts.
    reportGap({ ...holeAfter(stream, afterSeq), fromAt, toAt: null, count: null, reason: 'overflow' });
  }

  function stop(): void {
    // rrweb may be in the midst of a snapshot: it is stopped when it is done.
    isOver = true;
    queueMicrotask(stopNow);
  }

  function stopNow(): void {
    isOver = true;
    stopRecord?.();
    stopRecord = undefined;
    late?.stop();
  }

  function start(): void {
    isOver = false;
    late = context.world.watchLate?.(keep, record.mirror, context, takePicture) ?? null;
    stopRecord = startRrweb(keep, context);
  }

  outbox.open(stream.claim);
  outbox.put(newMark(stream, 'started', {}), markBytes);
  context.world.prepare(window);
  start();
  // A picture in other colours begins like the first one, with its scheme.
  watchColorScheme(takePicture, context.signal);
  for (const watch of [watchPopovers, watchForeignFrames]) watch((event) => stopRecord && keep(event), record.mirror, context.signal);
  return {
    resume: () => isOver && stopRecord === undefined && start(),
    stop,
    end(reason) {
      stopNow();
      outbox.put(newMark(stream, 'ended', { reason }), markBytes);
      outbox.retire(stream.claim.id);
    },
  };
}

function newMark(stream: Stream, mark: string, data: { reason?: string }): Envelope {
  return { kind: 'mark', ...stream.stamp(), mark, data };
}

/** What a picture needs and rrweb does not tell. */
function addMissing(event: eventWithTime): void {
  if (event.type === EventType.Meta) Object.assign(event.data, { colorScheme: readColorScheme() });
  markPopovers(event, record.mirror);
}

/** Masks an event; null where that failed: what could not be masked is not kept, and its gap says so. */
function measureMasked(maskFrame: (event: eventWithTime) => number, event: eventWithTime): number | null {
  try {
    return maskFrame(event);
  } catch (error) {
    console.error('cotrail: masking a frame failed:', error instanceof Error ? error.message : typeof error);
    return null;
  }
}

function holeOfOne(stream: Stream, before: number | null, at: number) {
  return { ...holeAfter(stream, before), fromAt: at, toAt: at, count: 1, reason: 'not-masked' };
}

function holeAfter({ claim }: Stream, afterSeq: number | null) {
  return { stream: claim.id, afterSeq, beforeSeq: afterSeq === null ? 0 : afterSeq + 1 };
}

function startRrweb(emit: (event: eventWithTime) => void, { masks }: CaptureContext): () => void {
  const stop = record({
    emit,
    recordAfter: 'DOMContentLoaded',
    maskInputOptions: maskedFields,
    maskInputFn: (text, element) => (text !== '' && (masks.isFieldMasked(element) || isNeverKept(element)) ? mask : text),
    // Asked for each text, so that we decide: rrweb's own search for a masked ancestor ends at a shadow root.
    maskTextSelector: '*',
    maskTextFn: (text, parent) => maskText(text, parent, masks),
    blockSelector: masks.blockSelector,
    slimDOMOptions: { ...leftOut, headTitleMutations: masks.level === 'all' },
    sampling: { input: 'last', scroll: 150, media: 800, mousemove: 100, mousemoveCallback: 500 },
    recordCanvas: false,
    recordCrossOriginIframes: false,
    collectFonts: false,
    inlineImages: false,
  });
  if (stop === undefined) throw new Error('rrweb did not start: its own message stands above in this console');
  return stop;
}

function maskText(text: string, parent: Element | null, masks: CaptureContext['masks']): string {
  if (text.trim() === '') return text;
  // Where scripts run, what stands in <noscript> is markup as text, never shown.
  if (parent?.localName === 'noscript') return '';
  return parent === null ? (masks.level === 'all' ? mask : text) : masks.isTextMasked(parent) ? mask : text;
}
