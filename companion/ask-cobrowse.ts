/** Asks the collector about co-browses, by this browser's token, and takes the measure of its clock by the way. */
import { chooseOffset, type ClockOffset, clockHeader, measureOffset } from '../lib/events/clock-offset.ts';
import type { Lent } from './recording.ts';

/** `status` null: nobody answered. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; status: number | null };

export interface Asking {
  ask<Value>(method: string, path: string, body?: object): Promise<Answer<Value>>;
  /** How far our clock is from the collector's, as the best of these requests says. */
  readOffset(): ClockOffset | null;
}

const timeoutMs = 20_000;

export function createAsking(collector: string, lent: Lent, signal: AbortSignal): Asking {
  let offset: ClockOffset | null = null;

  async function call(token: string, method: string, path: string, body?: object): Promise<Response> {
    const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
    const sentAt = Date.now();
    const response = await fetch(`${collector}/api/v1/cobrowse${path}`, {
      ...{ method, headers, redirect: 'error', cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const measured = measureOffset(response.headers.get(clockHeader), sentAt, Date.now());
    if (measured !== null) offset = chooseOffset(offset, measured);
    return response;
  }

  /** A token that is refused is renewed once. */
  async function callWithToken(...request: [method: string, path: string, body?: object]): Promise<Response | null> {
    const token = await lent.readToken();
    const response = token === null ? null : await call(token, ...request);
    if (token === null || response?.status !== 401) return response;
    const renewed = await lent.readToken(token);
    return renewed === null ? null : call(renewed, ...request);
  }

  return {
    async ask<Value>(...request: [method: string, path: string, body?: object]): Promise<Answer<Value>> {
      try {
        const response = await callWithToken(...request);
        if (response === null) return { ok: false, status: null };
        const text = await response.text();
        return response.ok ? { ok: true, value: JSON.parse(text || 'null') as Value } : { ok: false, status: response.status };
      } catch (error) {
        if (!signal.aborted) console.warn('cotrail: the collector did not answer:', error);
        return { ok: false, status: null };
      }
    },
    readOffset: () => offset,
  };
}
