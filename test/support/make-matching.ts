/** Makes a signal that a rule matches, out of the rule's own patterns, conditions and values. */
import { matchAddress } from '../../lib/consoles/address.ts';
import type { Json } from '../../lib/events/base.ts';
import type { Address, Condition, Rule, Source, Value, When } from '../../lib/consoles/profile.ts';
import { readPath } from '../../lib/consoles/read-path.ts';
import { toText } from '../../lib/consoles/read-value.ts';
import type { Signal } from '../../lib/consoles/signal.ts';
import { origin } from './console-signals.ts';

type Tree = Record<string, Json> | Json[];
type Reading = Exclude<Value, unknown[]>;

/** What a signal is made of, by the places of sources. */
interface Parts {
  body: Tree;
  frame: Tree;
  response: Tree;
  query: Tree;
  header: Tree;
  item: Tree;
}

const sample = '7';

/** Null where nothing of the page outside is asked for: requests and frames only. */
export function makeMatching(rule: Rule): Signal | null {
  const when = rule.when.find((each) => 'request' in each || 'socket' in each);
  if (when === undefined) return null;
  const parts: Parts = { body: {}, frame: {}, response: {}, query: {}, header: {}, item: {} };
  const given = [rule.conversation, ...readEntity(rule), rule.to, rule.set?.of];
  for (const value of given) if (value != null) fill(parts, value, sample, false);
  const status =
    [...(rule.where ?? []), ...readWhere(when)].map((condition) => meet(parts, condition)).find((each) => each !== null) ?? 200;
  if (rule.set !== undefined) fill(parts, rule.set.of, [sample], true);
  if (rule.each !== undefined) fill(parts, rule.each, [parts.item], true);
  if ('socket' in when) return { kind: 'socket', way: when.socket.way, frame: parts.frame };
  if (!('request' in when)) return null;
  const { method, where: _where, ...address } = when.request;
  const url = makeUrl(address);
  for (const [key, value] of Object.entries(parts.query)) url.searchParams.set(key, toText(value));
  const headers = parts.header as Record<string, string>;
  const response = Object.keys(parts.response).length === 0 ? undefined : parts.response;
  const body = parts.body;
  const readBody = () => (Object.keys(body).length === 0 ? null : ({ kind: 'json', value: body } as const));
  return { kind: 'request', method: method[0]!, url, readBody, headers, status, response };
}

/** Its own agent has an id and a name that no signal gives. */
function readEntity({ entity }: Rule): (Value | undefined)[] {
  return entity == null || 'self' in entity ? [] : [entity.id, entity.name];
}

function readWhere(when: When): readonly Condition[] {
  if ('request' in when) return when.request.where ?? [];
  return 'socket' in when ? when.socket.where : [];
}

/** Gives the value that a condition asks for; the status where it asks for one. */
function meet(parts: Parts, { value, exists, is, like }: Condition): number | null {
  if (value === 'status:') return Number(is?.[0] ?? 200);
  if (is !== undefined) fill(parts, value, is[0]!, true);
  else if (like !== undefined)
    fill(parts, value, ['1', 'a', '{"a":"b"}', '["a"]'].find((text) => new RegExp(like, 'u').test(text)) ?? sample, true);
  else if (exists === true) fill(parts, value, sample, false);
  return null;
}

/** Puts a value where its first reading reads it; without `anew` only where nothing stands yet. */
function fill(parts: Parts, value: Value, wanted: Json, anew: boolean): void {
  const reading: Reading = Array.isArray(value) ? value[0]! : value;
  const spec = typeof reading === 'string' ? { of: reading } : reading;
  const source: Source = typeof spec.of === 'string' ? spec.of : spec.of[0]!;
  const [place, path] = [source.slice(0, source.indexOf(':')), source.slice(source.indexOf(':') + 1)];
  const before = 'map' in spec && spec.map !== undefined ? Object.entries(spec.map).find(([, each]) => each === wanted)?.[0] : undefined;
  const plain = before ?? wanted;
  if (place === 'operation') put(parts.body, 'operationName', plain, anew);
  if (!Object.hasOwn(parts, place)) return;
  const key = place as keyof Parts;
  const [at, isText] = ['at' in spec ? spec.at : undefined, 'json' in spec && spec.json === true];
  if (path === '' && at === undefined) {
    if (anew && typeof plain === 'object' && plain !== null) parts[key] = plain;
    return;
  }
  if (!isText) return put(parts[key], [path, at].filter((part) => part !== undefined && part !== '').join('.'), plain, anew);
  const text = readPath(parts[key], path);
  const whole = typeof text === 'string' && text.startsWith('{') ? (JSON.parse(text) as Tree) : {};
  put(whole, at ?? '', plain, anew);
  put(parts[key], path, JSON.stringify(whole), true);
}

/** `a.b[0]` as lists and things; a `*` is the first of a list. */
function put(tree: Tree, path: string, value: Json, anew: boolean): void {
  const keys = path.split(/[.[\]]+/).flatMap((key) => (key === '' ? [] : key === '*' ? '0' : key));
  let at = tree as Record<string, Json>;
  for (const [index, key] of keys.entries()) {
    if (index === keys.length - 1) {
      if (anew || !Object.hasOwn(at, key)) at[key] = value;
    } else {
      if (typeof at[key] !== 'object' || at[key] === null) at[key] = /^\d+$/.test(keys[index + 1]!) ? [] : {};
      at = at[key] as Record<string, Json>;
    }
  }
}

/** An address of a pattern: its groups are given what their expressions allow, optional parts are left out. */
function makeUrl({ host, path = '/', search, hash }: Address): URL {
  const url = new URL(host === undefined ? origin : `https://${write(host)}`);
  url.pathname = write(path);
  if (search !== undefined) url.search = write(search);
  if (hash !== undefined) url.hash = write(hash);
  if (matchAddress({ ...(host !== undefined && { host }), path })(url) === null) throw new Error(`${url.href} does not fit ${path}`);
  return url;
}

function write(pattern: string): string {
  return pattern
    .replaceAll(/\{[^}]*\}\?/g, '')
    .replaceAll(/[{}]/g, '')
    .replaceAll(/(?::\w+)?(?<!\\)\(((?:\\.|[^()\\])*)\)\??/g, (_, expression: string) => choose(expression))
    .replaceAll(/:\w+/g, sample)
    .replaceAll('*', 'x')
    .replaceAll('\\', '');
}

function choose(expression: string): string {
  const [first = ''] = expression.split('|');
  const tries = [sample, 'x', first, 'A1', 'cnv_1', 'session_1'];
  return tries.find((text) => new RegExp(`^(?:${expression})$`, 'v').test(text)) ?? first;
}
