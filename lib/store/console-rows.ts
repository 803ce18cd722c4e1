/** What is kept of consoles besides the log: what was seen and is not yet an action, what is remembered, and what no rule meant. */
import type { Evidence } from '../events/action.ts';
import type { Sighted, Sighting, SignalShape } from '../events/sighting.ts';

/** One visit's beginning or end. */
export interface VisitRow {
  visit: string;
  phase: 'viewed' | 'left';
  conversation: string;
  link: string | null;
  dwellMs: number | null;
}

/** A request, frame, touch, address or visit on its way to becoming actions. `site` is the console's origin. */
export interface FlightRow {
  id: string;
  site: string;
  profile: string;
  evidence: Extract<Evidence, 'network' | 'page' | 'route' | 'dom'>;
  /** Names the request for whoever else saw it: method and the address's hash; empty for what is no request. */
  key: string;
  /** The browser's own id of it. Absent where a page saw it. */
  requestId?: string;
  at: number;
  settledAt: number | null;
  status: number | null;
  broken: boolean;
  bodySeen: boolean;
  sightings: Sighting[];
  visit: VisitRow | null;
  tab: number | null;
  frame: number | null;
  document: string | null;
  /** The other view of the same request. */
  partner: string | null;
  /** Its actions are in the ledger, or its partner's. */
  written: boolean;
  /** When its actions are to be written; `never` where its partner's are, or they are. */
  dueAt: number;
}

/** For `dueAt`: an index holds no infinity in every browser. */
export const never = Number.MAX_SAFE_INTEGER;

/** A value with when and how it was seen. */
export interface Version extends Sighted {
  at: number;
  /** When it was last seen to be so still. */
  seenAt?: number;
  evidence: Evidence[];
}

/** A thing of a console: each field with its last versions, newest first. `at` is when it was last seen. */
export interface MemoryRow {
  site: string;
  type: string;
  id: string;
  at: number;
  fields: Record<string, Version[]>;
}

/** A shape of signals of a site, how often and when it came, and the rules that meant it. */
export interface ShapeRow {
  key: string;
  site: string;
  tab: number | null;
  shape: SignalShape;
  count: number;
  firstAt: number;
  lastAt: number;
  matched: string[];
}

/** How often a rule wrote an action, and when last. */
export interface MatchRow {
  profile: string;
  rule: string;
  count: number;
  lastAt: number;
}
