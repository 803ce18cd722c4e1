/** The collector's Merkle log as one thing: its key, its checkpoints, its own check, and the ledger that the collector signs with it. */
import type { Clock } from '../app.ts';
import { createOwnLedger, type OwnLedger } from '../own-ledger.ts';
import type { Store } from '../store/store.ts';
import { createLogAudit, type LogAudit } from './audit.ts';
import { startCheckpointer, type Checkpointer } from './checkpointer.ts';
import { openLogKey, type LogKey } from './key.ts';

export interface MerkleLog {
  key: LogKey;
  checkpointer: Checkpointer;
  audit: LogAudit;
  /** What the collector does itself; an export is in a signed checkpoint when it is written down. */
  ledger: OwnLedger;
  close(): Promise<void>;
}

interface LogDeps {
  store: Store;
  dataDir: string;
  now: Clock;
  log(line: string): void;
}

export async function openLog({ store, dataDir, now, log }: LogDeps): Promise<MerkleLog> {
  const key = await openLogKey(dataDir);
  const signed = await store.readCheckpoint();
  if (signed !== null && !signed.note.startsWith(`${key.name}\n`))
    log('the log was signed with another key before: devices that knew it will raise an alarm, unless that key is put back as log.key.');
  const checkpointer = startCheckpointer({ store, key, now, log });
  const ledger = createOwnLedger(store, now, key);
  return {
    ...{ key, checkpointer, audit: createLogAudit({ store, key, checkpointer, now }) },
    ledger: {
      append: async (action) => {
        await ledger.append(action);
        if (action.event === 'export.created')
          await checkpointer.sign().catch((error: unknown) => log(`no checkpoint was signed: ${String(error)}`));
      },
    },
    close: () => checkpointer.close(),
  };
}
