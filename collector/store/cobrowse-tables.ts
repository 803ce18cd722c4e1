/** The rows of co-browses, and the step that brings them. */
import type { CobrowseEnd } from '../../lib/events/cobrowse-api.ts';
import type { CobrowseSide } from './cobrowse-store.ts';

/** `cobrowse` is what came of it: whoever claimed it may ask again. */
export interface OfferRow {
  secret: string;
  device: string;
  session: string;
  side: CobrowseSide;
  name: string | null;
  expiresAt: number;
  cobrowse: string | null;
}

/** `agentName` is what the customer was told; a customer's name is read from their session, so that it goes when that does. */
export interface CobrowseRow {
  id: string;
  agentDevice: string;
  agentSession: string;
  agentName: string | null;
  customerDevice: string;
  customerSession: string;
  fromAt: number;
  toAt: number | null;
  endedBy: CobrowseEnd | null;
}

export interface CobrowseTables {
  cobrowse_offers: OfferRow;
  cobrowses: CobrowseRow;
}

export const addCobrowses = `
  create table cobrowse_offers (
    secret text primary key, device text not null, session text not null, side text not null, name text, expiresAt real not null, cobrowse text
  ) strict, without rowid;
  create index cobrowse_offers_by_device on cobrowse_offers (device);
  create table cobrowses (
    id text primary key, agentDevice text not null, agentSession text not null, agentName text, customerDevice text not null, customerSession text not null,
    fromAt real not null, toAt real, endedBy text
  ) strict, without rowid;
  create index cobrowses_by_agent on cobrowses (agentSession);
  create index cobrowses_by_customer on cobrowses (customerSession);
  create index cobrowses_by_agent_device on cobrowses (agentDevice, fromAt);
  create index cobrowses_by_customer_device on cobrowses (customerDevice, fromAt);
`;
