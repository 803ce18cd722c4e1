/** What a backup holds, as it says itself: written last, so that a folder without it is no backup. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { EpochMs, Sha256 } from '../../lib/events/base.ts';

export const contentsName = 'backup.json';
export const databaseCopy = 'cotrail.sqlite';

const size = z.number().int().nonnegative();

export const BackupContents = z.object({
  product: z.literal('cotrail-backup'),
  /** Of this description. */
  format: z.literal(1),
  collector: z.string().max(100),
  /** Of the database: a collector that knows fewer steps cannot read it. */
  step: z.number().int().positive(),
  createdAt: EpochMs,
  database: z.object({ sha256: Sha256, bytes: size }),
  /** The key that signs the log: without it, devices that know the log raise an alarm. Null where there was none yet. */
  key: z.object({ sha256: Sha256, bytes: size }).nullable(),
  /** Each file's name is the hash of what it holds. */
  uploads: z.array(z.object({ sha256: Sha256, bytes: size })),
});
export type BackupContents = z.infer<typeof BackupContents>;

/** Why it cannot be done, and what to do, in a sentence for whoever types the command. */
export class BackupProblem extends Error {}

export async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const sha256 = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    sha256.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: sha256.digest('hex'), bytes };
}
