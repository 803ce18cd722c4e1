/** Writes down in the device's ledger that somebody takes a transcript along. */
import type { TranscriptCopy } from '../events/transcript-api.ts';
import type { CotrailDb } from './db.ts';
import { ensureDevice } from './device.ts';
import { appendOwnAction } from './ledger.ts';

export function noteTranscript(db: CotrailDb, { conversation, way }: TranscriptCopy, now: number): Promise<void> {
  return db.transaction('rw', db.tables, async () => {
    const entity = { type: 'conversation', id: conversation, name: null };
    await appendOwnAction(db, await ensureDevice(db, now), `transcript.${way}`, { entity }, now);
  });
}
