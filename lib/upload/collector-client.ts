/** The HTTP calls to a collector: each answer is read by its schema, and every way to fail has a word. */
import { z } from 'zod';
import { Health, PairingOffer, Refusal } from '../events/api.ts';
import { DeviceAnswer, EnrolAnswer, type EnrolRequest, type KeyRequest, NonceAnswer, type TokenRequest } from '../events/device-api.ts';
import type { DeviceState } from '../events/device-state.ts';
import { ConsistencyAnswer } from '../events/log-api.ts';
import { ErasureList } from '../events/data-api.ts';
import { Acknowledgement, uploadMediaType } from '../events/upload.ts';
import { CobrowseOffer, OwnCobrowse, OwnCobrowses, type CobrowseClaim, type CobrowseOfferRequest } from '../events/cobrowse-api.ts';
import { noteAnswer } from './clock.ts';

/** Chrome ends a worker's fetch after 30 s: we end it first, and say so. */
const timeoutMs = 25_000;

/** What came back. `silent`: no answer at all. `odd`: an answer that is not what a collector says (a captive portal, half an answer). */
export type Reply<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'status'; status: number; retryAfter: string | null; error: string | null; message: string | null }
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
  return request(endpoint, 'devices', write('POST', body), EnrolAnswer);
}

export function askNonce(endpoint: string, device: string): Promise<Reply<NonceAnswer>> {
  return request(endpoint, 'device/nonces', write('POST', { device }), NonceAnswer);
}

export function askToken(endpoint: string, body: TokenRequest): Promise<Reply<EnrolAnswer>> {
  return request(endpoint, 'device/tokens', write('POST', body), EnrolAnswer);
}

/** Gives the key of a device that was enrolled before it had one. */
export function putKey(endpoint: string, token: string, body: KeyRequest): Promise<Reply<null>> {
  return request(endpoint, 'device/key', write('PUT', body, token), z.null());
}

export function putState(endpoint: string, token: string, body: DeviceState): Promise<Reply<null>> {
  return request(endpoint, 'device/state', write('PUT', body, token), z.null());
}

/** What a device has to erase of its own and to mask again, behind the last of each that it has carried out. */
export function readErasures(endpoint: string, token: string, after: number, remaskedAfter: number): Promise<Reply<ErasureList>> {
  return request(
    endpoint,
    `erasures/list?after=${after}&remaskedAfter=${remaskedAfter}`,
    { headers: { authorization: `Bearer ${token}` } },
    ErasureList,
  );
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

export function readCobrowses(endpoint: string, token: string): Promise<Reply<OwnCobrowses>> {
  return request(endpoint, 'cobrowse', { headers: { authorization: `Bearer ${token}` } }, OwnCobrowses);
}

export function offerCobrowse(endpoint: string, token: string, body: CobrowseOfferRequest): Promise<Reply<CobrowseOffer>> {
  return request(endpoint, 'cobrowse/offers', write('POST', body, token), CobrowseOffer);
}

export function claimCobrowse(endpoint: string, token: string, body: CobrowseClaim): Promise<Reply<OwnCobrowse>> {
  return request(endpoint, 'cobrowse/claims', write('POST', body, token), OwnCobrowse);
}

export function endCobrowse(endpoint: string, token: string, id: string): Promise<Reply<null>> {
  return request(endpoint, `cobrowse/${id}`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } }, z.null());
}

/** The address of one of the collector's calls: `https://host/base` → `https://host/base/api/v1/path`. */
export function callUrl(endpoint: string, path: string): string {
  return `${endpoint.replace(/\/+$/, '')}/api/v1/${path}`;
}

function write(method: 'POST' | 'PUT', body: object, token?: string): RequestInit {
  const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  return { method, headers, body: JSON.stringify(body) };
}

async function request<T>(endpoint: string, path: string, init: RequestInit, schema: z.ZodType<T>): Promise<Reply<T>> {
  const guards: RequestInit = { redirect: 'error', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(timeoutMs) };
  try {
    const sentAt = Date.now();
    const response = await fetch(callUrl(endpoint, path), { ...init, ...guards });
    noteAnswer(endpoint, response.headers, sentAt, Date.now());
    const text = await response.text();
    if (!response.ok)
      return { kind: 'status', status: response.status, retryAfter: response.headers.get('retry-after'), ...readRefusal(text) };
    // Null stands for "nothing more to say", and only a 204 says that.
    const parsed = schema.safeParse(response.status === 204 ? null : (parseJson(text) ?? undefined));
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

function readRefusal(text: string): { error: string | null; message: string | null } {
  const refusal = Refusal.safeParse(parseJson(text));
  return refusal.success ? { error: refusal.data.error, message: refusal.data.message } : { error: null, message: null };
}
