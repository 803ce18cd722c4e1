/** What waits on this device and since when, and which rules of its consoles have never written anything. */
import type { CotrailDb } from './db.ts';

/** Since when the oldest record waits that no collector has acknowledged; null where none does. */
export async function readOldestPending(db: CotrailDb): Promise<number | null> {
  let oldest = Infinity;
  await db.chunks
    .where('[state+rank+stream+firstSeq]')
    .between(['pending'], ['pending\uffff'])
    .each(({ sealedAt }) => (oldest = Math.min(oldest, sealedAt)));
  const unsealed = await db.streams.orderBy('unsealedSince').first();
  oldest = Math.min(oldest, unsealed?.unsealedSince ?? Infinity);
  return oldest === Infinity ? null : oldest;
}

/** Profiles in use with their rules that have never matched here; those whose every rule has are left out. */
export async function listUnmatched(
  db: CotrailDb,
  profiles: readonly { id: string; rules: readonly { id: string }[] }[],
): Promise<{ profile: string; rules: string[] }[]> {
  const matched = new Set((await db.matches.toCollection().primaryKeys()).map(([profile, rule]) => JSON.stringify([profile, rule])));
  const listed = profiles.map(({ id, rules }) => ({
    profile: id,
    rules: rules.flatMap((rule) => (matched.has(JSON.stringify([id, rule.id])) ? [] : [rule.id])).slice(0, 500),
  }));
  return listed.filter(({ rules }) => rules.length > 0).slice(0, 100);
}
