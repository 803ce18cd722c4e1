/** What every store keeps of websites with the companion. */
import type { Website } from '../../lib/events/companion-api.ts';
import type { NamedKey } from './fleet-contract.ts';

export interface Visitor {
  /** The website's id. */
  website: string;
  device: string;
  version: string;
  key: NamedKey;
  tokenHash: string;
  tokenExpiresAt: number;
  now: number;
}

/** `other-key`: the device is known by another key, or is no visitor's. */
export type VisitorOutcome = 'taken-in' | 'again' | 'other-key';

export interface WebsiteStore {
  addWebsite(website: Website): Promise<void>;
  /** Newest first, withdrawn ones too: their visits are still here. */
  listWebsites(): Promise<Website[]>;
  /** By its public key; null where there is none, or it was withdrawn. */
  findWebsite(key: string): Promise<Website | null>;
  readWebsite(id: string): Promise<Website | null>;
  /** True for an origin of a website whose key still lets in. */
  isWebsiteOrigin(origin: string): Promise<boolean>;
  /** Its key lets nobody in any more, and its visitors' browsers are revoked. False where it was withdrawn before. */
  withdrawWebsite(id: string, now: number): Promise<boolean>;
  takeVisitorIn(visitor: Visitor): Promise<VisitorOutcome>;
}
