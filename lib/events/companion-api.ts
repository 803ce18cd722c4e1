/** Websites with the companion, over HTTP: the public keys that admins make for them, and how a visitor's browser comes in by one. */
import { z } from 'zod';
import { EpochMs, Id, Origin } from './base.ts';
import { GroupName } from './device-api.ts';
import { DevicePublicKey, Signature } from './device-key.ts';

/** Stands in the page's source for everybody to read: it lets nobody do more than send a visit of their own. */
export const CompanionKey = z.string().regex(/^ck_[\w-]{20,64}$/, 'not a key of a website');

const Name = z.string().trim().min(1).max(200);
const count = z.number().int().nonnegative();

/** `POST /companion/keys`. `bytesPerDay` is what all visitors of the website may send in a day, for long. */
export const CompanionKeyRequest = z.strictObject({
  name: Name,
  origins: z.array(Origin).min(1).max(50),
  group: GroupName.nullable(),
  bytesPerDay: z.number().int().min(1_000_000).max(1e13),
});
export type CompanionKeyRequest = z.infer<typeof CompanionKeyRequest>;

/** A website as admins see it. `visitors` is how many browsers came in by its key. */
export const Website = z.looseObject({
  id: Id,
  key: CompanionKey,
  name: Name,
  origins: z.array(Origin),
  group: GroupName.nullable(),
  bytesPerDay: count,
  visitors: count,
  createdAt: EpochMs,
  withdrawnAt: EpochMs.nullable(),
});
export type Website = z.infer<typeof Website>;

/** The script as it is served: its address, that of this version for good, and the hash by which a page can pin it. Null where it was not built. */
export const CompanionScript = z.looseObject({ url: z.string().max(2100), pinned: z.string().max(2100), integrity: z.string().max(200) });
export type CompanionScript = z.infer<typeof CompanionScript>;

/** `GET /companion/keys`: all websites, newest first. */
export const WebsitesPage = z.looseObject({ websites: z.array(Website), script: CompanionScript.nullable() });
export type WebsitesPage = z.infer<typeof WebsitesPage>;

/** `POST /companion/devices`, open to the key's origins: 201 with a token. The proof is over key, device and address. */
export const VisitorRequest = z.looseObject({
  key: CompanionKey,
  device: Id,
  version: z.string().max(100),
  publicKey: DevicePublicKey,
  collector: z.string().max(2000).refine(URL.canParse, 'not an address'),
  proof: Signature,
});
export type VisitorRequest = z.infer<typeof VisitorRequest>;
