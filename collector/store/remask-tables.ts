/** The rows of re-maskings. */
import type { Doubtful, RemaskTarget } from '../../lib/events/remask-api.ts';
import type { ErasureRow } from './tables.ts';

/**
 * `doubtful` is null before it is confirmed, `person` is JSON of who did; `released` numbers those that are carried out, as with erasures; `place` is the last stream that was looked
 * through of what it is doing, `looked` how many; `again` is 1 where it is to begin again; `found` and `removed` are JSON.
 */
export interface RemaskingRow {
  number: number;
  id: string;
  site: string | null;
  target: RemaskTarget;
  fromAt: number | null;
  toAt: number | null;
  note: string;
  askedBy: string | null;
  askedAt: number;
  person: string | null;
  doubtful: Doubtful | null;
  state: ErasureRow['state'];
  released: number | null;
  place: string | null;
  looked: number;
  again: number;
  found: string | null;
  removed: string;
  heldBack: number;
  doneAt: number | null;
}

export interface RemaskTables {
  remaskings: RemaskingRow;
  /** Up to which re-masking a device has done the same with its own. */
  remasking_devices: { device: string; number: number; at: number };
}
