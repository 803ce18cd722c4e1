/** What messages said, in streams of their own: one for each session and site, so that they go with their session, and by a shorter retention where that is wanted. */
import type { Action } from '../events/action.ts';
import type { Envelope } from '../events/envelope.ts';
import type { MessageText } from '../events/message-text.ts';
import { newId } from '../events/id.ts';
import { readKnown, type KnownRecord } from '../events/record.ts';
import type { CotrailDb, DeviceRow, SessionRow, StreamRow } from './db.ts';
import { unwritten } from './device.ts';
import { writeRecords } from './write.ts';

/** Appends the text of an action's message, inside the ledger's transaction. */
export async function appendMessageText(
  db: CotrailDb,
  device: DeviceRow,
  session: SessionRow,
  origin: string,
  { id, at, conversation, console }: Pick<Action, 'id' | 'at' | 'conversation' | 'console'>,
  text: Pick<MessageText, 'text' | 'format' | 'masked' | 'isCut'>,
): Promise<void> {
  const stream = (await findOpen(db, session.id, origin)) ?? (await open(db, device, session, origin, at));
  const about = { action: id, session: session.id, conversation: conversation?.id ?? null, console };
  const record = { kind: 'message-text', stream: stream.id, seq: stream.nextSeq, at, mono: null, ...about, ...text } satisfies MessageText;
  await writeRecords(db, stream, [record], at);
  // The session may be over by the time that its last action is written.
  if (session.open === 0) await endMessageTexts(db, session.id, at);
}

/** What the messages of these actions said, as far as it is there. */
export async function readMessageTexts(db: CotrailDb, actions: readonly Envelope[]): Promise<MessageText[]> {
  const known = actions.flatMap((action) => readKnown(action) ?? []).filter((record) => record.kind === 'action');
  const sessions = new Set(known.flatMap(({ session }) => session ?? []));
  const ids = new Set(known.map(({ id }) => id));
  const streams = await db.streams
    .where('session')
    .anyOf([...sessions])
    .filter(({ kind }) => kind === 'transcripts')
    .primaryKeys();
  const rows = await Promise.all(streams.map((id) => db.records.where('[stream+seq]').between([id, 0], [id, Infinity]).toArray()));
  return rows.flat().flatMap(({ record }) => {
    const text = readKnown(record);
    return text?.kind === 'message-text' && ids.has(text.action) ? [text] : [];
  });
}

/** With its session, whose writer has nothing more to say of it. */
export async function endMessageTexts(db: CotrailDb, session: string, now: number): Promise<void> {
  for (const stream of await listOpen(db, session)) {
    const mark = {
      kind: 'mark',
      stream: stream.id,
      seq: stream.nextSeq,
      at: now,
      mono: null,
      mark: 'ended',
      data: {},
    } satisfies KnownRecord;
    await writeRecords(db, stream, [mark], now);
  }
}

async function findOpen(db: CotrailDb, session: string, origin: string): Promise<StreamRow | undefined> {
  return (await listOpen(db, session)).find((stream) => stream.origin === origin);
}

function listOpen(db: CotrailDb, session: string): Promise<StreamRow[]> {
  return db.streams
    .where('session')
    .equals(session)
    .filter(({ kind, over }) => kind === 'transcripts' && over === 0)
    .toArray();
}

async function open(db: CotrailDb, device: DeviceRow, session: SessionRow, origin: string, now: number): Promise<StreamRow> {
  const nowhere = { tab: null, frame: null, document: null, parentDocument: null };
  const row: StreamRow = {
    ...{ id: newId(now), kind: 'transcripts', device: device.id, session: session.id, person: session.person, ...nowhere },
    ...{ origin, maskLevel: 'none', openedAt: now, verified: true, ...unwritten },
  };
  await db.streams.add(row);
  return row;
}
