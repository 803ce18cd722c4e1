/** Searches all that is stored on the device for strings, and says where each stands: for the masking check, which plants them. */
import type { MaskLevel } from '../events/base.ts';
import type { CotrailRecord } from '../events/record.ts';
import { splitUpload } from '../events/upload.ts';
import type { CotrailDb, StreamRow } from './db.ts';
import { type Form, type WantedString, createMatcher } from './match-strings.ts';

/** `waiting`: sealed for upload. `console`: flights, memories, shapes and the log's index. `letters`: what pages left in extension storage. */
export type FoundPlace = 'records' | 'frames' | 'waiting' | 'console' | 'quarantine' | 'letters';

export interface FoundString {
  id: string;
  form: Form;
  place: FoundPlace;
  /** Which kind of record, row or letter, and where in it: `input`, `data.text`. */
  what: string;
  field: string;
  site: string | null;
  level: MaskLevel | null;
  count: number;
}

const consoleTables = ['flights', 'memories', 'shapes', 'matches', 'actions'] as const;

/** `letters` is the extension's own storage, which this room cannot read. Streams that ended before `since` are left out. */
export async function findStrings(
  db: CotrailDb,
  wanted: readonly WantedString[],
  letters: Record<string, unknown>,
  since: number,
): Promise<FoundString[]> {
  const match = createMatcher(wanted);
  const found = new Map<string, FoundString>();
  const look = (place: FoundPlace, what: string, value: unknown, stream: StreamRow | null): void => {
    const note = (field: string, text: string): void => {
      for (const hit of match(text))
        add(found, { ...hit, place, what, field, site: stream?.origin ?? null, level: stream?.maskLevel ?? null });
    };
    walk(value, '', note);
    const joined = joinTexts(value);
    if (joined !== null) note('(texts side by side)', joined);
  };
  const streams = await db.streams.filter(({ lastAt, openedAt }) => Math.max(lastAt ?? 0, openedAt) >= since).toArray();
  for (const stream of streams) {
    const table = stream.kind === 'frames' ? db.frames : db.records;
    await table
      .where('[stream+seq]')
      .between([stream.id, 0], [stream.id, Infinity])
      .each(({ record }) => {
        look(stream.kind === 'frames' ? 'frames' : 'records', nameRecord(record), record, stream);
      });
    await lookInChunks(db, stream, look);
  }
  for (const name of consoleTables) await db.table(name).each((row) => look('console', name, row, null));
  await db.quarantine.each((row) => look('quarantine', 'quarantine', row.value, null));
  for (const [key, value] of Object.entries(letters)) look('letters', key.split(':')[0]!, readLetter(value), null);
  return [...found.values()];
}

async function lookInChunks(
  db: CotrailDb,
  stream: StreamRow,
  look: (place: FoundPlace, what: string, value: unknown, stream: StreamRow) => void,
): Promise<void> {
  for (const { id } of await db.chunks.where('stream').equals(stream.id).toArray()) {
    const row = await db.bytes.get(id);
    if (row === undefined) continue; // It was acknowledged meanwhile.
    const text = await new Response(new Blob([row.bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
    const { header, records } = splitUpload(text);
    look('waiting', 'header', header, stream);
    for (const { record } of records) look('waiting', nameRecord(record), record, stream);
  }
}

/** The same string in the same field of many records is one finding. The most telling form stands. */
function add(found: Map<string, FoundString>, hit: Omit<FoundString, 'count'>): void {
  const key = JSON.stringify([hit.id, hit.place, hit.what, hit.field, hit.site, hit.level]);
  const before = found.get(key);
  if (before === undefined) found.set(key, { ...hit, count: 1 });
  else {
    before.count += 1;
    if (hit.form === 'whole') before.form = 'whole';
  }
}

/** Every text in a value with the place where it stands; names too, since a page may make a name of what was typed. Indexes make no difference. */
function walk(value: unknown, path: string, note: (field: string, text: string) => void): void {
  if (typeof value === 'string') note(path, value);
  else if (Array.isArray(value)) for (const each of value) walk(each, path, note);
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) {
      note(`${path} (a name)`, name);
      walk(each, shorten(path, name), note);
    }
}

/** A tree of nodes has one field for all its depths. */
function shorten(path: string, name: string): string {
  if (path.endsWith('childNodes') && name === 'childNodes') return path;
  return path === '' ? name : `${path}.${name}`;
}

/** What a page wrote letter by letter into elements of their own: the texts of a picture, without what is between them. */
function joinTexts(value: unknown): string | null {
  const texts: string[] = [];
  const gather = (each: unknown): void => {
    if (typeof each !== 'object' || each === null) return;
    if ('textContent' in each && typeof each.textContent === 'string') texts.push(each.textContent);
    for (const inner of Object.values(each)) gather(inner);
  };
  gather(value);
  return texts.length > 1 ? texts.join('') : null;
}

function nameRecord(record: CotrailRecord): string {
  const { type } = record as { type?: unknown };
  return record.kind === 'interaction' && typeof type === 'string' ? type : record.kind;
}

/** Letters are JSON as text. */
function readLetter(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value; // A text that is none is looked at as it stands.
  }
}
