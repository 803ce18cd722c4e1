/** Puts made-up actions into a device's store as the ledger does, without a worker around it. */
import type { Action } from '../../lib/events/action.ts';
import type { CotrailDb, StreamRow } from '../../lib/store/db.ts';
import { unwritten } from '../../lib/store/device.ts';
import { writeRecords } from '../../lib/store/write.ts';

/** Each stream of theirs is a ledger. Their seqs follow what is there. */
export function writeActions(db: CotrailDb, actions: readonly Action[]): Promise<void> {
  return db.transaction('rw', db.tables, async () => {
    for (const [stream, own] of Map.groupBy(actions, (action) => action.stream)) {
      const row = (await db.streams.get(stream)) ?? newLedger(stream, own[0]!);
      await writeRecords(db, row, own, own[0]!.at);
    }
  });
}

function newLedger(id: string, { at, actor }: Action): StreamRow {
  const nowhere = { session: null, person: null, tab: null, frame: null, document: null, parentDocument: null, origin: null };
  return { id, kind: 'ledger', device: actor.device ?? id, ...nowhere, maskLevel: null, openedAt: at, verified: true, ...unwritten };
}
