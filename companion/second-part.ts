/** The second, larger part: loaded when there is something to do in it, once, and again after all of it was forgotten. */
import type { StartOptions, Visitor } from './api.ts';
import type { Recording, RecordingOptions } from './recording.ts';
import type { Together, TogetherOptions } from './together.ts';

/** How it is loaded: a script with a known hash, or a chunk of whoever bundles us. */
export type Load = () => Promise<(options: RecordingOptions) => Promise<Recording>>;

/** The two parts that come after consent: the recorder, and what only a visitor loads who asks for an agent. */
export interface Loads {
  recorder: Load;
  together: () => Promise<(options: TogetherOptions) => Together>;
}

export interface SecondPart {
  do(work: (recording: Recording) => void): void;
  /** Said at once where it is there, and else before anything is recorded. */
  identify(visitor: Visitor | null): void;
}

interface Ears {
  /** Nothing may be recorded any more: the visitor's word is to be read again. */
  onRefused(): void;
  onFailed(error: unknown): void;
}

export function createSecondPart(options: StartOptions, load: Load, { onRefused, onFailed }: Ears): SecondPart {
  let opened: Promise<Recording> | null = null;
  let visitor: Visitor | null | undefined;

  async function open(): Promise<Recording> {
    const openRecording = await load();
    const recording = await openRecording({ ...options, onRefused, onGone: () => (opened = null) });
    if (visitor !== undefined) recording.identify(visitor);
    return recording;
  }

  return {
    do(work) {
      opened ??= open();
      opened.then(work).catch((error: unknown) => {
        opened = null;
        onFailed(error);
      });
    },
    identify(next) {
      visitor = next;
      opened?.then((recording) => recording.identify(next)).catch(onFailed);
    },
  };
}
