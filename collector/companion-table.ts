/** The part of the table of routes that is about websites with the companion. */
import { CompanionKeyRequest, VisitorRequest, Website, WebsitesPage } from '../lib/events/companion-api.ts';
import { EnrolAnswer } from '../lib/events/device-api.ts';
import type { ApiRoute } from './api-table.ts';

export const companionRoutes: readonly ApiRoute[] = [
  {
    ...{ method: 'post', path: '/companion/devices', summary: 'Takes a visitor’s browser in, by its website’s key', for: 'anyone' },
    ...{ body: { VisitorRequest }, status: 201, answer: { EnrolAnswer } },
    refusals: {
      400: 'The visit does not fit.',
      401: 'The proof is not of the browser’s key.',
      403: 'The page is of another origin than those of the key.',
      409: 'The browser is known by another key.',
      410: 'No website has this key (any more).',
    },
  },
  {
    ...{ method: 'get', path: '/companion/keys', summary: 'The websites with the companion', for: ['admin', 'auditor'] },
    ...{ answer: { WebsitesPage } },
  },
  {
    ...{ method: 'post', path: '/companion/keys', summary: 'Makes a public key for a website', for: ['admin'] },
    ...{ body: { CompanionKeyRequest }, status: 201, answer: { Website }, refusals: { 400: 'The website does not fit.' } },
  },
  {
    ...{
      method: 'delete',
      path: '/companion/keys/{id}',
      summary: 'Withdraws a website’s key; what its visitors sent stays',
      for: ['admin'],
    },
    ...{ status: 204, answer: null, refusals: { 404: 'There is no such website.' } },
  },
];
