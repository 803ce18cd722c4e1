/**
 * Runs in the page's own world: tells the content script of requests and frames that a profile asks for. The page can see, forge and stop all of this, so what
 * comes of it is evidence of kind `page` and nothing more. It must never break a page: each patch calls the original first of all.
 */
import type { FromHook, HookOrders, HookRequest } from './hook-language.ts';
import { fromHookEvent, hookReplacedEvent, mostText, toHookEvent } from './hook-language.ts';
import { watchFetch } from './hook-fetch.ts';
import { watchSockets } from './hook-sockets.ts';
import { watchXhr } from './hook-xhr.ts';

export interface HookDoor {
  /** Null until orders have come: everything is told then, so that nothing of a page's start is missed. */
  readOrders(): HookOrders | null;
  /** Whether somebody asks for this request, and for its answer. */
  wants(method: string, url: string): { request: boolean; answer: boolean };
  tell(message: FromHook): void;
  nextNumber(): number;
}

/** Taken before the page's scripts run, so that no page stands between. */
const { dispatchEvent, addEventListener, CustomEvent: Custom, URL: Url, URLPattern: Pattern, JSON: json } = globalThis;
const mostEarly = 300;
/** Orders come within the page's first moments, or nobody is there who gives any. */
const patienceMs = 5000;
const noOrders: HookOrders = { requests: [], changing: false, sockets: null, headers: [], globals: [] };

export function startPageHook(): void {
  dispatchEvent(new Custom(hookReplacedEvent)); // An older hook, left by an update, falls silent.
  let isOver = false;
  let orders: HookOrders | null = null;
  let compiled: { methods: string[]; patterns: URLPattern[]; answer: boolean }[] = [];
  /** The orders' text: the same ones come again, to ask for the page's variables. */
  let given: unknown = null;
  let number = 0;
  const early: FromHook[] = [];
  addEventListener(hookReplacedEvent, () => (isOver = true));

  function send(message: FromHook): void {
    dispatchEvent(new Custom(fromHookEvent, { detail: json.stringify(message) }));
  }

  const door: HookDoor = {
    readOrders: () => orders,
    wants(method, url) {
      if (isOver) return { request: false, answer: false };
      if (orders === null) return { request: true, answer: true };
      const parsed = Url.canParse(url, location.href) ? new Url(url, location.href) : null;
      const fitting = parsed === null ? [] : compiled.filter(({ methods, patterns }) => methods.includes(method) && fits(patterns, parsed));
      const isChange = orders.changing && method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
      return { request: fitting.length > 0 || isChange, answer: fitting.some(({ answer }) => answer) };
    },
    tell(message) {
      if (isOver) return;
      if (orders !== null) send(message);
      else if (early.length < mostEarly) early.push(message);
    },
    nextNumber: () => (number += 1),
  };

  addEventListener(toHookEvent, (event) => {
    const { detail } = event as CustomEvent<unknown>;
    const next = readOrders(detail);
    if (next === null) return;
    orders = next;
    if (detail !== given) compiled = next.requests.map(({ methods, address, answer }) => ({ methods, answer, patterns: compile(address) }));
    given = detail;
    send({ kind: 'globals', values: readGlobals(next.globals) });
    for (const message of early.splice(0)) if (isWanted(door, message)) send(message);
  });
  setTimeout(() => {
    early.length = 0;
    orders ??= noOrders;
  }, patienceMs);
  watchFetch(door);
  watchXhr(door);
  watchSockets(door);
  dispatchEvent(new Custom(fromHookEvent, { detail: json.stringify({ kind: 'ready' } satisfies FromHook) }));
}

function readOrders(detail: unknown): HookOrders | null {
  try {
    return typeof detail === 'string' ? (json.parse(detail) as HookOrders) : null;
  } catch {
    return null; // A page's own event under our name: it orders nothing.
  }
}

function compile(address: HookOrders['requests'][number]['address']): URLPattern[] {
  const { host, path, search, hash } = address;
  const parts: URLPatternInit[] = [
    ...(host === undefined ? [] : [{ hostname: host }]),
    ...(path === undefined ? [] : [{ pathname: path }]),
    ...(search === undefined ? [] : [{ search }]),
    ...(hash === undefined ? [] : [{ hash }]),
  ];
  return parts.map((part) => new Pattern(part));
}

function fits(patterns: readonly URLPattern[], url: URL): boolean {
  const { hostname, pathname } = url;
  const [search, hash] = [url.search.slice(1), url.hash.slice(1)];
  return patterns.every((pattern) => pattern.test({ hostname, pathname, search, hash }));
}

/** What was told before the orders came is held to them afterwards. An answer belongs to its request. */
function isWanted(door: HookDoor, message: FromHook): boolean {
  return message.kind !== 'request' || door.wants(message.method, message.url).request;
}

/** One leaf each, by dotted path; a getter of the page that throws has no value. */
function readGlobals(paths: readonly string[]): Record<string, string | number | boolean> {
  const values: Record<string, string | number | boolean> = {};
  for (const path of paths) {
    try {
      let at: unknown = globalThis;
      for (const key of path.split('.')) at = (at as Record<string, unknown> | null | undefined)?.[key];
      if (typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean') values[path] = at;
    } catch {
      continue;
    }
  }
  return values;
}

/** A body as text, where it can be read without waiting; files by their names. */
export function readBodyNow(body: unknown): HookRequest['body'] {
  if (typeof body === 'string') return body.length > mostText ? null : { text: body };
  if (body instanceof URLSearchParams) return { text: body.toString().slice(0, mostText) };
  if (body instanceof FormData)
    return {
      form: [...body].slice(0, 500).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, mostText) : value.name]),
    };
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body))
    return body.byteLength > mostText ? null : { text: new TextDecoder().decode(body) };
  return null;
}
