/** Which numbers of a day could be others had all been recorded. */
import type { ActivityNumbers, RecordingGap } from '../events/activity-api.ts';

type NumberName = Extract<keyof typeof ActivityNumbers.shape, string>;

/** A gap may hide any of these. */
const missable: readonly NumberName[] = [
  ...(['statusMs', 'loggedInMs', 'inChatsMs', 'outOfChatsMs', 'occupancy', 'chats', 'transferred', 'reopened'] as const),
  ...(['sent', 'received', 'foreignViews', 'firstResponse', 'handling', 'ratings', 'sentiment'] as const),
];
/** A step of the clock moves their ends against each other. */
const timed: readonly NumberName[] = ['statusMs', 'loggedInMs', 'inChatsMs', 'outOfChatsMs', 'occupancy', 'firstResponse', 'handling'];
interface Told {
  gaps: readonly RecordingGap[];
  clockSteps: readonly unknown[];
}

/** Time of which nothing was recorded, or no status seen, is told by `unknown`; what makes a number unsure is a hole in what was recorded. */
export function listUnsure({ gaps, clockSteps }: Told): string[] {
  return [...new Set([...(gaps.length > 0 ? missable : []), ...(clockSteps.length > 0 ? timed : [])])].sort();
}
