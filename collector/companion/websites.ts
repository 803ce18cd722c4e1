/** Makes public keys for websites, from the dashboard as from the command line. */
import { randomBytes } from 'node:crypto';
import type { CompanionKeyRequest, Website } from '../../lib/events/companion-api.ts';
import { newId } from '../../lib/events/id.ts';
import type { Clock } from '../app.ts';
import type { WebsiteStore } from '../store/website-store.ts';

/** Two gigabytes: some ten thousand visits of a quarter of an hour. */
export const usualBytesPerDay = 2e9;

export async function addWebsite(store: Pick<WebsiteStore, 'addWebsite'>, request: CompanionKeyRequest, now: Clock): Promise<Website> {
  const createdAt = now();
  const key = `ck_${randomBytes(18).toString('base64url')}`;
  const website = { ...request, id: newId(createdAt), key, visitors: 0, createdAt, withdrawnAt: null };
  await store.addWebsite(website);
  return website;
}

/** The one of this name and these origins whose key still lets in, or a new one. */
export async function ensureWebsite(store: WebsiteStore, request: CompanionKeyRequest, now: Clock): Promise<Website> {
  const { name, origins } = request;
  const isSame = (each: Website): boolean => each.withdrawnAt === null && each.name === name && each.origins.join() === origins.join();
  return (await store.listWebsites()).find(isSame) ?? addWebsite(store, request, now);
}

/** As an action of the collector's own ledger says it. */
export function describeWebsite(act: 'created' | 'withdrawn', { id, name, origins }: Website) {
  return { event: `website-key.${act}`, entity: { type: 'website-key', id, name }, to: act === 'created' ? origins.join(' ') : null };
}
