/** Keeps by which group's conversation an action is found: few have one, so it stands beside the index of actions. */
import { Envelope } from '../../lib/events/envelope.ts';
import { readKnown, type KnownRecord } from '../../lib/events/record.ts';
import { write, type Database } from './database.ts';

/** Adds the groups of actions that were indexed in this same transaction. */
export function indexGroups(db: Database, fresh: readonly { known: KnownRecord | null }[]): void {
  for (const { known } of fresh) {
    const group = known?.kind === 'action' ? known.conversation?.group : null;
    if (known === null || known.kind !== 'action' || !group) continue;
    db.run(write('insert into action_words (text) values (?) on conflict do nothing', [group]));
    const found = 'select w.id, a.arrival from action_words w, actions a where w.text = ? and a.stream = ? and a.seq = ?';
    db.run(write(`insert into action_groups (grp, arrival) ${found}`, [group, known.stream, known.seq]));
  }
}

/** Indexes the groups of actions that a collector stored before it had this index. */
export function indexStoredGroups(db: Database): void {
  const page = `
    select a.arrival, r.json from actions a join records r on r.stream = a.stream and r.seq = a.seq
    where a.arrival > ? order by a.arrival limit 1000`;
  let rows: { arrival: number; json: string }[] = [];
  do {
    rows = db.all(write<{ arrival: number; json: string }>(page, [rows.at(-1)?.arrival ?? 0]));
    indexGroups(
      db,
      rows.map(({ json }) => ({ known: readKnown(Envelope.parse(JSON.parse(json))) })),
    );
  } while (rows.length > 0);
}
