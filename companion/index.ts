/** The companion as a package: `start` in a page's own bundle, which loads the recorder as a chunk after consent. */
import type { Companion, StartOptions } from './api.ts';
import { begin } from './begin.ts';

export type { CobrowseDetail, Companion, Consent, StartOptions, State, StateDetail, Visitor } from './api.ts';

/** Begins in this page: follows the visitor's answer, or asks for it. Calling it again gives the same companion. */
export function start(options: StartOptions): Companion {
  return begin(options, {
    recorder: async () => (await import('./recording.ts')).openRecording,
    together: async () => (await import('./together.ts')).openTogether,
  });
}
