/** Runs an export to its end, whichever that is, and writes down which it was. */
import type { Clock } from '../app.ts';
import { describeError } from '../describe-error.ts';
import type { Store, StoredExport } from '../store/store.ts';
import { runExport, type Progress, type RunDeps } from './run-export.ts';

export interface FinishDeps extends RunDeps {
  store: Store;
  now: Clock;
  log(line: string): void;
}

/** Why all are stopped at once. It is no end: the next start begins them again. */
export const closing = Symbol('the collector stops');

/** Never rejects for what happens to the export itself. */
export async function finishExport(deps: FinishDeps, job: StoredExport, progress: Progress, signal: AbortSignal): Promise<void> {
  const { store, files, now, log } = deps;
  try {
    signal.throwIfAborted();
    await store.updateExport(job.id, { attempts: job.attempts + 1 });
    await runExport(deps, job, progress, signal);
    const { rows, bytes } = progress;
    await store.updateExport(job.id, { state: 'done', rows, bytes, total: rows, endedAt: now() });
  } catch (error) {
    await files.remove(job.id);
    if (signal.reason === closing) return store.updateExport(job.id, { attempts: job.attempts });
    if (signal.aborted) return store.updateExport(job.id, { state: 'cancelled', endedAt: now() });
    log(`an export failed: ${describeError(error)}`);
    return store.updateExport(job.id, { state: 'failed', endedAt: now(), problem: explainFailure(error) });
  }
}

/** What went wrong, as a sentence for whoever waits for the file. */
function explainFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'The collector’s disk is full: make room there, and export again.';
  if (error instanceof Error && error.message.includes('4 GiB'))
    return 'The file would be larger than spreadsheets open (4 GiB): narrow the filter, or take CSV or JSON Lines.';
  return 'The file could not be written; the collector’s log says why.';
}
