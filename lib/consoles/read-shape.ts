/** The shape of a signal: what it is like, and nothing of what it holds. */
import { listParameters } from './list-parameters.ts';
import type { Json } from '../events/base.ts';
import type { SignalShape } from '../events/sighting.ts';
import { readValue } from './read-value.ts';
import type { RequestSignal, Signal } from './signal.ts';

const mostKeys = 60;
const mostDepth = 3;

/** `describe` gives a touched element's selector and name, as far as they may be kept. */
export function readShape(signal: Signal, describe: (element: Element) => { selector: string; label: string | null }): SignalShape {
  const none = { method: null, host: null, keys: [], selector: null, label: null };
  switch (signal.kind) {
    case 'request': {
      const { method, url } = signal;
      const body = signal.readBody();
      const query = listParameters(url.searchParams).map(([key]) => `?${key}`);
      return {
        ...none,
        kind: 'request',
        method,
        host: url.host,
        path: shapePath(url.pathname),
        keys: cut([...query, ...nameOperation(signal), ...listKeys(body?.value ?? null)]),
      };
    }
    case 'socket':
      return { ...none, kind: 'socket', path: signal.way, keys: cut(listFrameKeys(signal.frame)) };
    case 'load':
      return { ...none, kind: 'load', host: signal.url.host, path: shapePath(signal.url.pathname) + shapeHash(signal.url.hash) };
    case 'dom':
      return { ...none, kind: 'dom', path: signal.event, ...describe(signal.element) };
  }
}

/** One address serves all of a GraphQL console: its operations are told apart by their names. */
function nameOperation(signal: RequestSignal): string[] {
  const name = readValue('operation:', { signal, groups: {}, page: null, statuses: null })?.value;
  return typeof name === 'string' && /^\w{1,100}$/.test(name) ? [`operation=${name}`] : [];
}

/** `/tickets/8841/notes` → `/tickets/:1/notes`. */
function shapePath(path: string): string {
  let number = 0;
  return path
    .split('/')
    .map((part) => (isId(part) ? `:${(number += 1)}` : part))
    .join('/')
    .slice(0, 1000);
}

function shapeHash(hash: string): string {
  return hash === '' ? '' : `#${shapePath(hash.slice(1)).replaceAll(/\d{2,}|\d+$/g, ':n')}`;
}

/** Numbers, UUIDs, and long words with digits are ids; so is what could be somebody's name or address. */
function isId(part: string): boolean {
  if (/^\d+$/.test(part) || /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(part)) return true;
  return /[@%]/.test(part) || part.length > 40 || (part.length >= 8 && /\d/.test(part) && !/^v\d+$/.test(part));
}

/** Dotted paths of a body; a list is `[]`. Keys that look like values are not told. */
function listKeys(value: Json, before = '', depth = 0): string[] {
  if (typeof value !== 'object' || value === null) return before === '' ? [] : [before];
  if (Array.isArray(value))
    return depth >= mostDepth || value.length === 0 ? [`${before}[]`] : listKeys(value[0]!, `${before}[]`, depth + 1);
  if (depth >= mostDepth) return [before];
  return Object.entries(value)
    .slice(0, mostKeys)
    .flatMap(([key, each]) => (isId(key) ? [] : listKeys(each, before === '' ? key : `${before}.${key}`, depth + 1)));
}

/** Frames carry their name as a value: short words of theirs are told as `key=word`, since without them no frame could be told from another. */
function listFrameKeys(frame: Json): string[] {
  const named = typeof frame === 'object' && frame !== null && !Array.isArray(frame) ? Object.entries(frame) : [];
  const words = named.flatMap(([key, value]) =>
    /^(?:action|command|cmd|event|eventname|type|method|msg|op|name)$/i.test(key) &&
    typeof value === 'string' &&
    /^[\w.:/-]{1,60}$/.test(value)
      ? [`${key}=${value}`]
      : [],
  );
  return [...words, ...listKeys(frame)];
}

function cut(keys: string[]): string[] {
  return [...new Set(keys)].slice(0, mostKeys).map((key) => key.slice(0, 200));
}
