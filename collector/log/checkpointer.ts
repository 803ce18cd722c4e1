/** Signs how far the log is: every minute while there is something new, and whenever it is asked. It never signs a log that does not go on from what it signed. */
import { signNote, writeCheckpoint } from '../../lib/events/checkpoint.ts';
import type { Clock } from '../app.ts';
import type { LogRows, StoredCheckpoint } from '../store/log-rows.ts';
import type { LogKey } from './key.ts';

const everyMs = 60_000;

export interface Checkpointer {
  /** The newest checkpoint, signed now where the log has grown; null while it is empty. */
  sign(): Promise<StoredCheckpoint | null>;
  close(): Promise<void>;
}

interface CheckpointerDeps {
  store: Pick<LogRows, 'readTree' | 'readLogSize' | 'readCheckpoint' | 'addCheckpoint'>;
  key: LogKey;
  now: Clock;
  log(line: string): void;
}

export function startCheckpointer(deps: CheckpointerDeps): Checkpointer {
  let last: Promise<unknown> = Promise.resolve();
  const sign = (): Promise<StoredCheckpoint | null> => {
    const signed = last.then(() => signNext(deps));
    last = signed.catch(() => undefined);
    return signed;
  };
  const timer = setInterval(() => void sign().catch((error: unknown) => deps.log(`no checkpoint was signed: ${String(error)}`)), everyMs);
  timer.unref();
  return {
    sign,
    close: async () => {
      clearInterval(timer);
      await last;
    },
  };
}

async function signNext({ store, key, now }: CheckpointerDeps): Promise<StoredCheckpoint | null> {
  const signed = await store.readCheckpoint();
  const size = await store.readLogSize();
  if (signed !== null) {
    const isShorter = size < signed.size;
    if (isShorter || (await store.readTree(signed.size)).root !== signed.root)
      throw new LogRewritten(signed.size, isShorter ? `and has ${size} now` : 'and their hashes are others now');
    if (size === signed.size && signed.note.startsWith(`${key.name}\n`)) return signed;
  }
  if (size === 0) return null;
  const tree = await store.readTree(size);
  const checkpoint = { ...tree, note: await signNote(writeCheckpoint({ origin: key.name, ...tree }), key), at: now() };
  await store.addCheckpoint(checkpoint);
  return checkpoint;
}

/** The log in the database is not the one that was signed: somebody changed its tables, or an older copy of them was put back. */
export class LogRewritten extends Error {
  constructor(size: number, how: string) {
    super(`The log was signed with ${size} leaves, ${how}: its tables were changed, or an older copy of them was put back.`);
    this.name = 'LogRewritten';
  }
}
