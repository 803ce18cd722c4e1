/** What a page saw and the background has not yet: kept in order, sent again until it is on disk, mailed when the page leaves. */
import { newId } from '../events/id.ts';
import type { Report } from '../events/sighting.ts';

export type ReportDraft = Report extends infer Each ? (Each extends Report ? Omit<Each, 'id'> : never) : never;

export interface ReportQueue {
  /** With `id`, a later word on what was reported under it. Returns the id. */
  put(report: { kind: Report['kind'] } & Record<string, unknown>, id?: string): string;
  /** Writes what is not acknowledged to where it outlives the page. Synchronous. */
  mailAll(): void;
}

const batchMs = 200;
const retryMs = { first: 500, most: 10_000 };
const mostHeld = 2000;
const mostSent = 200;
/** A page may make signals as fast as it likes: this many in a second are taken. */
const perSecond = 100;

/** `send` resolves when the reports are on disk. */
export function createReportQueue(
  send: (reports: Report[]) => Promise<unknown>,
  mail: (reports: Report[]) => void,
  signal: AbortSignal,
): ReportQueue {
  let held: Report[] = [];
  let dropped = 0;
  let failures = 0;
  let sending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rate = { at: 0, count: 0 };

  function schedule(ms: number): void {
    if (sending || held.length + dropped === 0) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void flush();
    }, ms);
  }

  async function flush(): Promise<void> {
    if (dropped > 0) held.push({ kind: 'dropped', id: newId(), at: Date.now(), count: dropped });
    dropped = 0;
    const batch = held.slice(0, mostSent);
    sending = true;
    try {
      await send(batch);
      held = held.filter((report) => !batch.includes(report));
      failures = 0;
    } catch {
      failures += 1; // The background sleeps, restarts, or has been updated away: it is sent again.
    }
    sending = false;
    if (!signal.aborted || failures < 3) schedule(failures === 0 ? batchMs : Math.min(retryMs.most, retryMs.first * 2 ** failures));
  }

  function isTooFast(): boolean {
    const now = Date.now();
    if (now - rate.at >= 1000 || now < rate.at) Object.assign(rate, { at: now, count: 0 });
    rate.count += 1;
    return rate.count > perSecond || held.length >= mostHeld;
  }

  return {
    put(report, id = newId()) {
      const isVisit = report.kind === 'visit';
      if (!isVisit && isTooFast()) dropped += 1;
      else held.push({ ...report, id } as Report);
      schedule(batchMs);
      return id;
    },
    mailAll() {
      if (held.length > 0) mail(held.slice(0, mostSent));
    },
  };
}
