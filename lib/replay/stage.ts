/** The picture: the only place that touches rrweb's player. It applies events when told to and knows no time. */
import { Replayer } from '@rrweb/replay';
import '@rrweb/replay/dist/style.css';
import type { eventWithTime } from '@rrweb/types';
import type { SafeEvent } from './sanitize.ts';
import { labelFrame, listForeignFrames } from './label-frames.ts';
import { showPopovers } from './show-popovers.ts';

export interface Stage {
  /** Applies an event to the picture. */
  apply(event: SafeEvent): void;
  /** Once some are applied: opens what was open, and says which frames were not recorded. */
  settle(): void;
  /** The frames of other origins in the picture, which the recording of the page does not hold. */
  listForeignFrames(): HTMLIFrameElement[];
  /** Stops or starts the page's own animations. */
  setMoving(moving: boolean): void;
  destroy(): void;
}

export interface StageEvents {
  onSize(width: number, height: number): void;
  /** An event that passed the door but that rrweb could not apply. */
  onProblem(): void;
}

/** The step of rrweb's player that it keeps to itself: it makes the function that applies one event, at once where `isSync`. */
interface EventCaster {
  getCastFn(event: eventWithTime, isSync: boolean): () => void;
}

/** What stands where nothing was recorded. */
export interface PictureWords {
  frame: string;
  canvas: string;
}

export interface StageOptions {
  words: PictureWords;
  /** In a frame of another picture, which may shine through. */
  isInside?: boolean;
}

const hatch = 'repeating-linear-gradient(-45deg, #9aa3af 0 1px, transparent 1px 6px)';

/** What was not recorded looks like it; nothing in the picture takes a click. Where no script may run, a canvas is a plain element. */
const listRules = ({ canvas }: PictureWords): string[] => [
  `canvas { display: inline-block; width: attr(width px, 300px); height: attr(height px, 150px); overflow: hidden; background: ${hatch}; outline: 1px solid #9aa3af; }`,
  `canvas::after { content: ${JSON.stringify(canvas)}; font: 12px system-ui; padding: 2px 8px; background: Canvas; color: CanvasText; }`,
  '* { pointer-events: none !important; scroll-behavior: auto !important; }',
  `[data-cotrail-lost], cotrail-media { display: inline-block; min-width: 16px; min-height: 16px; background: ${hatch} !important; outline: 1px solid #9aa3af; }`,
];

/** Builds a stage in `root`, which is in the document. The picture lives in an iframe that may not run scripts, and is inert. */
export function createStage(root: HTMLElement, { onSize, onProblem }: StageEvents, { words, isInside = false }: StageOptions): Stage {
  const replayer = new Replayer([], {
    root,
    liveMode: true,
    useVirtualDom: false,
    mouseTail: false,
    triggerFocus: false,
    insertStyleRules: listRules(words),
    logger: { log: () => undefined, warn: onProblem },
  });
  const caster = replayer as unknown as EventCaster;
  replayer.wrapper.inert = true;
  replayer.iframe.setAttribute('tabindex', '-1');
  replayer.iframe.setAttribute('title', '');
  // Where a page paints no ground, its browser does, in the colours of its scheme.
  Object.assign(replayer.iframe.style, isInside ? { border: '0' } : { background: 'Canvas' });
  replayer.on('resize', (size) => {
    const { width, height } = size as { width: number; height: number };
    onSize(width, height);
  });

  // A page in a frame is asked for the scheme of the frame: with the recorded one it looks as it did, whatever the viewer's own is.
  // rrweb edits the events that it applies, and a later seek applies them again: it gets a copy.
  const cast = ({ type, timestamp, data, role }: SafeEvent) => {
    if (role === 'size') replayer.iframe.style.colorScheme = typeof data['colorScheme'] === 'string' ? data['colorScheme'] : 'normal';
    const event = { type, timestamp, data: structuredClone(data) } as unknown as eventWithTime;
    try {
      caster.getCastFn(event, role !== 'pointer')();
    } catch {
      onProblem();
    }
  };

  const findForeign = () => (replayer.iframe.contentDocument === null ? [] : listForeignFrames(replayer.iframe.contentDocument));
  const showOpen = () => {
    try {
      if (replayer.iframe.contentDocument !== null) showPopovers(replayer.iframe.contentDocument);
    } catch {
      onProblem(); // A forged one may stand where none can open.
    }
  };

  return {
    apply: cast,
    settle() {
      showOpen();
      for (const frame of findForeign()) labelFrame(frame, words.frame, hatch);
    },
    listForeignFrames: findForeign,
    setMoving(moving) {
      replayer.iframe.contentDocument?.documentElement.classList.toggle('rrweb-paused', !moving);
    },
    destroy: () => replayer.destroy(),
  };
}
