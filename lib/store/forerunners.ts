/** Streams whose recorder is gone without an end mark: another one runs in its place, or its tab is closed. */
import type { CotrailDb, StreamRow } from './db.ts';
import { ensureDevice } from './device.ts';
import { inLedger } from './ledger.ts';
import { endStream } from './sessions.ts';

/** The mail of a page that left arrives within this time. */
const mailGraceMs = 5_000;

/** Ends what is over by the evidence of `openTabs` and of younger streams; each end writes a gap. */
export async function endAbandoned(db: CotrailDb, openTabs: ReadonlySet<number>, now: number): Promise<void> {
  await inLedger(db, async () => {
    const device = await ensureDevice(db, now);
    const live = await db.streams.where('over').equals(0).toArray();
    const isSilent = (stream: StreamRow) => now - Math.max(stream.lastAt ?? 0, stream.openedAt) > mailGraceMs;
    const isGone = (stream: StreamRow) =>
      stream.tab !== null && (!openTabs.has(stream.tab) || live.some((other) => succeeds(other, stream)));
    for (const stream of live)
      if (stream.kind !== 'ledger' && isSilent(stream) && isGone(stream)) await endStream(db, device, stream.id, now);
  });
}

function succeeds(younger: StreamRow, older: StreamRow): boolean {
  const isSamePlace = younger.kind === older.kind && younger.tab === older.tab && younger.frame === older.frame;
  return isSamePlace && younger.id !== older.id && younger.openedAt > older.openedAt;
}
