/** Exports that take their time: each grows with every look at it, and one in three fails. */
import type { ActionFilter } from '../../lib/events/action-api.ts';
import type { ExportJob } from '../../lib/events/export-api.ts';
import { newId } from '../../lib/events/id.ts';
import type { Exports } from '../../lib/feed/feed.ts';

const rowsPerMs = 1.2;

export function createFixtureExports(read: <T>(answer: () => T) => Promise<T>, size: (filter: ActionFilter) => number): Exports {
  let jobs: ExportJob[] = [];
  const advance = (job: ExportJob, place: number): ExportJob => {
    if (job.state !== 'running') return job;
    const total = size(job.filter);
    const rows = Math.min(total, Math.floor((Date.now() - job.createdAt) * rowsPerMs));
    const progress = { ...job, total: rows === 0 ? null : total, rows, bytes: rows * 310 };
    if (place % 3 === 2 && rows > total / 2)
      return { ...progress, state: 'failed', endedAt: Date.now(), problem: 'The disk is full: 0 bytes are left for the file.' };
    return rows < total ? progress : { ...progress, state: 'done', endedAt: Date.now() };
  };
  return {
    start: ({ format, filter }) =>
      read(() => {
        const counts = { rows: 0, total: null, bytes: 0 };
        const job: ExportJob = {
          id: newId(),
          format,
          filter,
          state: 'running',
          ...counts,
          createdAt: Date.now(),
          endedAt: null,
          problem: null,
        };
        jobs = [job, ...jobs];
        return job;
      }),
    list: () => read(() => (jobs = jobs.map((job, index) => advance(job, jobs.length - 1 - index)))),
    remove: (id) =>
      read(() => {
        jobs = jobs.flatMap((job) =>
          job.id !== id ? [job] : job.state === 'running' ? [{ ...job, state: 'cancelled' as const, endedAt: Date.now() }] : [],
        );
      }),
    async download(job) {
      const link = document.createElement('a');
      link.href = `data:text/plain,${job.rows} rows`;
      link.download = `actions.${job.format}`;
      link.click();
    },
  };
}
