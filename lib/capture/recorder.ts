/** Records what happens in a document, from when a person first sees or touches it until it is left or told to stop. */
import type { Site } from '../events/api.ts';
import type { AppendAnswer, AppendRequest } from '../events/append.ts';
import { createOutbox } from './outbox.ts';
import { readOutermost } from './place.ts';
import { type Run, startRun } from './run.ts';
import { watchTrustedInput } from './trusted-input.ts';
import type { World } from './world.ts';

export interface RecorderOptions {
  site: Site;
  actor: 'agent' | 'customer';
  /** The page was recorded until now, for another person: it is not loaded anew. */
  stands?: boolean;
  world: World;
  /** Answers when the batch is on disk. It may reject or never answer: the same records are then sent again. */
  append: (batch: AppendRequest) => Promise<AppendAnswer>;
  /** A write into a place that outlives the page and needs no answer. */
  mail: (key: string, batch: AppendRequest) => void;
  /** Its reason, a string, becomes the reason of the end marks: `paused`, `stopped`, `update`. */
  signal: AbortSignal;
  /** Nothing is kept any more and the recorder has stopped; why. */
  onRefused: (reason: string) => void;
}

/** A person who comes back after this long begins a new session, so the streams begin anew. */
const rollAfterMs = 30 * 60_000;

export function startRecorder({ site, actor, stands = false, world, append, mail, signal, onRefused }: RecorderOptions): void {
  if (signal.aborted) return;
  const stopper = new AbortController();
  let run: Run | null = null;
  let isLoad = !stands;
  /** True where only a person's act may begin a run, not the page becoming visible. */
  let waitsForInput = false;

  const outbox = createOutbox({
    append,
    mail,
    onSessionEnd(streams) {
      if (!streams.some((stream) => run?.owns(stream))) return;
      end('session-ended');
      waitsForInput = true;
    },
    onRefused(reason) {
      run?.abandon();
      stop();
      onRefused(reason);
    },
    onDrained: () => run?.resume(),
  });

  function begin(): void {
    if (run !== null) return;
    run = startRun({ site, actor, world, outbox, isLoad });
    isLoad = false;
    waitsForInput = false;
  }

  function end(reason: string): void {
    run?.end(reason);
    run = null;
  }

  function stop(): void {
    run = null;
    stopper.abort();
  }

  function beginIfVisible(): void {
    if (document.visibilityState === 'visible' && !waitsForInput) begin();
  }

  watchTrustedInput((idleMs) => {
    if (idleMs > rollAfterMs) end('rolled');
    begin();
  }, stopper.signal);
  watchLeaving(stopper.signal, {
    leave() {
      end('page-left');
      outbox.mailAll();
      isLoad = true; // If it comes back as it stood, that is a load to the person.
    },
    hide: () => outbox.mailAll(),
    show: beginIfVisible,
    restore: begin,
  });
  signal.addEventListener('abort', () => {
    end(String(signal.reason));
    stop();
    void outbox.close();
  });
  beginIfVisible();
}

/** The page's comings and goings: it may be hidden, frozen, left for good, or left and restored as it stood. */
function watchLeaving(signal: AbortSignal, on: { leave(): void; hide(): void; show(): void; restore(): void }): void {
  // When a tab closes, what a frame sends in its own pagehide is lost; in its page's, which comes first, it is not.
  for (const leaving of new Set([readOutermost(), window])) leaving.addEventListener('pagehide', on.leave, { signal });
  window.addEventListener('pageshow', (event) => event.persisted && on.restore(), { signal });
  document.addEventListener('freeze', on.hide, { signal });
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? on.hide() : on.show()), { signal });
}
