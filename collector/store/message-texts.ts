/** Finds what a message said by the action that tells of it. */
import { MessageText } from '../../lib/events/message-text.ts';
import type { Sentiment } from '../../lib/events/sentiment.ts';
import { listReceived, type TranscriptPage, type TranscriptQuery, toActionQuery } from '../../lib/events/transcript-api.ts';
import { listActions } from './action-queries.ts';
import { write, type Database } from './database.ts';
import type { CheckedRecord, Scope } from './store.ts';

/** A text goes from here with its record, whatever removes that. */
export const addMessageTexts = `
  create table message_texts (stream text not null, seq integer not null, action text not null, primary key (stream, seq)) strict, without rowid;
  create index message_texts_by_action on message_texts (action);
  create trigger message_text_removed after delete on records begin
    delete from message_texts where stream = old.stream and seq = old.seq;
  end;
`;

/** In the transaction that stores the records. */
export function indexMessageTexts(db: Database, fresh: readonly CheckedRecord[]): void {
  const rows = fresh.flatMap(({ known }) =>
    known?.kind === 'message-text' ? [{ stream: known.stream, seq: known.seq, action: known.action }] : [],
  );
  if (rows.length > 0) db.insertAll('message_texts', rows);
}

/** What the messages of these actions said, in order of time. */
export function readMessageTexts(db: Database, actions: readonly unknown[]): MessageText[] {
  const sql = `
    select r.json from message_texts t join records r on r.stream = t.stream and r.seq = t.seq
    where t.action in (select value from json_each(?)) order by r.at, r.stream, r.seq`;
  return db.all(write<{ json: string }>(sql, [JSON.stringify(actions)])).map(({ json }) => MessageText.parse(JSON.parse(json)));
}

/** Whoever may read the actions may read what they say. Its first page tells how the customer sounded in all of it. */
export function readTranscript(
  db: Database,
  scope: Scope,
  query: TranscriptQuery,
  score: (actions: readonly string[]) => Sentiment,
): TranscriptPage {
  const page = listActions(db, scope, toActionQuery(query));
  const texts = readMessageTexts(
    db,
    page.actions.map((action) => action['id']),
  );
  if (query.cursor !== undefined) return { ...page, texts };
  const actions = [...page.actions];
  for (let { next } = page; next !== null;) {
    const more = listActions(db, scope, toActionQuery({ ...query, cursor: next, limit: 1000 }));
    actions.push(...more.actions);
    next = more.next;
  }
  return { ...page, texts, sentiment: score(listReceived(actions)) };
}
