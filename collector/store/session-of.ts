/** What the store asks of a record: which session it is about, and whether it is a frame, which stays in its upload's file. */
import { Id } from '../../lib/events/base.ts';
import type { CheckedRecord, CheckedUpload } from './store.ts';

/** Its stream's, or for the ledger, which belongs to none, the one that the record names. */
export function findSession({ record, known }: CheckedRecord, stream: CheckedUpload['stream']): string | null {
  if (stream.session !== null) return stream.session;
  if (known?.kind === 'gap') return known.gap.session;
  // A record of an unknown kind may name its session too: it is then shown there, raw.
  const named = Id.safeParse('session' in record ? record.session : null);
  return named.success ? named.data : null;
}

export function isFrame({ record }: Pick<CheckedRecord, 'record'>): boolean {
  return record.kind === 'frame' || record.kind === 'frame-part';
}
