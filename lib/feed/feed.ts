/** The one source of a viewer: the same five questions, answered by this device's store or by a collector. */
import type { FramesPage, FramesQuery, RecordsPage, SessionDetail, SessionFacets, SessionQuery, SessionsPage } from '../events/api.ts';

/** Each read rejects with `FeedError` where it cannot be answered; a session that is not there is null. */
export interface Feed {
  readonly place: 'device' | 'collector';
  listSessions(query: SessionQuery, signal: AbortSignal): Promise<SessionsPage>;
  readFacets(query: SessionQuery, signal: AbortSignal): Promise<SessionFacets>;
  readSession(id: string, signal: AbortSignal): Promise<SessionDetail | null>;
  readRecords(session: string, cursor: string | null, signal: AbortSignal): Promise<RecordsPage>;
  readFrames(stream: string, query: FramesQuery, signal: AbortSignal): Promise<FramesPage>;
}

/** Why a read failed, as a word that the screen has a sentence for. */
export class FeedError extends Error {
  readonly reason: 'offline' | 'not-signed-in' | 'not-a-collector' | 'failed';
  constructor(reason: FeedError['reason'], message: string) {
    super(message);
    this.name = 'FeedError';
    this.reason = reason;
  }
}
