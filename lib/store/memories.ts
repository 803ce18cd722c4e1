/** What is remembered of the things of a console: names, and the values that a later change will have changed. */
import type { Evidence } from '../events/action.ts';
import type { Sighted } from '../events/sighting.ts';
import type { MemoryRow, Version } from './console-rows.ts';
import type { CotrailDb } from './db.ts';

/** So many versions of a field are kept: a change is judged seconds after it, by what was known before it. */
const mostVersions = 6;
const mostValue = 8_000;
const keptMs = 90 * 86_400_000;

export type Thing = readonly [type: string, id: string];

/** Takes in what was seen of a thing. Call in a transaction over `memories`. */
export async function learn(
  db: CotrailDb,
  site: string,
  [type, id]: Thing,
  fields: Record<string, Sighted>,
  evidence: Evidence[],
  at: number,
): Promise<void> {
  const known: MemoryRow = (await db.memories.get([site, type, id])) ?? { site, type, id, at, fields: {} };
  for (const [field, seen] of Object.entries(fields)) {
    const { value, named } = seen;
    if (JSON.stringify(value).length > mostValue) continue;
    const versions = known.fields[field] ?? [];
    const [last] = versions;
    const isKnown = last !== undefined && last.at <= at && JSON.stringify(last.value) === JSON.stringify(value);
    if (isKnown) last.seenAt = at;
    else known.fields[field] = [{ value, named, evidence, at }, ...versions].sort((a, b) => b.at - a.at).slice(0, mostVersions);
  }
  await db.memories.put({ ...known, at: Math.max(known.at, at) });
}

/** Each thing's fields as they are known now, as they were just before `at`, and as they were first seen to be after it. */
export async function recall(
  db: CotrailDb,
  site: string,
  things: readonly Thing[],
  at: number,
): Promise<
  Map<string, { type: string; fields: Record<string, Version>; before: Record<string, Version>; after: Record<string, Version> }>
> {
  const rows = await db.memories.bulkGet(things.map(([type, id]): [string, string, string] => [site, type, id]));
  return new Map(
    rows.flatMap((row) => {
      if (!row) return [];
      const pick = (choose: (versions: Version[]) => Version | undefined) =>
        Object.fromEntries(
          Object.entries(row.fields).flatMap(([field, versions]) =>
            [choose(versions)].flatMap((version) => (version ? [[field, version] as const] : [])),
          ),
        );
      const known = {
        type: row.type,
        fields: pick(([last]) => last),
        before: pick((versions) => versions.find((version) => version.at < at)),
        after: pick((versions) => versions.findLast((version) => (version.seenAt ?? version.at) > at)),
      };
      return [[nameThing(row.type, row.id), known] as const];
    }),
  );
}

export function nameThing(type: string, id: string): string {
  return `${type}:${id}`;
}

/** What nobody has seen for so long is forgotten. */
export async function forgetOld(db: CotrailDb, now: number): Promise<void> {
  await db.memories
    .where('at')
    .below(now - keptMs)
    .delete();
}
