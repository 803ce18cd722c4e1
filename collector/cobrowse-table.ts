/** The part of the table of routes that is about co-browses. */
import {
  CobrowseClaim,
  CobrowseOffer,
  CobrowseOfferRequest,
  CobrowsesPage,
  CobrowsesQuery,
  OwnCobrowse,
  OwnCobrowses,
} from '../lib/events/cobrowse-api.ts';
import type { ApiRoute } from './api-table.ts';

const over = { 409: 'One of the sessions is over, or is another device’s.' };

export const cobrowseRoutes: readonly ApiRoute[] = [
  {
    ...{ method: 'get', path: '/cobrowse', summary: 'What a device offers, and its co-browses', for: 'device', visitors: true },
    answer: { OwnCobrowses },
  },
  {
    ...{ method: 'post', path: '/cobrowse/offers', summary: 'A customer’s code to read out, or an agent’s link to send', for: 'device' },
    ...{ visitors: true, body: { CobrowseOfferRequest }, status: 201, answer: { CobrowseOffer } },
    refusals: { 400: 'The offer does not fit.', ...over },
  },
  {
    ...{ method: 'delete', path: '/cobrowse/offers', summary: 'Takes back what a device offers', for: 'device', visitors: true },
    ...{ status: 204, answer: null },
  },
  {
    ...{ method: 'post', path: '/cobrowse/claims', summary: 'Links two sessions, by the code or link of the other side', for: 'device' },
    ...{ visitors: true, body: { CobrowseClaim }, answer: { OwnCobrowse } },
    refusals: {
      400: 'The claim does not fit.',
      404: 'No one waits with this code or link.',
      410: 'The code or link is too old.',
      ...over,
      429: 'Too many wrong codes: the answer says how long to wait.',
    },
  },
  {
    ...{ method: 'delete', path: '/cobrowse/{id}', summary: 'Ends a co-browse, from either side', for: 'device', visitors: true },
    ...{ status: 204, answer: null, refusals: { 404: 'The device has no such co-browse.' } },
  },
  {
    ...{ method: 'get', path: '/cobrowses', summary: 'The co-browses of a session', for: ['supervisor', 'auditor'], own: true },
    ...{ query: CobrowsesQuery, answer: { CobrowsesPage } },
    refusals: { 400: 'The query does not fit.', 404: 'There is no such session within what the reader may see.' },
  },
];
