/** What every family of interactions gets: what it may keep, how it names elements, and where it puts what it saw. */
import type { ElementRef, Interaction } from '../events/interaction.ts';
import type { Echoes } from './echoes.ts';
import type { Masks } from './masks.ts';
import type { World } from './world.ts';

type DraftOf<One> = One extends { type: infer Type; data: infer Data } ? { type: Type; data: Data; at?: number } : never;

/** An interaction before it is stamped. `at` is wall time in ms where it is not now. */
export type Draft = DraftOf<Interaction>;
export type Emit = (draft: Draft) => void;

export interface CaptureContext {
  readonly world: World;
  readonly masks: Masks;
  readonly echoes: Echoes;
  /** Aborted when the run is over. */
  readonly signal: AbortSignal;
  describe(element: Element): ElementRef;
  /** True where paths of addresses have secret parts. */
  readonly hasSecretPaths: boolean;
  /** The document's address as it may be kept. */
  scrub(url: string): string;
  /** Runs just before the streams end: what is still open is committed there. */
  beforeEnd(commit: () => void): void;
  /** Runs for each open shadow root that trusted input has shown us, those of the past included. */
  eachShadowRoot(attach: (root: ShadowRoot) => void): void;
  /** Says that records were left out: how many, and why. */
  reportGap(reason: string, count: number, fromAt: number): void;
}
