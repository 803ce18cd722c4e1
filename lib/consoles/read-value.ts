/** Reads values of a profile out of a signal. */
import type { Json } from '../events/base.ts';
import type { Sighted } from '../events/sighting.ts';
import type { Reading, Value } from './profile.ts';
import { readJsonText, readPath } from './read-path.ts';
import type { PageReader, RequestSignal, Signal } from './signal.ts';

/** A signal with what stands around it. */
export interface Scene {
  signal: Signal;
  /** The named groups of its address. */
  groups: Record<string, string>;
  /** The element of `each`. */
  item?: Json;
  page: PageReader | null;
  /** The statuses that its conditions ask for; null: any. */
  statuses: number[] | null;
}

const longest = 2000;

/** The first reading that gives a value. Null is a value ("none"); undefined is none. */
export function readValue(value: Value, scene: Scene): Sighted | undefined {
  for (const reading of Array.isArray(value) ? value : [value]) {
    const read = readOne(reading, scene);
    if (read !== undefined) return read;
  }
  return undefined;
}

/** Texts are cut at 2,000 characters: what is longer is no name, id or status. */
function readOne(reading: Reading, scene: Scene): Sighted | undefined {
  const spec = typeof reading === 'string' ? { of: reading } : reading;
  let value = typeof spec.of === 'string' ? readSource(spec.of, scene) : joinTexts(spec.of, scene);
  if (spec.json === true) value = typeof value === 'string' ? readJsonText(value) : undefined;
  if (spec.at !== undefined) value = readPath(value, spec.at);
  if (spec.match !== undefined)
    value = value === undefined || value === null ? undefined : new RegExp(spec.match, 'u').exec(toText(value))?.[1];
  if (value === undefined) return undefined;
  if (spec.map !== undefined && Object.hasOwn(spec.map, toText(value))) value = spec.map[toText(value)]!;
  return { value: typeof value === 'string' ? value.slice(0, longest) : value, named: spec.named ?? null };
}

function joinTexts(sources: readonly string[], scene: Scene): Json | undefined {
  const values = sources.map((source) => readSource(source, scene)).filter((value) => value != null && value !== '');
  return values.length === 0 ? undefined : values.map((value) => toText(value!)).join(' ');
}

function readSource(source: string, { signal, groups, item, page }: Scene): Json | undefined {
  const colon = source.indexOf(':');
  const [place, path] = [source.slice(0, colon), source.slice(colon + 1)];
  const near = signal.kind === 'dom' ? signal.element : null;
  switch (place) {
    case 'const':
      return path;
    case 'path':
    case 'search':
    case 'hash':
      return Object.hasOwn(groups, path) ? groups[path] : undefined;
    case 'item':
      return readPath(item, path);
    case 'frame':
      return signal.kind === 'socket' ? readPath(signal.frame, path) : undefined;
    case 'before':
      return signal.kind === 'socket' ? readPath(signal.before, path) : undefined;
    case 'query':
      return 'url' in signal ? (signal.url.searchParams.get(path) ?? undefined) : undefined;
    case 'text':
      return page?.text(path, near) ?? undefined;
    case 'attr':
      return page?.attribute(path, near) ?? undefined;
    case 'local':
    case 'cookie':
    case 'global':
      return readLeaf(page?.[place](path));
    case 'route':
      return page?.route(path) ?? undefined;
    default:
      return signal.kind === 'request' ? readRequest(place, path, signal) : undefined;
  }
}

function readRequest(place: string, path: string, signal: RequestSignal): Json | undefined {
  switch (place) {
    case 'body':
      return readBody(path, signal);
    case 'operation':
      return readOperation(signal);
    case 'response':
      return readPath(signal.response, path);
    case 'status':
      return signal.status ?? undefined;
    case 'redirect':
      return signal.redirect;
    case 'header':
      return signal.headers[path.toLowerCase()];
    default:
      return undefined;
  }
}

/** A form's field may have dots and brackets in its name: it is looked for by its whole name first. */
function readBody(path: string, { readBody: read }: RequestSignal): Json | undefined {
  const body = read();
  if (body === null) return undefined;
  if (body.kind === 'form' && Object.hasOwn(body.value, path)) return body.value[path];
  return readPath(body.value, path);
}

/** The name of a GraphQL operation, which may stand in its own field or only inside the query's text. */
function readOperation(signal: RequestSignal): Json | undefined {
  const name = readBody('operationName', signal);
  if (typeof name === 'string' && name !== '') return name;
  const query = readBody('query', signal);
  if (typeof query !== 'string') return undefined;
  return /^\s*(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? /^\s*mutation\b[^{]*\{\s*(\w+)/.exec(query)?.[1];
}

/** Storage, cookies and globals stand next to secrets: one leaf at a time, or a list of them. */
function readLeaf(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.every((each) => typeof each !== 'object' || each === null) ? value : undefined;
  return typeof value === 'object' ? undefined : value;
}

export function toText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
