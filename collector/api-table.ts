/** The HTTP interface as a table: what each route takes, answers and refuses. The document is made of it, and a test holds it against the application. */
import { z } from 'zod';
import { TranscriptCopy, TranscriptPage, TranscriptQuery } from '../lib/events/transcript-api.ts';
import { ActionFacets, ActionFilter, ActionQuery, ActionsPage } from '../lib/events/action-api.ts';
import {
  FramesPage,
  FramesQuery,
  Health,
  PairingOffer,
  RecordsPage,
  SessionDetail,
  SessionFacets,
  SessionQuery,
  SessionsPage,
  Totals,
} from '../lib/events/api.ts';
import { ExportJob, ExportJobs, ExportRequest } from '../lib/events/export-api.ts';
import { PushedAgain, PushStates } from '../lib/events/push-api.ts';
import type { Role } from '../lib/events/role.ts';
import { ConsistencyAnswer, ConsistencyQuery, LogState, SessionProof } from '../lib/events/log-api.ts';
import { BundleQuery } from './routes/proofs.ts';
import { accountTable } from './account-table.ts';
import { dataRoutes } from './data-api-table.ts';
import { activityRoutes } from './activity-api-table.ts';
import { cobrowseRoutes } from './cobrowse-table.ts';
import { companionRoutes } from './companion-table.ts';
import { deviceRoutes } from './device-api-table.ts';
import { RecordsQuery } from './routes/sessions.ts';
import { TicketRequest } from './routes/viewer.ts';

/** One schema under its name. */
export type Named = Readonly<Record<string, z.ZodType>>;

export interface ApiRoute {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Below `/api/v1`, with its parameters in braces. */
  path: string;
  summary: string;
  /** Whom the guard lets in: anyone, a device by its token, or people who have one of these roles. What no row names is for nobody. */
  for: 'anyone' | 'device' | readonly Role[];
  /** A device may ask this too, and sees its own. */
  own?: true;
  /** Of devices, also a visitor's browser that came in by a website's key, from the pages of that website. */
  visitors?: true;
  query?: z.ZodObject;
  /** `upload`: sealed bytes. */
  body?: Named | 'upload';
  status?: number;
  /** Null: nothing but the status. `file`: what an export wrote. */
  answer: Named | 'file' | null;
  /** Why it refuses, by status, beside what holds for every route. */
  refusals?: Record<number, string>;
}

const OpenApi = z.looseObject({ openapi: z.string(), paths: z.looseObject({}) });
const badQuery = { 400: 'The query does not fit: the message names the key.' };
const noSession = { 404: 'There is no such session within what the reader may see.' };
const noExport = { 404: 'There is no such export within what the reader may see.' };
/** Recordings and the logs of conversations: not an admin's. */
const watchers: readonly Role[] = ['supervisor', 'auditor'];
/** The logs: of each as much as they may see. */
const logReaders: readonly Role[] = ['supervisor', 'admin', 'auditor'];

const expired = { 410: 'The code or ticket is spent or expired.' };

