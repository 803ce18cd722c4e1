/** What the hook in a page and the content script say to each other: JSON texts in events of the window, which any script of the page can read and forge. */
import type { Address } from './profile.ts';

export const toHookEvent = 'cotrail:hook-orders';
export const fromHookEvent = 'cotrail:hook-saw';
export const hookReplacedEvent = 'cotrail:hook-replaced';

/** Longer bodies, answers and frames are not looked at. */
export const mostText = 256 * 1024;

export interface HookOrders {
  requests: { methods: string[]; address: Address; answer: boolean }[];
  /** Requests of other methods than GET are told too, for their shape. */
  changing: boolean;
  /** Null: no frames; a frame is told if it holds one of these words, in any case; none: all frames. */
  sockets: { words: string[] } | null;
  /** Request headers by lower-case name. */
  headers: string[];
  globals: string[];
}

export interface HookRequest {
  kind: 'request';
  number: number;
  at: number;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: { text: string } | { form: [string, string][] } | null;
}

export type FromHook =
  | { kind: 'ready' }
  | { kind: 'globals'; values: Record<string, string | number | boolean> }
  | HookRequest
  | { kind: 'answer'; number: number; at: number; status: number | null; text: string | null }
  | { kind: 'frame'; at: number; url: string; way: 'out' | 'in' | 'close'; text: string };
