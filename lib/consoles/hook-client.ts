/** The content script's side of the hook: gives it its orders, and makes signals of what it tells. All of it is the page's word. */
import type { Json } from '../events/base.ts';
import { type FromHook, fromHookEvent, type HookOrders, type HookRequest, mostText, toHookEvent } from './hook-language.ts';
import { listFrames } from './list-frames.ts';
import { gather, readBodyText } from './read-body.ts';
import { readJsonText } from './read-path.ts';
import type { Body, RequestSignal, SocketSignal } from './signal.ts';

export interface HookEvents {
  onRequest(number: number, at: number, signal: RequestSignal): void;
  onAnswer(number: number, at: number, signal: RequestSignal): void;
  onFrame(at: number, signal: SocketSignal): void;
}

const mostOpen = 200;
/** Beyond this in a second the page's hook is not listened to: somebody floods it. */
const perSecond = 300;

export function startHookClient(
  orders: HookOrders,
  globals: Record<string, Json>,
  events: HookEvents,
  onFlood: (count: number) => void,
  signal: AbortSignal,
): { askGlobals(): void } {
  const open = new Map<number, RequestSignal>();
  const rate = { at: 0, count: 0 };
  const order = (): void => void dispatchEvent(new CustomEvent(toHookEvent, { detail: JSON.stringify(orders) }));

  function take(message: FromHook): void {
    switch (message.kind) {
      case 'ready':
        return order();
      case 'globals':
        return void Object.assign(globals, pickScalars(message.values));
      case 'request': {
        const request = readRequest(message);
        if (request === null) return;
        open.set(message.number, request);
        if (open.size > mostOpen) open.delete(open.keys().next().value!);
        return events.onRequest(message.number, message.at, request);
      }
      case 'answer': {
        const request = open.get(message.number);
        if (request === undefined) return;
        open.delete(message.number);
        const response = typeof message.text === 'string' ? readJsonText(message.text) : undefined;
        return events.onAnswer(message.number, message.at, { ...request, status: message.status, response });
      }
      case 'frame': {
        const frame = readJsonText(message.text);
        for (const each of frame === undefined ? [] : listFrames(frame))
          events.onFrame(message.at, { kind: 'socket', way: message.way, frame: each });
      }
    }
  }

  function isFlood(): boolean {
    const now = Date.now();
    if (now - rate.at >= 1000 || now < rate.at) {
      if (rate.count > perSecond) onFlood(rate.count - perSecond);
      Object.assign(rate, { at: now, count: 0 });
    }
    rate.count += 1;
    return rate.count > perSecond;
  }

  addEventListener(
    fromHookEvent,
    (event) => {
      if (isFlood()) return;
      const message = readMessage((event as CustomEvent<unknown>).detail);
      if (message !== null) take(message);
    },
    { signal },
  );
  order();
  // The hook answers orders with the page's variables as they are then.
  return { askGlobals: () => orders.globals.length > 0 && order() };
}

/** A message has the form that the hook gives it, or it is none: any script may send one. */
function readMessage(detail: unknown): FromHook | null {
  if (typeof detail !== 'string' || detail.length > 4 * mostText) return null;
  const value = readJsonText(detail);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { kind, number, at, method, url, text, status, way, values } = value;
  const isTimed = typeof at === 'number' && Math.abs(at - Date.now()) < 60_000;
  const isFit =
    kind === 'ready' ||
    (kind === 'globals' && typeof values === 'object' && values !== null) ||
    (kind === 'request' && isTimed && typeof number === 'number' && typeof method === 'string' && typeof url === 'string') ||
    (kind === 'answer' &&
      isTimed &&
      typeof number === 'number' &&
      (text === null || typeof text === 'string') &&
      (status === null || Number.isInteger(status))) ||
    (kind === 'frame' && isTimed && typeof text === 'string' && (way === 'in' || way === 'out' || way === 'close'));
  return isFit ? (value as unknown as FromHook) : null;
}

function readRequest({ method, url, headers, body }: HookRequest): RequestSignal | null {
  if (!URL.canParse(url)) return null;
  let read: Body | null | undefined;
  const readBody = (): Body | null => (read === undefined ? (read = readHookBody(body)) : read);
  return {
    kind: 'request',
    method: method.slice(0, 10),
    url: new URL(url),
    readBody,
    headers: pickTexts(headers),
    status: null,
    response: undefined,
  };
}

function readHookBody(body: HookRequest['body']): Body | null {
  if (typeof body !== 'object' || body === null) return null;
  if ('text' in body) return typeof body.text === 'string' ? readBodyText(body.text) : null;
  if (!Array.isArray(body.form)) return null;
  const entries = body.form.filter((each) => Array.isArray(each) && typeof each[0] === 'string' && typeof each[1] === 'string');
  return { kind: 'form', value: gather(entries) };
}

function pickTexts(values: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(pickScalars(values)).map(([key, value]) => [key, String(value)]));
}

function pickScalars(values: unknown): Record<string, string | number | boolean> {
  if (typeof values !== 'object' || values === null) return {};
  const entries = Object.entries(values).slice(0, 100);
  return Object.fromEntries(
    entries.filter(([, value]) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'),
  );
}
