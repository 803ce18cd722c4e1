/** Asks a collector over HTTP what it holds, as a viewer does: with the cookie that a one-time link gives. */
import type { z } from 'zod';
import { RecordsPage, SessionDetail, SessionsPage, Totals } from '../lib/events/api.ts';
import type { Envelope } from '../lib/events/envelope.ts';
import { SessionProof } from '../lib/events/log-api.ts';
import { openViewer } from './open-viewer.ts';

export interface CollectorReader {
  readTotals(): Promise<Totals>;
  /** Sessions that were going on since then (ms since the epoch), with their streams. */
  readSessions(since: number): Promise<SessionDetail[]>;
  /** All records of one session but frames, in order of time. */
  readRecords(session: string): Promise<Envelope[]>;
  /** What the collector finds when it checks a session, now. */
  readProof(session: string): Promise<SessionProof>;
}

/** Spends the link. Each read throws with the path and what was wrong where the answer is not what it should be. */
export async function createCollectorReader(viewerLink: string): Promise<CollectorReader> {
  const { origin, cookie } = await openViewer(viewerLink);

  async function read<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> {
    const response = await fetch(`${origin}/api/v1${path}`, { headers: { cookie } });
    if (!response.ok) throw new Error(`The collector answered ${response.status} to ${path}: ${await response.text()}`);
    return schema.parse(await response.json());
  }

  return {
    readTotals: () => read('/totals', Totals),
    readProof: (session) => read(`/sessions/${session}/proof`, SessionProof),
    async readSessions(since) {
      const details: SessionDetail[] = [];
      let cursor: string | null = null;
      do {
        const page: SessionsPage = await read(
          `/sessions?from=${since}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
          SessionsPage,
        );
        for (const { id } of page.sessions) details.push(await read(`/sessions/${id}`, SessionDetail));
        cursor = page.next;
      } while (cursor !== null);
      return details;
    },
    async readRecords(session) {
      const records: Envelope[] = [];
      let cursor: string | null = null;
      do {
        const query: string = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
        const page: RecordsPage = await read(`/sessions/${session}/records${query}`, RecordsPage);
        records.push(...page.records);
        cursor = page.next;
      } while (cursor !== null);
      return records;
    },
  };
}
