/** The HTTP calls to a collector: each answer is read by its schema, and every way to fail has a word. */
import type { z } from 'zod';
import { DeviceAnswer, EnrolAnswer, type EnrolRequest, Health, PairingOffer, Refusal } from '../events/api.ts';
import { ConsistencyAnswer } from '../events/log-api.ts';
import { ErasureList } from '../events/data-api.ts';
import { Acknowledgement, uploadMediaType } from '../events/upload.ts';

/** Chrome ends a worker's fetch after 30 s: we end it first, and say so. */
const timeoutMs = 25_000;

/** What came back. `silent`: no answer at all. `odd`: an answer that is not what a collector says (a captive portal, half an answer). */
export type Reply<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'status'; status: number; retryAfter: string | null; message: string | null }
  | { kind: 'odd'; detail: string }
  | { kind: 'silent'; detail: string };

export function readHealth(endpoint: string): Promise<Reply<Health>> {
  return request(endpoint, 'health', {}, Health);
}

export function readDevice(endpoint: string, token: string): Promise<Reply<DeviceAnswer>> {
  return request(endpoint, 'device', { headers: { authorization: `Bearer ${token}` } }, DeviceAnswer);
}

export function readPairing(endpoint: string, code: string): Promise<Reply<PairingOffer>> {
  return request(endpoint, `pairing/${encodeURIComponent(code)}`, {}, PairingOffer);
}

export function enrol(endpoint: string, body: EnrolRequest): Promise<Reply<EnrolAnswer>> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return request(endpoint, 'devices', init, EnrolAnswer);
}

/** What a device has to erase of its own, behind the last that it has carried out. */
export function readErasures(endpoint: string, token: string, after: number): Promise<Reply<ErasureList>> {
  return request(endpoint, `erasures/list?after=${after}`, { headers: { authorization: `Bearer ${token}` } }, ErasureList);
}

/** Sends sealed bytes. The caller checks that the echo is the right one. */
export function putUpload(endpoint: string, token: string, id: string, bytes: Uint8Array<ArrayBuffer>): Promise<Reply<Acknowledgement>> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': uploadMediaType };
  return request(endpoint, `uploads/${id}`, { method: 'PUT', headers, body: bytes }, Acknowledgement);
}

/** The newest checkpoint of the collector's log, and the proof that it goes on from the tree of `from` leaves. */
export function readConsistency(endpoint: string, token: string, from: number): Promise<Reply<ConsistencyAnswer>> {
  return request(endpoint, `log/consistency?from=${from}`, { headers: { authorization: `Bearer ${token}` } }, ConsistencyAnswer);
}

/** The address of one of the collector's calls: `https://host/base` → `https://host/base/api/v1/path`. */
export function callUrl(endpoint: string, path: string): string {
  return `${endpoint.replace(/\/+$/, '')}/api/v1/${path}`;
}

async function request<T>(endpoint: string, path: string, init: RequestInit, schema: z.ZodType<T>): Promise<Reply<T>> {
  const guards: RequestInit = { redirect: 'error', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(timeoutMs) };
  try {
    const response = await fetch(callUrl(endpoint, path), { ...init, ...guards });
    const text = await response.text();
    if (!response.ok)
      return { kind: 'status', status: response.status, retryAfter: response.headers.get('retry-after'), message: readMessage(text) };
    const parsed = schema.safeParse(parseJson(text));
    return parsed.success
      ? { kind: 'ok', value: parsed.data }
      : { kind: 'odd', detail: `HTTP ${response.status}, not what a collector answers` };
  } catch (error) {
    // Fetch rejects for every cause in the same way; what the browser says is all there is to show.
    return { kind: 'silent', detail: error instanceof Error ? error.message : String(error) };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Not JSON: the schema refuses null with the right word.
  }
}

function readMessage(text: string): string | null {
  const refusal = Refusal.safeParse(parseJson(text));
  return refusal.success ? refusal.data.message : null;
}
