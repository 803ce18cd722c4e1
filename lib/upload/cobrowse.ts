/** Joins a customer by their code, makes links for others, and follows what becomes of both: the collector decides, and each answer may come twice. */
import { type CobrowseOffer, joinLinkMs, type OwnCobrowses } from '../events/cobrowse-api.ts';
import { awaitCobrowse, isCobrowsing, noteClock, readOwnSession, takeCobrowse, takeCobrowses } from '../store/cobrowses.ts';
import { readUpload } from '../store/device.ts';
import { readOffset } from './clock.ts';
import { claimCobrowse, endCobrowse, offerCobrowse, readCobrowses, type Reply } from './collector-client.ts';
import { readToken, type TokenContext } from './token.ts';

/** An answer that is lost is looked for so long. */
const awaitMs = 5 * 60_000;

/** Why not, as a word that the screen has a sentence for; `detail` is what the collector said, where that says more. */
export interface Refused {
  outcome: 'refused';
  reason: string;
  detail: string | null;
}
export type Made = { outcome: 'done'; offer: CobrowseOffer } | Refused;

export async function joinByCode(context: TokenContext, code: string): Promise<{ outcome: 'done' } | Refused> {
  const secret = readCode(code);
  if (secret === null) return refuse('not-a-code');
  const own = await readOwnSession(context.db);
  if (own === null) return refuse('no-session');
  await awaitCobrowse(context.db, context.now() + awaitMs);
  const reply = await ask(context, (endpoint, token) => claimCobrowse(endpoint, token, { ...own, secret }));
  if (reply.kind !== 'ok') return refuse(...explain(reply));
  await takeCobrowse(context.db, reply.value, context.now());
  await note(context);
  // Asked again by whoever has used it, the collector tells of what is over.
  return reply.value.toAt === null ? { outcome: 'done' } : refuse('wrong-code');
}

export async function makeLink(context: TokenContext): Promise<Made> {
  const own = await readOwnSession(context.db);
  if (own === null) return refuse('no-session');
  await awaitCobrowse(context.db, context.now() + joinLinkMs + awaitMs);
  const reply = await ask(context, (endpoint, token) => offerCobrowse(endpoint, token, own));
  if (reply.kind !== 'ok') return refuse(...explain(reply));
  return reply.value.sites === undefined || reply.value.sites.length === 0 ? refuse('no-website') : { outcome: 'done', offer: reply.value };
}

/** Asks what became of it, where there is something to ask for. */
export async function followCobrowses(context: TokenContext): Promise<void> {
  if (!(await isCobrowsing(context.db, context.now()))) return;
  const reply = await ask<OwnCobrowses>(context, readCobrowses);
  if (reply.kind !== 'ok') return;
  await takeCobrowses(context.db, reply.value.cobrowses, context.now());
  await note(context);
}

export async function leaveCobrowse(context: TokenContext, id: string): Promise<{ outcome: 'done' } | Refused> {
  const reply = await ask(context, (endpoint, token) => endCobrowse(endpoint, token, id));
  // One that the collector has not is over.
  if (reply.kind !== 'ok' && !(reply.kind === 'status' && reply.status === 404)) return refuse(...explain(reply));
  await followCobrowses(context);
  return { outcome: 'done' };
}

/** Six digits, however they were written or copied. */
export function readCode(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s\-–.]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

async function note({ db, now }: TokenContext): Promise<void> {
  const { endpoint } = await readUpload(db);
  const offset = endpoint === null ? null : readOffset(endpoint);
  if (offset !== null) await noteClock(db, offset, now());
}

/** A token that is refused is renewed once. */
async function ask<Value>(context: TokenContext, call: (endpoint: string, token: string) => Promise<Reply<Value>>): Promise<Reply<Value>> {
  const { endpoint, token: enrolled } = await readUpload(context.db);
  if (endpoint === null || enrolled === null)
    return { kind: 'status', status: 401, retryAfter: null, error: 'not-enrolled', message: null };
  const token = await readToken(context);
  if (token.kind !== 'ok') return token;
  const reply = await call(endpoint, token.value);
  if (reply.kind !== 'status' || reply.status !== 401) return reply;
  const renewed = await readToken(context, token.value);
  return renewed.kind === 'ok' ? call(endpoint, renewed.value) : renewed;
}

const reasons: Record<number, string> = {
  401: 'not-enrolled',
  403: 'not-enrolled',
  404: 'wrong-code',
  409: 'session-over',
  410: 'code-expired',
  429: 'too-many-codes',
};

function explain(reply: Exclude<Reply<unknown>, { kind: 'ok' }>): [reason: string, detail: string | null] {
  if (reply.kind === 'silent') return ['unreachable', null];
  if (reply.kind === 'odd') return ['not-a-collector', reply.detail];
  // A collector from before there were co-browses has no such route, and says so in other words.
  if (reply.status === 404 && reply.error !== 'wrong-code') return ['no-cobrowsing', null];
  return [reasons[reply.status] ?? 'failed', reply.status === 429 ? reply.message : null];
}

function refuse(reason: string, detail: string | null = null): Refused {
  return { outcome: 'refused', reason, detail };
}
