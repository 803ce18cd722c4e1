/** The feed of a collector, over HTTP: every answer is read by its schema, every failure is a `FeedError`. */
import type { z } from 'zod';
import { ActionFacets, ActionsPage } from '../events/action-api.ts';
import { FramesPage, RecordsPage, SessionDetail, SessionFacets, SessionsPage } from '../events/api.ts';
import { CobrowsesPage } from '../events/cobrowse-api.ts';
import { TranscriptPage } from '../events/transcript-api.ts';
import { createSignedIn } from './accounts.ts';
import { ask, send, type RemoteFeedOptions } from './ask.ts';
import { FeedError, type Feed } from './feed.ts';
import { createRemoteActivity } from './remote-activity.ts';
import { createRemoteKeeping } from './remote-keeping.ts';
import { createRemoteFleet } from './remote-fleet.ts';
import { createRemoteExports } from './remote-exports.ts';
import { createRemoteProofs } from './remote-proofs.ts';

const answerMs = 25_000;

export function createRemoteFeed(options: RemoteFeedOptions): Feed {
  const read = async <T>(path: string, query: object, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> => {
    const found = await ask(options, path, { query }, schema, signal);
    if (found === null) throw new FeedError('not-a-collector', `${path} is not there. Is this address a Cotrail collector?`);
    return found;
  };
  return {
    place: 'collector',
    listSessions: (query, signal) => read('sessions', query, SessionsPage, signal),
    readFacets: (query, signal) => read('sessions/facets', query, SessionFacets, signal),
    readSession: (id, signal) => ask(options, `sessions/${encodeURIComponent(id)}`, {}, SessionDetail, signal),
    readRecords: (session, cursor, signal) =>
      read(`sessions/${encodeURIComponent(session)}/records`, { cursor: cursor ?? undefined }, RecordsPage, signal),
    // A collector from before there were co-browses says that it has none of them.
    listCobrowses: async (session, signal) =>
      (await ask(options, 'cobrowses', { query: { session } }, CobrowsesPage, signal))?.cobrowses ?? [],
    readFrames: (stream, query, signal) => read(`streams/${encodeURIComponent(stream)}/frames`, query, FramesPage, signal),
    listActions: (query, signal) => read('actions', query, ActionsPage, signal),
    readActionFacets: (filter, signal) => read('actions/facets', filter, ActionFacets, signal),
    readTranscript: (query, signal) => read('transcripts', query, TranscriptPage, signal),
    noteTranscript: async (copy) => {
      const done = await send(options, 'transcripts/copies', { method: 'POST', body: copy }, AbortSignal.timeout(answerMs));
      if (done === null)
        throw new FeedError('failed', 'The collector knows nothing of this conversation (any more), or is older than this page.');
    },
    exports: createRemoteExports(options),
    activity: createRemoteActivity(options),
    proofs: createRemoteProofs(options),
    // A device has no business with the others: only a person at the collector's own page may.
    ...(options.token === undefined && {
      ...{ signedIn: createSignedIn(options), fleet: createRemoteFleet(options), keeping: createRemoteKeeping(options) },
    }),
  };
}
