/** What every store keeps of co-browses: offers that are in time, and which agent's session is linked with which customer's. */
import type { CobrowseView, OwnCobrowse } from '../../lib/events/cobrowse-api.ts';
import type { Scope } from './store.ts';

export type CobrowseSide = OwnCobrowse['as'];

/** Code and token are kept as they are: six digits are found out of any hash, and both are worth nothing in half an hour. */
export interface StoredOffer {
  secret: string;
  expiresAt: number;
}

export interface NewOffer {
  device: string;
  session: string;
  side: CobrowseSide;
  name: string | null;
  /** A secret to try: one that is taken is drawn anew. */
  draw(): string;
  expiresAt: number;
  now: number;
}

export interface Claim {
  secret: string;
  device: string;
  session: string;
  side: CobrowseSide;
  name: string | null;
  now: number;
}

/** `unknown`: no offer has this secret, or another has used it. `session-over`: either session has ended. `other-session`: it is none of this device's. */
export type ClaimOutcome = { cobrowse: OwnCobrowse } | 'unknown' | 'expired' | 'session-over' | 'other-session';

/** Two sessions that are linked now. */
export interface Linked {
  cobrowse: string;
  agentDevice: string;
  agentSession: string;
  customerDevice: string;
  customerSession: string;
}

export interface CobrowseStore {
  /** The offer of this session that is in time, or a new one, which takes the place of all others of the device. Null where its session is over, or another device's. */
  offerCobrowse(offer: NewOffer): Promise<StoredOffer | null>;
  readOffer(device: string, now: number): Promise<StoredOffer | null>;
  withdrawOffers(device: string): Promise<void>;
  claimCobrowse(claim: Claim): Promise<ClaimOutcome>;
  /** True where it is a co-browse of the device; it is over then, by this call or before. */
  endCobrowse(id: string, device: string, now: number): Promise<boolean>;
  listOwnCobrowses(device: string, now: number): Promise<OwnCobrowse[]>;
  /** Null where the session is not within the scope. */
  listCobrowses(scope: Scope, session: string, now: number): Promise<CobrowseView[] | null>;
  /** The customers' sessions that this agent's device is linked with now, newest link first. */
  listLinkedCustomers(agentDevice: string, now: number): Promise<Linked[]>;
  /** The agents' sessions that this customer's browser is linked with now, newest link first. */
  listLinkedAgents(customerDevice: string, now: number): Promise<Linked[]>;
}
