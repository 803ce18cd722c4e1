/** Writes one export from the first row to the last, and lets everybody else in meanwhile. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { writeActionSearch } from '../../lib/events/action-api.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import type { Person } from '../../lib/events/person.ts';
import { nameExport } from '../../lib/export/name-export.ts';
import { writeExport } from '../../lib/export/write-export.ts';
import type { OwnLedger } from '../own-ledger.ts';
import type { Store, StoredExport } from '../store/store.ts';
import type { ExportFiles } from './files.ts';

export interface RunDeps {
  store: Pick<Store, 'iterateActions' | 'countActions' | 'readAccount'>;
  files: ExportFiles;
  ledger: OwnLedger;
}

/** How far it is, while it runs. */
export interface Progress {
  rows: number;
  total: number | null;
  bytes: number;
}

/** A store that answers at once would never let go of the thread: after so many rows it is others' turn. */
const rowsPerTurn = 200;

/** Rejects where the file could not be written, or with the signal's reason. The file can be fetched only once the log says that it was made. */
export async function runExport(
  { store, files, ledger }: RunDeps,
  job: StoredExport,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const { id, scope, format, filter, timeZone } = job;
  progress.total = await store.countActions(scope, filter);
  const actions = follow(store.iterateActions(scope, filter), progress, signal);
  const stream = writeExport({ format, timeZone: timeZone ?? undefined }, actions);
  await files.write(id, stream, (count) => void (progress.bytes += count));
  signal.throwIfAborted();
  const entity = { type: 'export', id, name: nameExport(job) };
  await ledger.append({
    event: 'export.created',
    by: scope.device,
    person: await namePerson(store, scope.owner),
    entity,
    to: { format, rows: progress.rows, filter: writeActionSearch(filter).toString() },
  });
}

async function namePerson(store: RunDeps['store'], owner: string | null): Promise<Person | null> {
  const account = owner === null ? null : await store.readAccount(owner);
  return account && { id: account.id, name: account.name, console: null, via: 'sign-in' };
}

async function* follow(actions: AsyncIterable<Envelope>, progress: Progress, signal: AbortSignal): AsyncIterable<Envelope> {
  for await (const action of actions) {
    signal.throwIfAborted();
    progress.rows += 1;
    if (progress.rows % rowsPerTurn === 0) await nextTurn();
    yield action;
  }
}
