/** Carries out a collector's re-masking on this device: what a tighter masking would not have kept goes, from what is stored and from what waits to be sent. */
import { readKnown } from '../events/record.ts';
import { isMeant, join, judgePictures, judgeRecord, judgeSite, nameKind, type Judgement } from '../events/remask.ts';
import type { RemaskEntry } from '../events/remask-api.ts';
import type { CotrailDb, QuarantineRow, StreamRow } from './db.ts';
import { type Gone, type Removed, removeSealed } from './remove.ts';

/** All must be sealed; `left` counts what could not be, and is to be gone for later. */
export async function remaskOnDevice(
  db: CotrailDb,
  entry: RemaskEntry,
  recorder: string,
  now: number,
): Promise<{ removed: Removed; left: number }> {
  const takes = (judgement: Judgement): boolean => judgement === 'yes' || (judgement === 'maybe' && entry.doubtful === 'remove');
  const rows: Gone[] = [];
  const aside: string[] = [];
  for (const stream of await db.streams.where('kind').anyOf('facts', 'frames', 'transcripts').toArray()) {
    const pictures = join(judgeSite(stream, entry), judgePictures(stream, entry.target));
    if (pictures === 'no') continue;
    if (stream.kind !== 'frames') rows.push(...(await findRecords(db, stream, entry, takes)));
    else if (takes(pictures)) rows.push(...(await findPictures(db, stream, entry)));
    // What fits no schema cannot be looked into, as a picture cannot.
    const odd = await db.quarantine.where('stream').equals(stream.id).toArray();
    if (takes(pictures)) aside.push(...odd.filter((row) => isMeant(readTime(row), entry)).map(({ id }) => id));
  }
  const { id, site, target, from, to, doubtful } = entry;
  return removeSealed(db, rows, {
    ...{ reason: 'remasked', event: 'masking.applied', recorder, now },
    tell: ({ recordings, interactions, messages }) => ({
      by: 'system',
      entity: { type: 'masking', id, name: null },
      to: { site, target, from, to, doubtful, recordings, interactions, messages },
    }),
    also: () => db.quarantine.bulkDelete(aside),
  });
}

async function findRecords(
  db: CotrailDb,
  stream: StreamRow,
  entry: RemaskEntry,
  takes: (judgement: Judgement) => boolean,
): Promise<Gone[]> {
  const site = judgeSite(stream, entry);
  const found: Gone[] = [];
  await db.records
    .where('[stream+seq]')
    .between([stream.id, 0], [stream.id, Infinity])
    .each(({ seq, at, record }) => {
      if (!isMeant(at, entry)) return;
      const known = readKnown(record);
      const kind = nameKind(record, known);
      if (kind !== null && takes(join(site, judgeRecord(kind, known, stream, entry.target)))) found.push({ stream: stream.id, seq, at });
    });
  return found;
}

/** One at a time: they are large, and only where they stand is wanted. Their stream's marks are no pictures and stand elsewhere. */
async function findPictures(db: CotrailDb, stream: StreamRow, entry: RemaskEntry): Promise<Gone[]> {
  const found: Gone[] = [];
  await db.frames
    .where('[stream+seq]')
    .between([stream.id, 0], [stream.id, Infinity])
    .each(({ seq, at, record }) => {
      if (record.kind !== 'mark' && isMeant(at, entry)) found.push({ stream: stream.id, seq, at });
    });
  return found;
}

/** When it was made, as far as it says so; else when it was set aside. */
function readTime({ value, at }: QuarantineRow): number {
  const made = (value as { at?: unknown } | null)?.at;
  return typeof made === 'number' ? made : at;
}
