/** The extension's state in one picture, as the popup shows it: read from the store and settings, never kept in memory. */
import type { InteractionCounts } from '../events/api.ts';

/** Why nothing is recorded, or `recording`. The popup has a sentence for each word. */
export type RecordingState = 'recording' | 'paused' | 'stopped' | 'no-consent' | 'no-sites' | 'access-withdrawn' | 'failing';

export interface UploadState {
  /** Records not yet acknowledged by a collector. */
  pending: number;
  uploaded: number;
  quarantined: number;
  lastOkAt: number | null;
  nextAttemptAt: number | null;
  /** The last answer that was no acknowledgement, as a word (`unreachable`, `unauthorised`, `busy`, `server-error`, `odd-answer`, `check-server`), and when. */
  lastError: { word: string; detail: string | null; at: number } | null;
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
