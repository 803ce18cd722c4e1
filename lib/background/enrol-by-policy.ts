/** Enrols this browser by the link in its company's policy: once, tried again with back-off while the collector is not there. */
import type { Done } from '../messages/protocol.ts';
import { readPolicyState, writePolicyState, type Enrolling } from '../settings/policy-state.ts';
import { readSettings } from '../settings/read-settings.ts';
import { db } from '../store/db.ts';
import { isRevoked, readUpload } from '../store/device.ts';
import { backOffMs, isWaiting } from '../upload/back-off.ts';
import { readHealth, readPairing, type Reply } from '../upload/collector-client.ts';
import { acceptPairing, parsePairingLink } from './pairing.ts';

/** Enrolling records nothing: what may be recorded still waits for consent. Safe to run at any time. */
export function enrolByPolicy(): Promise<void> {
  return navigator.locks.request('cotrail-enrol', enrolAlone);
}

async function enrolAlone(): Promise<void> {
  const { policy } = await readSettings();
  const link = policy?.enrolment ?? null;
  const state = await readPolicyState();
  if (link === null) return state.enrolling === null ? undefined : remember(null);
  const upload = await readUpload(db);
  const target = parsePairingLink(link);
  const hash = await hashLink(link);
  const last = state.enrolling?.link === hash ? state.enrolling : null;
  // One that was revoked may have been given a new link; the one that it came by is spent.
  const isEnrolled = upload.token !== null && target.ok && upload.endpoint === target.endpoint && !isRevoked(upload);
  // Where an offer is remembered, a worker died between its token and its settings: accepting it again ends that.
  if (isEnrolled && last?.offer == null) return state.enrolling === null ? undefined : remember(null);
  if (last !== null && (last.nextAt === null || isWaiting(last.nextAt, Date.now()))) return;
  const failures = (last?.failures ?? 0) + 1;
  let offer = last?.offer ?? null;
  const refused = await tryLink(link, offer, async (read) => {
    offer = read;
    await remember({ link: hash, failures, nextAt: Date.now(), reason: 'unreachable', detail: null, offer });
  });
  if (refused === null) return remember(null);
  const nextAt = refused.final ? null : Date.now() + backOffMs(failures, Math.random());
  await remember({ link: hash, failures, nextAt, reason: refused.reason, detail: refused.detail, offer });
}

interface Refused {
  reason: string;
  detail: string | null;
  /** The same link will never do. */
  final: boolean;
}

type Offer = NonNullable<Enrolling['offer']>;

/**
 * Null: enrolled. A link that is spent may have been spent by us, with the answer lost: the collector answers the same key again, and what was offered is what was kept
 * before the link was used.
 */
async function tryLink(link: string, kept: Offer | null, keep: (offer: Offer) => Promise<void>): Promise<Refused | null> {
  const target = parsePairingLink(link);
  if (!target.ok) return { reason: target.reason, detail: null, final: true };
  const health = await readHealth(target.endpoint);
  if (health.kind !== 'ok') return { ...describe(health), final: false };
  const offer = await readPairing(target.endpoint, target.code);
  const isSpent = offer.kind === 'status' && offer.status === 410;
  if (offer.kind !== 'ok' && !(isSpent && kept !== null)) return describe(offer);
  const { sites, retentionDays } = offer.kind === 'ok' ? offer.value : kept!;
  if (offer.kind === 'ok') await keep({ sites, retentionDays });
  const answer = await acceptPairing({ link, sites, retentionDays });
  return answer.outcome === 'done' ? null : { reason: answer.reason, detail: answer.detail, final: isSpent && answer.reason === 'expired' };
}

/** A collector that calls a code spent or expired says so for good; all else may pass. */
function describe(reply: Exclude<Reply<unknown>, { kind: 'ok' }>): Refused {
  if (reply.kind === 'silent') return { reason: 'unreachable', detail: reply.detail, final: false };
  if (reply.kind === 'odd') return { reason: 'not-a-collector', detail: reply.detail, final: false };
  const final = reply.status === 410;
  return { reason: final ? 'expired' : 'unreachable', detail: reply.message ?? `HTTP ${reply.status}`, final };
}

async function remember(enrolling: Enrolling | null): Promise<void> {
  await navigator.locks.request('cotrail-policy', async () => writePolicyState({ ...(await readPolicyState()), enrolling }));
}

async function hashLink(link: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(link));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Lets a person pair only with the collector that the policy names, where it closes the address. */
export function withinPolicy<Request extends { link: string }, Answer>(
  act: (request: Request) => Promise<Answer>,
): (request: Request) => Promise<Answer | Extract<Done, { outcome: 'refused' }>> {
  return async (request) => {
    const { settings, managed } = await readSettings();
    const target = parsePairingLink(request.link);
    const isForeign = target.ok && managed.locks.includes('endpoint') && target.endpoint !== settings.endpoint;
    return isForeign ? { outcome: 'refused', reason: 'other-collector', detail: settings.endpoint } : act(request);
  };
}
