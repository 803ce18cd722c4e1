/** What a console does, step by step, and which actions must come of it: run by the unit tests through the rules, and in real browsers by real requests. */
import type { Json } from '../../lib/events/base.ts';

/** Stands in what a console sends and must never be kept: passwords, tokens, the words of messages and notes. */
export const neverStored = 'never-stored-1f7c';

/** A request of the console's page. A body is JSON, a urlencoded form, or multipart; `answer` is JSON or a text. */
export interface Call {
  method: string;
  /** With its query, from the root. */
  path: string;
  headers?: Record<string, string>;
  body?: { json: Json } | { form: Record<string, string> } | { multipart: Record<string, string> } | { text: string };
  via?: 'fetch' | 'xhr';
  status?: number;
  answer?: Json;
}

export type SocketStep = { out: Json } | { in: Json } | { close: { code: number; reason: string } };

export interface Step {
  says: string;
  /** Changes the address, as a single-page console does; a whole load where `loads`. */
  goTo?: string;
  loads?: boolean;
  /** What the page shows from then on, for values that are read off it. */
  html?: string;
  /** Local storage and values of the page's own scripts, set before. */
  local?: Record<string, string>;
  globals?: Record<string, Json>;
  calls?: readonly Call[];
  /** Frames on the console's WebSocket, in order; at the end the page may close it. */
  frames?: readonly SocketStep[];
  /** A trusted click on what the selector names, after `html`. */
  click?: string;
  /** False: nobody touches the page, and the console does it by itself. */
  byHand?: boolean;
  /** Exactly these actions come of it, in any order; none where it is left out. Views are asked for where a conversation is opened or left. */
  expect?: readonly Expected[];
}

/** What must hold of an action; what is left out is not looked at. `from` and `to` are values, `null` is unknown or none. */
export interface Expected {
  event: string;
  entity?: { type: string; id?: string | null; name?: string | null } | null;
  conversation?: string | null;
  /** From the root. */
  link?: string | null;
  group?: string | null;
  ownGroup?: boolean | null;
  from?: Json;
  to?: Json;
  by?: string | null;
  outcome?: 'confirmed' | 'attempted' | 'failed';
  initiator?: 'agent' | 'automatic' | null;
}

export interface Fixture {
  profile: string;
  /** Each rule of the profile that is no candidate makes an action in one of the steps. */
  everyRule?: true;
  steps: readonly Step[];
}
