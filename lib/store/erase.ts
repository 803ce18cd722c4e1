/** Carries out a collector's erasure on this device: the records that carry its names, what was to be seen meanwhile, and what waits to be sent of them. */
import type { Table } from 'dexie';
import type { Action } from '../events/action.ts';
import type { ErasureEntry } from '../events/data-api.ts';
import { listConversationNames, listFilterNames, listNames } from '../events/erasure-names.ts';
import { readKnown } from '../events/record.ts';
import { findShown, joinViews, readView, type Span } from '../events/views.ts';
import type { CotrailDb, FrameRow, RecordRow } from './db.ts';
import { removeSealed, type Removed } from './remove.ts';

/** Hashes a name as the collector did. */
export type Hash = (name: string) => Promise<string>;
type Key = [string, number];
const pageLength = 500;

/**
 * Removes what fits, as far as it was made before it was asked for; all of it must be sealed, so that its commitments are made. May be cut short anywhere, and
 * done again.
 */
export async function eraseOnDevice(db: CotrailDb, entry: ErasureEntry, hash: Hash, recorder: string, now: number): Promise<Removed> {
  const prints = new Set(entry.fingerprints);
  const isNamed = async (names: readonly string[]): Promise<boolean> => {
    for (const name of new Set(names)) if (prints.has(await hash(name))) return true;
    return false;
  };
  const { named, actions } = await findNamed(db, entry.askedAt, prints, isNamed, hash);
  const shown = await findShownRows(db, listSpans(actions), entry.askedAt);
  const rows = new Map([...named, ...shown].map((row) => [`${row.stream}:${row.seq}`, row]));
  const forgotten = await findForgotten(db, entry.askedAt, isNamed);
  const { removed } = await removeSealed(db, [...rows.values()], {
    ...{ reason: 'erased', event: 'erasure.done', recorder, now },
    tell: (counts) => ({ entity: { type: 'erasure', id: entry.id, name: null }, to: { ...counts }, by: 'system' }),
    also: async ({ actions }) => {
      await db.flights.bulkDelete(forgotten.flights);
      await db.memories.bulkDelete(forgotten.memories);
      await db.quarantine.bulkDelete(forgotten.quarantine);
      // A file of the log may hold it; the sweep of files takes those that no row names.
      if (actions > 0) await db.exports.clear();
    },
  });
  return removed;
}

/** Goes through all records until no further conversation is named: those of a customer's are theirs. */
async function findNamed(
  db: CotrailDb,
  askedAt: number,
  prints: Set<string>,
  isNamed: (names: readonly string[]) => Promise<boolean>,
  hash: Hash,
): Promise<{ named: RecordRow[]; actions: Action[] }> {
  for (;;) {
    const before = prints.size;
    const named: RecordRow[] = [];
    const actions: Action[] = [];
    let page: RecordRow[] = [];
    let behind: Key = ['', -1];
    do {
      page = await db.records.where('[stream+seq]').above(behind).limit(pageLength).toArray();
      for (const row of page) {
        behind = [row.stream, row.seq];
        if (row.at > askedAt || !(await isNamed(listNames(row.record)))) continue;
        named.push(row);
        const known = readKnown(row.record);
        if (known?.kind !== 'action') continue;
        actions.push(known);
        for (const name of listConversationNames(known)) prints.add(await hash(name));
      }
    } while (page.length === pageLength);
    if (prints.size === before) return { named, actions };
  }
}

function listSpans(actions: readonly Action[]): Span[] {
  const spans = new Map<string, Span>();
  for (const action of actions) {
    const said = readView(action);
    if (said !== null) spans.set(said.span.visit, joinViews(spans.get(said.span.visit), said, action.view?.dwellMs ?? null));
  }
  return [...spans.values()];
}

/** The frames and interactions of pages while it was to be seen there. */
async function findShownRows(db: CotrailDb, spans: readonly Span[], askedAt: number): Promise<(RecordRow | FrameRow)[]> {
  const rows: (RecordRow | FrameRow)[] = [];
  for (const span of spans) {
    if (span.session === null) continue;
    const streams = await db.streams.where('session').equals(span.session).toArray();
    const ends = streams.filter(({ document }) => document !== null && document === span.document).map(({ lastAt }) => lastAt ?? 0);
    for (const stream of streams) {
      const times = findShown(span, stream, ends.length === 0 ? null : Math.max(...ends));
      if (times === null) continue;
      const isShown = ({ at, record }: RecordRow | FrameRow) =>
        at >= times.from && at <= Math.min(times.to, askedAt) && ['interaction', 'frame', 'frame-part'].includes(record.kind);
      const table: Table<RecordRow | FrameRow, Key> = stream.kind === 'frames' ? db.frames : db.records;
      const range = table.where('[stream+seq]').between([stream.id, 0], [stream.id, Infinity]);
      rows.push(...(await range.filter(isShown).toArray()));
    }
  }
  return rows;
}

/** What is remembered of consoles, and what was set aside. */
async function findForgotten(db: CotrailDb, askedAt: number, isNamed: (names: readonly string[]) => Promise<boolean>) {
  const pick = async <Row extends { at: number }>(rows: Row[]): Promise<Row[]> => {
    const picked: Row[] = [];
    for (const row of rows) if (row.at <= askedAt && (await isNamed(listFilterNames(row)))) picked.push(row);
    return picked;
  };
  return {
    flights: (await pick(await db.flights.toArray())).map(({ id }) => id),
    memories: (await pick(await db.memories.toArray())).map(({ site, type, id }): [string, string, string] => [site, type, id]),
    quarantine: (await pick(await db.quarantine.toArray())).map(({ id }) => id),
  };
}
