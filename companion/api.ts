/** What a page gives the companion and what it can ask of it: the whole of its public interface, without an import, so that its types travel alone. */

export interface StartOptions {
  /** The public key that an admin made for this website. */
  key: string;
  /** The collector's address, `https://collector.example`. The script tag knows it by where it came from. */
  collector: string;
  /** `bar` (the default) shows Cotrail's own question; with `page` the page asks in its own words, and calls `consent.give()`. */
  consent?: 'bar' | 'page';
  /** Where the bar's link leads that says more. */
  privacy?: string;
  /** `bar` (the default) puts "Share code" beside the mark; with `page` the page has a button of its own, and calls `shareCode()`. */
  share?: 'bar' | 'page';
  /** A language of the bar: en, es, de, ja, he. Left out: the page's own `lang`. */
  language?: string;
  /** Keys of URL queries that may be kept; all others are dropped. */
  queryKeys?: string[];
  /** Selectors of what is not masked: the page's own words, never a visitor's. Left out, everything is masked. */
  unmask?: string[];
}

/**
 * `waiting`: nobody has answered yet. `refused`: the visitor does not want it, or not any more. `recording`, `paused`: what it says. `stopped`: by `stop()`.
 * `failed`: this browser cannot, or the recorder could not be loaded; `problem` says why.
 */
export type State = 'waiting' | 'refused' | 'recording' | 'paused' | 'stopped' | 'failed';

/** `detail` of the event `cotrail:state` on `document`. */
export interface StateDetail {
  state: State;
  problem: string | null;
}

/** `detail` of the event `cotrail:cobrowse` on `document`: whether a code is out, or an agent is there, by the name that they gave. */
export interface CobrowseDetail {
  state: 'none' | 'offered' | 'joined';
  code: string | null;
  agent: string | null;
}

/** Who the visitor is, as the page knows them. Null: unknown. */
export interface Visitor {
  id?: string | null;
  name?: string | null;
}

export interface Consent {
  /** Null: the visitor has not answered. `at` is when they did, in ms. */
  read(): { answer: 'given' | 'refused' | 'withdrawn'; at: number } | null;
  /** The visitor has agreed, in the page's own words. */
  give(): void;
  /** The visitor refuses, or does not agree any more: recording ends at once, in all tabs. */
  withdraw(): void;
}

export interface Companion {
  readonly consent: Consent;
  readState(): StateDetail;
  /** Ends the session. The next page, or `start`, begins another one if the consent still stands. */
  stop(): void;
  /** Records nothing until `resume`, in all tabs and on all pages of this origin; the pause is shown as a gap. */
  pause(): void;
  resume(): void;
  /** Says what happened in the page: at most 8 KiB of JSON, twenty a second. */
  event(type: string, value?: unknown): void;
  /** Says who the visitor is. Another person than before is another session. Null: nobody is signed in any more. */
  identify(visitor: Visitor | null): void;
  /** Shows six digits to read out to an agent, who then sees this visit beside their own session; gives them too. Rejects before consent, and where there is no code to be had. */
  shareCode(): Promise<string>;
  /** Takes the code back, and ends it with every agent. */
  endSharing(): void;
}
