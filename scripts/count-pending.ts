/** How much a collector still lacks, as far as it can tell by itself. */
import type { SessionDetail } from '../lib/events/api.ts';

/** Streams of pages that have not ended at the collector, and holes in those that have. 0: all that was recorded is there. */
export function countPending(sessions: readonly SessionDetail[]): number {
  const streams = sessions.flatMap((session) => session.streams).filter(({ header }) => header.kind !== 'ledger');
  return streams.reduce((pending, { ended, missing }) => pending + (ended ? missing.length : Math.max(1, missing.length)), 0);
}
