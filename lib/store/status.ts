/** How uploading and the open session stand, as the popup shows them: read from the store, never kept in memory. */
import type { InteractionCounts } from '../events/api.ts';

export interface UploadState {
  /** Records not yet acknowledged by a collector. */
  pending: number;
  uploaded: number;
  quarantined: number;
  lastOkAt: number | null;
  nextAttemptAt: number | null;
  /** The last answer that was no acknowledgement, as a word (`unreachable`, `unauthorised`, `busy`, `server-error`, `odd-answer`, `check-server`), and when. */
  lastError: { word: string; detail: string | null; at: number } | null;
  /** Why the collector's log is not taken for the one that this device knew; null: it is. */
  logAlarm: { word: string; at: number } | null;
}

export interface CurrentSession {
  id: string;
  openedAt: number;
  lastAt: number;
  interactions: InteractionCounts;
  actions: number;
  frames: number;
  gaps: number;
}
