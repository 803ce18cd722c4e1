/** What the Teach screen is given and what it can ask for. */
import type { Lesson } from '../../lib/consoles/make-rule.ts';
import type { Profile } from '../../lib/consoles/profile.ts';
import type { SignalShape } from '../../lib/events/sighting.ts';
import type { Outcome } from '../options/model.ts';

/** A shape of signals that passed by; times in epoch ms. `matched`: the rules that mean it, candidates among them. */
export interface Seen {
  key: string;
  shape: SignalShape;
  count: number;
  lastAt: number;
  matched: string[];
}

export interface RuleCount {
  rule: string;
  count: number;
  lastAt: number;
}

export interface TeachActions {
  start: () => Promise<Outcome>;
  stop: () => Promise<Outcome>;
  /** Makes a rule of it, which works at once. */
  teach: (shape: SignalShape, lesson: Lesson) => Promise<Outcome>;
  /** From now on this address is an open conversation; `group` is where its id stands. */
  teachRoute: (shape: SignalShape, group: string) => Promise<Outcome>;
  /** A candidate that was seen to match: it writes from now on. */
  confirm: (rule: string) => Promise<Outcome>;
  remove: (rule: string) => Promise<Outcome>;
  exportProfile: () => void;
}

export interface TeachProps {
  site: string;
  /** Null until it is there. */
  profile: Profile | null;
  /** Until when the page tells its shapes, in epoch ms; null: it does not. */
  until: number | null;
  seen: readonly Seen[];
  counts: readonly RuleCount[];
  actions: TeachActions;
}
