/** What can be seen of a console: requests, frames of sockets, pages and touches, in one shape each, whoever saw them. */
import type { Json } from '../events/base.ts';

/** A body as far as it could be read: JSON, or a form's fields (a field that stands again is a list; a file is its name). */
export type Body = { kind: 'json'; value: Json } | { kind: 'form'; value: Record<string, Json> };

export interface RequestSignal {
  kind: 'request';
  method: string;
  url: URL;
  /** Read when a rule asks for it; null where there is none or it could not be seen. */
  readBody: () => Body | null;
  /** By lower-case name; only a hook in the page sees them. */
  headers: Record<string, string>;
  status: number | null;
  /** Where the answer sends the browser; undefined before, and where it sends it nowhere. */
  redirect?: string;
  /** The answer's JSON; undefined where nobody saw it. */
  response: Json | undefined;
}

export interface SocketSignal {
  kind: 'socket';
  /** `close`: the page closes it, and the frame is `{code, reason}`. */
  way: 'out' | 'in' | 'close';
  frame: Json;
  /** The frame that was told just before it, whichever way it went; undefined where none was within a second. */
  before?: Json | undefined;
}

export interface LoadSignal {
  kind: 'load';
  url: URL;
}

export interface DomSignal {
  kind: 'dom';
  event: 'click' | 'change' | 'submit';
  element: Element;
}

export type Signal = RequestSignal | SocketSignal | LoadSignal | DomSignal;

/** What can be read off the document around a signal; null for who has no document. */
export interface PageReader {
  text(selector: string, near: Element | null): string | null;
  /** `name@selector`. */
  attribute(path: string, near: Element | null): string | null;
  /** `key.path` in local storage, in cookies; one leaf, never a whole. */
  local(path: string): Json | undefined;
  cookie(path: string): Json | undefined;
  /** A value of the page's own scripts, as the hook told it. */
  global(path: string): Json | undefined;
  /** A group of the address of the open conversation. */
  route(name: string): string | null;
}
