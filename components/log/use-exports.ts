/** The exports of a feed: started, followed while they run, cancelled, saved and removed. They go on without this. */
import { useEffect, useState } from 'preact/hooks';
import type { ExportJob, ExportRequest } from '../../lib/events/export-api.ts';
import type { Exports } from '../../lib/feed/feed.ts';

export interface ExportJobsView {
  /** Newest first. */
  jobs: readonly ExportJob[];
  /** What went wrong last, and with what. */
  problem: { what: 'refused' | 'unread' | 'undone'; error: unknown } | null;
  start: (request: ExportRequest) => void;
  remove: (job: ExportJob) => void;
  download: (job: ExportJob) => void;
}

const pollMs = 1000;

export function useExports(exports: Exports): ExportJobsView {
  const [jobs, setJobs] = useState<readonly ExportJob[]>([]);
  const [problem, setProblem] = useState<ExportJobsView['problem']>(null);
  const [looks, setLooks] = useState(0);
  const isRunning = jobs.some(({ state }) => state === 'running');

  useEffect(() => {
    const stop = new AbortController();
    const look = () =>
      exports.list(stop.signal).then(
        (found) => !stop.signal.aborted && setJobs(found),
        // A log that cannot be read says so itself; here it matters only while one waits for a file.
        (error: unknown) => !stop.signal.aborted && isRunning && setProblem({ what: 'unread', error }),
      );
    void look();
    const timer = isRunning ? setInterval(() => void look(), pollMs) : undefined;
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [exports, isRunning, looks]);

  const act = (what: 'refused' | 'undone', doIt: () => Promise<unknown>) => {
    setProblem(null);
    doIt().then(
      () => setLooks((before) => before + 1),
      (error: unknown) => setProblem({ what, error }),
    );
  };
  // These are wanted even if the page is left: nothing aborts them.
  const never = new AbortController().signal;
  return {
    jobs,
    problem,
    start: (request) => act('refused', () => exports.start(request, never)),
    remove: (job) => act('undone', () => exports.remove(job.id, never)),
    download: (job) => act('undone', () => exports.download(job)),
  };
}
