/** Writes what actions are found by, beside the records that hold them: in the same transaction, one row and its words for each. */
import { listSearchTexts, readPersonText, readValueText } from '../../lib/events/action-text.ts';
import type { Action } from '../../lib/events/action.ts';
import { Envelope } from '../../lib/events/envelope.ts';
import { readKnown, type KnownRecord } from '../../lib/events/record.ts';
import { readShape } from './action-shapes.ts';
import { write, type Database } from './database.ts';

/** A longer word cannot be asked for: it is found by its beginning. */
const wordLength = 500;

/** Adds the actions among records that are stored in this same transaction and were not there before. */
export function indexActions(db: Database, device: string, fresh: readonly { known: KnownRecord | null }[]): void {
  const actions = fresh.flatMap(({ known }) => (known?.kind === 'action' ? [known] : []));
  if (actions.length === 0) return;
  const ids: Ids = { word: rememberIds(db, 'action_words', 'text'), shape: rememberIds(db, 'action_shapes', 'shape') };
  const first = readLastArrival(db) + 1;
  db.insertAll(
    'actions',
    actions.map((action, index) => toRow(action, first + index, device, ids)),
  );
  db.insertAll(
    'actions_text',
    actions.map((action, index) => ({ rowid: first + index, words: listSearchTexts(action).join(' ') })),
  );
}

/** The number of the last action that has arrived, 0 before the first. */
export function readLastArrival(db: Database): number {
  return db.get(write<{ seq: number }>(`select seq from sqlite_sequence where name = 'actions'`))?.seq ?? 0;
}

/** Indexes the actions that a collector stored before it had this index. */
export function indexStoredActions(db: Database): void {
  const page = `
    select r.stream, r.seq, r.json, s.device from records r join streams s on s.id = r.stream
    where (r.stream, r.seq) > (?, ?) and r.json ->> 'kind' = 'action' order by r.stream, r.seq limit 1000`;
  interface Stored {
    stream: string;
    seq: number;
    json: string;
    device: string;
  }
  let rows: Stored[] = [];
  do {
    const last = rows.at(-1);
    rows = db.all(write<Stored>(page, [last?.stream ?? '', last?.seq ?? -1]));
    for (const [device, stored] of Map.groupBy(rows, (row) => row.device)) {
      indexActions(
        db,
        device,
        stored.map(({ json }) => ({ known: readKnown(Envelope.parse(JSON.parse(json))) })),
      );
    }
  } while (rows.length > 0);
}

interface Ids {
  word(text: string): number;
  shape(json: string): number;
}

function toRow(action: Action, arrival: number, device: string, { word, shape }: Ids) {
  const { stream, seq, at, actor, entity, from, to, conversation, session } = action;
  const known = (text: string | null | undefined): number => word((text ?? '').slice(0, wordLength));
  return {
    ...{ arrival, stream, seq, at, shape: shape(JSON.stringify(readShape(action))) },
    ...{ by: known(readPersonText(actor.person)), from: known(readValueText(from.value)), to: known(readValueText(to.value)) },
    ...{ entity: known(entity.value?.id), name: entity.value?.name ? known(entity.value.name) : null },
    ...{ conversation: known(conversation?.id), session: known(session), device: word(device) },
  };
}

/** Gives the id of a text, a new one where it has none yet; each is looked up once. */
function rememberIds(db: Database, table: 'action_words' | 'action_shapes', column: 'text' | 'shape'): (text: string) => number {
  const seen = new Map<string, number>();
  const find = (text: string) => db.get(write<{ id: number }>(`select id from ${table} where ${column} = ?`, [text]))?.id;
  const add = (text: string) => db.get(write<{ id: number }>(`insert into ${table} (${column}) values (?) returning id`, [text]))?.id;
  return (text) => {
    const id = seen.get(text) ?? find(text) ?? add(text);
    if (id === undefined) throw new Error(`${table} gave no id to a new ${column}`);
    seen.set(text, id);
    return id;
  };
}
