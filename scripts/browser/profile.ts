/** A browser's profile folder: the one that was asked for, or one that goes when the browser does. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Profile {
  dir: string;
  /** Deletes the folder if it was made here. Call it when the browser has gone. */
  discard(): void;
}

export function openProfile(wanted: string | undefined): Profile {
  if (wanted !== undefined) {
    mkdirSync(wanted, { recursive: true });
    return { dir: wanted, discard: () => undefined };
  }
  const dir = mkdtempSync(join(tmpdir(), 'cotrail-profile-'));
  // A browser's last helper processes may still write for a moment.
  return { dir, discard: () => rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}
