/** Makes the links that let a browser in: one to pair it, one to open the dashboard. Each works once, and for 15 minutes. */
import type { Site } from '../lib/events/api.ts';
import type { Clock } from './app.ts';
import { hashSecret, newSecret } from './secrets.ts';
import type { Store } from './store/store.ts';

/** Codes and tickets are for now: whoever asked for one is here. */
const linkMs = 15 * 60_000;

export interface LinkDeps {
  store: Pick<Store, 'addPairing' | 'addTicket'>;
  /** The collector's own address. */
  url: string;
  /** What a pairing link suggests to record, and for how many days to keep local copies. */
  sites: Site[];
  retentionDays: number | null;
  now: Clock;
}

export async function createPairingLink({ store, url, sites, retentionDays, now }: LinkDeps): Promise<string> {
  const code = newSecret();
  await store.addPairing(hashSecret(code), { expiresAt: now() + linkMs, sites, retentionDays });
  return `${url}/pair#code=${code}&cotrail=1`;
}

export async function createViewerLink({ store, url, now }: Pick<LinkDeps, 'store' | 'url' | 'now'>): Promise<string> {
  const ticket = newSecret();
  await store.addTicket(hashSecret(ticket), now() + linkMs);
  return `${url}/open#ticket=${ticket}`;
}
