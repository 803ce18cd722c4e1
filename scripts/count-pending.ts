/** How much a collector still lacks, as far as it can tell by itself. */
import type { SessionDetail } from '../lib/events/api.ts';

/**
 * Holes in the streams that it has. A frame whose tab is closed may leave no end mark: that says nothing of what is still to come,
 * which only the device knows.
 */
export function countPending(sessions: readonly SessionDetail[]): number {
  const holes = sessions.flatMap((session) => session.streams).flatMap((stream) => stream.missing);
  return holes.filter((hole) => hole.reason !== 'no-end-mark').length;
}