export const apiTable: readonly ApiRoute[] = [
  ...accountTable,
  { method: 'get', path: '/openapi.json', summary: 'This document', for: 'anyone', answer: { OpenApi } },
  { method: 'get', path: '/health', summary: 'Whether this is a collector, and what it understands', for: 'anyone', answer: { Health } },
  {
    ...{ method: 'get', path: '/pairing/{code}', summary: 'What accepting a pairing link will set', for: 'anyone' },
    ...{ answer: { PairingOffer }, refusals: expired },
  },
  ...deviceRoutes,
  ...companionRoutes,
  ...cobrowseRoutes,
  {
    ...{ method: 'get', path: '/sessions', summary: 'Sessions, newest first', for: watchers, own: true, query: SessionQuery },
    ...{ answer: { SessionsPage }, refusals: badQuery },
  },
  {
    ...{
      method: 'get',
      path: '/sessions/facets',
      summary: 'What sessions can be filtered by',
      for: watchers,
      own: true,
      query: SessionQuery,
    },
    ...{ answer: { SessionFacets }, refusals: badQuery },
  },
  {
    ...{ method: 'get', path: '/sessions/{id}', summary: 'One session with its streams', for: watchers, own: true },
    ...{ answer: { SessionDetail }, refusals: noSession },
  },
  {
    ...{
      method: 'get',
      path: '/sessions/{id}/records',
      summary: 'The records of a session, by time',
      for: watchers,
      own: true,
      query: RecordsQuery,
    },
    ...{ answer: { RecordsPage }, refusals: { ...badQuery, ...noSession } },
  },
  {
    ...{ method: 'get', path: '/sessions/{id}/proof', summary: 'Checks all that is stored of a session, now', for: watchers, own: true },
    ...{ answer: { SessionProof }, refusals: noSession },
  },
  {
    ...{ method: 'get', path: '/log', summary: 'Checks the log up to its newest checkpoint, now', for: logReaders },
    ...{ answer: { LogState } },
  },
  {
    ...{ method: 'get', path: '/log/consistency', summary: 'The newest checkpoint, and that it goes on from a smaller one' },
    ...{ for: logReaders, own: true, query: ConsistencyQuery, answer: { ConsistencyAnswer } },
    refusals: { ...badQuery, 409: 'The log is not the one that was signed, so it signs nothing more.' },
  },
  {
    ...{ method: 'get', path: '/bundles', summary: 'Records with all that proves them, as JSON Lines', for: watchers },
    ...{ query: BundleQuery, answer: 'file' },
    refusals: {
      400: 'The query does not fit, or names both a session and a time.',
      403: 'A bundle of all that was received in a time is for auditors.',
      404: 'There is no such session.',
      409: 'There is nothing to prove yet, or the log is not the one that was signed.',
    },
  },
  {
    ...{
      method: 'get',
      path: '/streams/{id}/frames',
      summary: 'The frames of a stream, to replay',
      for: watchers,
      own: true,
      query: FramesQuery,
    },
    ...{ answer: { FramesPage }, refusals: { ...badQuery, 404: 'There is no such stream within what the reader may see.' } },
  },
  {
    ...{ method: 'get', path: '/actions', summary: 'Actions, newest first, or those that have arrived since', for: logReaders, own: true },
    ...{ query: ActionQuery, answer: { ActionsPage }, refusals: badQuery },
  },
  {
    ...{
      method: 'get',
      path: '/actions/facets',
      summary: 'What actions can be filtered by, under the other filters',
      for: logReaders,
      own: true,
    },
    ...{ query: ActionFilter, answer: { ActionFacets }, refusals: badQuery },
  },
  {
    ...{
      method: 'get',
      path: '/transcripts',
      summary: 'What was done and said in one conversation, newest first',
      for: watchers,
      own: true,
    },
    ...{ query: TranscriptQuery, answer: { TranscriptPage }, refusals: badQuery },
  },
  {
    ...{
      method: 'post',
      path: '/transcripts/copies',
      summary: 'Writes down that a transcript is saved or printed',
      for: watchers,
      own: true,
      body: { TranscriptCopy },
    },
    ...{ status: 204, answer: null },
    refusals: { 400: 'The copy does not fit: the message names the key.', 404: 'Nothing is known of this conversation.' },
  },
  {
    ...{ method: 'post', path: '/exports', summary: 'Starts an export of the log', for: logReaders, own: true, body: { ExportRequest } },
    ...{ status: 201, answer: { ExportJob } },
    refusals: { 400: 'The export does not fit: the message names the key.', 429: 'Too many exports are unfinished.' },
  },
  { method: 'get', path: '/exports', summary: 'Exports, newest first', for: logReaders, own: true, answer: { ExportJobs } },
  {
    ...{ method: 'get', path: '/exports/{id}', summary: 'One export, and how far it is', for: logReaders, own: true },
    ...{ answer: { ExportJob }, refusals: noExport },
  },
  {
    ...{
      method: 'delete',
      path: '/exports/{id}',
      summary: 'Cancels an export that runs, or removes one that has ended',
      for: logReaders,
      own: true,
    },
    ...{ status: 204, answer: null, refusals: noExport },
  },
  {
    ...{ method: 'get', path: '/exports/{id}/file', summary: 'The file of an export that is done', for: logReaders, own: true },
    ...{ answer: 'file', refusals: { ...noExport, 409: 'The export is not done, so there is no file.' } },
  },
  {
    ...{ method: 'get', path: '/pushes', summary: 'Where actions are pushed to, and how that goes', for: ['admin', 'auditor'] },
    answer: { PushStates },
  },
  {
    ...{ method: 'post', path: '/pushes/again', summary: 'Sends all actions that were set aside once more', for: ['admin'] },
    answer: { PushedAgain },
  },
  ...dataRoutes,
  ...activityRoutes,
  {
    method: 'get',
    path: '/totals',
    summary: 'What is held, as far as the reader may see it',
    for: watchers,
    own: true,
    answer: { Totals },
  },
  {
    ...{
      method: 'post',
      path: '/viewer',
      summary: 'Spends a ticket for the cookie of the dashboard',
      for: 'anyone',
      body: { TicketRequest },
    },
    ...{ status: 204, answer: null, refusals: { 400: 'The ticket does not fit.', ...expired } },
  },
];
