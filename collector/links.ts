/** Makes the links that let browsers in: to enrol them, as often and as long as is said, and to open the dashboard, once and for 15 minutes. */
import type { Site } from '../lib/events/api.ts';
import type { PairingAnswer, PairingRequest } from '../lib/events/device-api.ts';
import { newId } from '../lib/events/id.ts';
import type { Clock } from './app.ts';
import { usualTerms } from './link-terms.ts';
import { hashSecret, newSecret } from './secrets.ts';
import type { Store } from './store/store.ts';

/** A ticket is for now: whoever asked for it is here. */
const ticketMs = 15 * 60_000;

export interface LinkDeps {
  store: Pick<Store, 'addPairing' | 'addTicket'>;
  /** The collector's own address. */
  url: string;
  /** What a pairing link suggests to record, and for how many days to keep local copies. */
  sites: Site[];
  retentionDays: number | null;
  now: Clock;
}

/** The link with its code, which is shown once, and as it is listed from then on. */
export async function createPairing(
  { store, url, sites, retentionDays, now }: LinkDeps,
  { uses, lifeMs, group }: PairingRequest = usualTerms,
): Promise<PairingAnswer> {
  const code = newSecret();
  const createdAt = now();
  const pairing = { id: newId(createdAt), group, uses, usesLeft: uses, createdAt, expiresAt: createdAt + lifeMs };
  await store.addPairing(hashSecret(code), { expiresAt: pairing.expiresAt, sites, retentionDays, group }, pairing);
  return { pairing, link: `${url}/pair#code=${code}&cotrail=1` };
}

export async function createPairingLink(deps: LinkDeps, terms?: PairingRequest): Promise<string> {
  return (await createPairing(deps, terms)).link;
}

export async function createViewerLink({ store, url, now }: Pick<LinkDeps, 'store' | 'url' | 'now'>): Promise<string> {
  const ticket = newSecret();
  await store.addTicket(hashSecret(ticket), now() + ticketMs);
  return `${url}/open#ticket=${ticket}`;
}
