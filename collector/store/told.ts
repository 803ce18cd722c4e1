/** Knows which seqs the gap records tell of: such a hole has its row already, and must neither count nor show a second time. */
import type { Hole } from '../../lib/events/mark.ts';
import { addCoverage, readCoverage } from './coverage.ts';
import type { Database } from './database.ts';
import { findHoles, type SeqHole } from './holes.ts';
import type { CheckedRecord } from './store.ts';
import type { StreamRow } from './tables.ts';

/** Notes what these records tell of the streams of their device, and gives the ids of these streams. */
export function addTold(db: Database, device: string, records: readonly CheckedRecord[]): Set<string> {
  const streams = new Set<string>();
  for (const { known } of records) {
    if (known?.kind !== 'gap' || known.gap.stream === null || isOfOther(db, known.gap.stream, device)) continue;
    const { firstSeq, lastSeq } = readSeqs(known.gap);
    if (lastSeq < firstSeq) continue;
    addCoverage(db, known.gap.stream, 'told', { firstSeq, lastSeq, firstAt: null, lastAt: null });
    streams.add(known.gap.stream);
  }
  return streams;
}

/** The holes in a stream's seqs that no gap record tells of. */
export function findUntold(db: Database, stream: string): SeqHole[] {
  const accounted = [...readCoverage(db, stream, 'records'), ...readCoverage(db, stream, 'told')];
  return findHoles(accounted, readCoverage(db, stream, 'manifests'));
}

/** Whether the end mark did not come though the session is over, and no gap record says so. */
export function isEndUntold(db: Database, { id, kind, ended }: Pick<StreamRow, 'id' | 'kind' | 'ended'>): boolean {
  return kind === 'facts' && ended === 0 && readCoverage(db, id, 'told').at(-1)?.lastSeq !== endless;
}

/** A gap without an end reaches behind every seq. */
const endless = Number.MAX_SAFE_INTEGER;

function readSeqs({ afterSeq, beforeSeq }: Hole): { firstSeq: number; lastSeq: number } {
  return { firstSeq: afterSeq === null ? 0 : afterSeq + 1, lastSeq: beforeSeq === null ? endless : beforeSeq - 1 };
}

function isOfOther(db: Database, stream: string, device: string): boolean {
  const row = db.get(db.build.selectFrom('streams').select('device').where('id', '=', stream));
  return row !== null && row.device !== device;
}
