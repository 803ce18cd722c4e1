/** Makes the orders for observers in consoles' pages, and keeps which site is being taught. */
import { browser } from 'wxt/browser';
import { z } from 'zod';
import type { Profile } from '../consoles/profile.ts';
import { type ConsoleOrders, ordersKey } from './orders-key.ts';
import { findAllowedSite, type RecordingPolicy } from './recording-policy.ts';

/** An admin teaches one site at a time, and not for ever. */
const Teaching = z.looseObject({ site: z.string().max(300), until: z.number() });
export type Teaching = z.infer<typeof Teaching>;
const teachingKey = 'teaching';
export const teachingMs = 30 * 60_000;

export async function readTeaching(): Promise<Teaching | null> {
  const read = Teaching.safeParse((await browser.storage.local.get(teachingKey))[teachingKey]);
  return read.success ? read.data : null;
}

export async function writeTeaching(teaching: Teaching | null): Promise<void> {
  if (teaching === null) await browser.storage.local.remove(teachingKey);
  else await browser.storage.local.set({ [teachingKey]: teaching });
}

/** The values to publish, by key. A site that is paused or no longer allowed gets null. */
export function makeConsoleOrders(
  policy: RecordingPolicy,
  bySite: ReadonlyMap<string, Profile>,
  teaching: Teaching | null,
  now: number,
): Record<string, ConsoleOrders> {
  return Object.fromEntries(
    [...bySite].map(([origin, profile]) => {
      const site = findAllowedSite(policy, origin);
      const isTaught = teaching !== null && teaching.site === origin && now < teaching.until;
      return [ordersKey(origin), { profile: site === null ? null : profile, teaching: isTaught, maskRules: site?.maskRules ?? [] }];
    }),
  );
}
