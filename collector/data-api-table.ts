/** The part of the table of routes that is about what is kept and what goes: holds, erasures, re-maskings, and how the collector is. */
import {
  DataState,
  Erasure,
  ErasureDevices,
  ErasureList,
  ErasureListQuery,
  ErasureRequest,
  Erasures,
  Hold,
  HoldRequest,
  Holds,
} from '../lib/events/data-api.ts';
import { CollectorStatus } from '../lib/events/status-api.ts';
import { RemaskConfirmation, Remasking, Remaskings, RemaskRequest } from '../lib/events/remask-api.ts';
import type { Role } from '../lib/events/role.ts';
import type { ApiRoute } from './api-table.ts';

const setters: readonly Role[] = ['admin'];
/** What is kept and what goes is an admin's, and an auditor sees it. */
const keepers: readonly Role[] = ['admin', 'auditor'];
const noRemasking = { 404: 'There is no such re-masking.' };
const noErasure = { 404: 'There is no such erasure.' };
const badQuery = { 400: 'The query does not fit: the message names the key.' };

export const dataRoutes: readonly ApiRoute[] = [
  { method: 'get', path: '/status', summary: 'How the collector is', for: keepers, answer: { CollectorStatus } },
  { method: 'get', path: '/data', summary: 'What is held, for how long, and how the disk stands', for: keepers, answer: { DataState } },
  { method: 'get', path: '/holds', summary: 'Legal holds, newest first', for: keepers, answer: { Holds } },
  {
    ...{ method: 'post', path: '/holds', summary: 'Sets a legal hold', for: setters, body: { HoldRequest }, status: 201, answer: { Hold } },
    refusals: { 400: 'The hold does not fit: the message names the key.' },
  },
  {
    ...{
      method: 'delete',
      path: '/holds/{id}',
      summary: 'Lifts a legal hold; that it was stays noted',
      for: setters,
      status: 204,
      answer: null,
    },
    refusals: { 404: 'There is no such hold, or it was lifted before.' },
  },
  { method: 'get', path: '/erasures', summary: 'Erasures, newest first, with what they removed', for: keepers, answer: { Erasures } },
  {
    ...{ method: 'post', path: '/erasures', summary: 'Finds what an erasure would remove', for: setters, body: { ErasureRequest } },
    ...{ status: 201, answer: { Erasure }, refusals: { 400: 'The erasure does not fit: the message names the key.' } },
  },
  {
    ...{ method: 'post', path: '/erasures/{id}/confirm', summary: 'Carries out an erasure, for good', for: setters, answer: { Erasure } },
    refusals: { ...noErasure, 409: 'It is still being found, or was confirmed before.' },
  },
  {
    ...{
      method: 'delete',
      path: '/erasures/{id}',
      summary: 'Forgets an erasure that was not confirmed',
      for: setters,
      status: 204,
      answer: null,
    },
    refusals: { ...noErasure, 409: 'It was confirmed.' },
  },
  {
    ...{ method: 'get', path: '/erasures/{id}/devices', summary: 'Which devices have got an erasure', for: keepers },
    ...{ answer: { ErasureDevices }, refusals: noErasure },
  },
  {
    ...{ method: 'get', path: '/erasures/list', summary: 'What a device has to erase of its own', for: 'device' },
    ...{ query: ErasureListQuery, answer: { ErasureList }, refusals: badQuery },
  },
  { method: 'get', path: '/remaskings', summary: 'Re-maskings, newest first, and how far each is', for: keepers, answer: { Remaskings } },
  {
    ...{ method: 'post', path: '/remaskings', summary: 'Finds what tighter masking would remove of what is stored', for: setters },
    ...{ body: { RemaskRequest }, status: 201, answer: { Remasking } },
    refusals: { 400: 'The re-masking does not fit: the message names the key.' },
  },
  {
    ...{ method: 'post', path: '/remaskings/{id}/confirm', summary: 'Carries out a re-masking, for good', for: setters },
    ...{ body: { RemaskConfirmation }, answer: { Remasking } },
    refusals: { 400: 'The confirmation does not fit.', ...noRemasking, 409: 'It is still being found, or was confirmed before.' },
  },
  {
    ...{ method: 'delete', path: '/remaskings/{id}', summary: 'Forgets a re-masking that was not confirmed', for: setters },
    ...{ status: 204, answer: null, refusals: { ...noRemasking, 409: 'It was confirmed.' } },
  },
];
