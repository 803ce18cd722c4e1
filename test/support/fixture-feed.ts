/** Feeds to look at and to test the dashboard with: empty, one session, a full house, and one that is offline. */
import { toActionQuery } from '../../lib/events/transcript-api.ts';
import { FeedError, type Feed } from '../../lib/feed/feed.ts';
import { createFixtureActivity } from './fixture-activity.ts';
import { createFixtureExports } from './fixture-exports.ts';
import { createFixtureLog } from './fixture-log.ts';
import { createFixtureProofs } from './fixture-proofs.ts';
import { makeRecords, makeStreams, readFrames, type RrwebEvent } from './fixture-records.ts';
import { countFacets, fits, makeSession, pageOf } from './fixture-sessions.ts';

export const scenes = ['empty', 'one', 'full', 'offline'] as const;
export type SceneName = (typeof scenes)[number];

/** `frames` is one recording from its meta event on; it is repeated, from a full snapshot each time. */
export function createFixtureFeed(scene: SceneName, frames: readonly RrwebEvent[]): Feed {
  const count = { empty: 0, one: 1, full: 2000, offline: 0 }[scene];
  const rows = scene === 'one' ? 300 : 20_000;
  const sessions = Array.from({ length: count }, (_, index) => makeSession(index));
  const log = createFixtureLog({ empty: 0, one: 1, full: 24_000, offline: 0 }[scene]);
  const read = async <T>(answer: () => T): Promise<T> => {
    if (scene === 'offline') throw new FeedError('offline', 'http://localhost:4000 did not answer: connection refused');
    return answer();
  };
  return {
    place: 'collector',
    listSessions: (query) =>
      read(() =>
        pageOf(
          sessions.filter((session) => fits(session, query)),
          query,
        ),
      ),
    readFacets: (query) => read(() => countFacets(sessions.filter((session) => fits(session, query)))),
    readSession: (id) =>
      read(() => {
        const session = sessions.find((one) => one.id === id);
        if (session === undefined) return null;
        const streams = makeStreams();
        return {
          session,
          streams: sessions.indexOf(session) % 7 === 3 ? streams.filter(({ header }) => header.kind !== 'frames') : streams,
        };
      }),
    readRecords: (_session, cursor) => read(() => makeRecords(Number(cursor ?? 0), rows)),
    readFrames: (stream, query) => read(() => readFrames(frames, stream, query)),
    listActions: (query) => read(() => log.list(query)),
    readActionFacets: (filter) => read(() => log.count(filter)),
    readTranscript: (query) => read(() => ({ ...log.list(toActionQuery(query)), texts: [] })),
    noteTranscript: () => read(() => undefined),
    proofs: createFixtureProofs(read, (id) => sessions.findIndex((session) => session.id === id)),
    activity: createFixtureActivity({ empty: 0, one: 1, full: 200, offline: 0 }[scene], read),
    exports: createFixtureExports(read, (filter) => log.size(filter)),
  };
}
