/** Removes records from this device for good, in one transaction with the ledger's word of it; what they were committed to stays. */
import { stripChunks } from './chunks.ts';
import type { CotrailDb, RecordRow, StreamRow } from './db.ts';
import { ensureDevice } from './device.ts';
import { appendGap, appendOwnAction } from './ledger.ts';

type Key = [string, number];
export type Gone = Pick<RecordRow, 'stream' | 'seq' | 'at'>;
export interface Removed {
  recordings: number;
  interactions: number;
  actions: number;
  messages: number;
}

export interface Removal {
  /** Why, as gaps say it. */
  reason: 'erased' | 'remasked';
  /** What the ledger says, where anything was removed. */
  tell(removed: Removed): Parameters<typeof appendOwnAction>[3];
  event: string;
  /** What else goes in the same transaction. */
  also(removed: Removed): Promise<void>;
  recorder: string;
  now: number;
}

/**
 * Only what is sealed goes: before that its commitments are not made, and `left` counts what has to wait. May be cut short anywhere, and done again: what waits to be sent is cleaned
 * first, then all else goes at once.
 */
export async function removeSealed(db: CotrailDb, rows: readonly Gone[], removal: Removal): Promise<{ removed: Removed; left: number }> {
  const { reason, tell, event, also, recorder, now } = removal;
  const named = await db.streams.bulkGet([...new Set(rows.map(({ stream }) => stream))]);
  const streams = new Map(named.flatMap((row) => (row ? [[row.id, row]] : [])));
  const sealed = rows.filter(({ stream, seq }) => seq < (streams.get(stream)?.sealedSeq ?? 0));
  const keys = sealed.map(({ stream, seq }): Key => [stream, seq]);
  await stripChunks(db, keys, recorder, now);
  const removed = countKinds(sealed, streams);
  await db.transaction('rw', db.tables, async () => {
    await db.records.bulkDelete(keys);
    await db.frames.bulkDelete(keys);
    await db.actions.where('[stream+seq]').anyOf(keys).delete();
    await also(removed);
    const device = await ensureDevice(db, now);
    for (const gap of listGaps(sealed, streams, reason)) await appendGap(db, device, gap, now);
    if (sealed.length > 0) await appendOwnAction(db, device, event, tell(removed), now);
  });
  return { removed, left: rows.length - sealed.length };
}

function countKinds(rows: readonly Gone[], streams: ReadonlyMap<string, StreamRow>): Removed {
  const of = (kind: StreamRow['kind']) => rows.filter(({ stream }) => streams.get(stream)?.kind === kind).length;
  return { recordings: of('frames'), interactions: of('facts'), actions: of('ledger'), messages: of('transcripts') };
}

/** One gap for each run of what is gone, but of the ledger, which says itself that something was removed. */
function listGaps(rows: readonly Gone[], streams: ReadonlyMap<string, StreamRow>, reason: string) {
  const sorted = rows
    .filter(({ stream }) => streams.get(stream)?.kind !== 'ledger')
    .sort((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.seq - b.seq));
  const runs: Gone[][] = [];
  for (const row of sorted) {
    const last = runs.at(-1)?.at(-1);
    if (last?.stream === row.stream && last.seq === row.seq - 1) runs.at(-1)!.push(row);
    else runs.push([row]);
  }
  return runs.map((run) => {
    const [first, last] = [run[0]!, run.at(-1)!];
    const place = { stream: first.stream, session: streams.get(first.stream)?.session ?? null };
    const seqs = { afterSeq: first.seq === 0 ? null : first.seq - 1, beforeSeq: last.seq + 1, count: run.length };
    return { ...place, ...seqs, fromAt: first.at, toAt: last.at, reason };
  });
}
