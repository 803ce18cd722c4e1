/** A device erases of its own what the collector's list names: rows, what waits to be sent, and what is remembered; the rest and its commitments stay. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { checkUpload } from '../../../collector/check-upload.ts';
import { listTargetNames } from '../../../lib/events/erasure-names.ts';
import { newId } from '../../../lib/events/id.ts';
import { hash } from '../../../lib/events/manifest.ts';
import { appendBatch } from '../../../lib/store/append.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { ensureDevice } from '../../../lib/store/device.ts';
import { eraseOnDevice } from '../../../lib/store/erase.ts';
import { appendLedger, inLedger } from '../../../lib/store/ledger.ts';
import { learn } from '../../../lib/store/memories.ts';
import { sealDue } from '../../../lib/store/seal.ts';
import { makeBatch, makeClaim, makeClick, makePlace, nobody } from '../../support/make.ts';

const start = Date.UTC(2026, 10, 22, 9);
const canary = 'Zebulon';
const hashName = (name: string) => hash(new TextEncoder().encode(`salt ${name}`));
let db: CotrailDb;
beforeEach(() => {
  db = new CotrailDb(`test-${crypto.randomUUID()}`);
});

/** Clicks before, within and after the view of a conversation, and the actions that tell of it. */
async function record(): Promise<{ stream: string }> {
  const claim = makeClaim({ openedAt: start });
  const clicks = [0, 60, 200].map((seconds, seq) =>
    makeClick(claim.id, seq, { at: start + seconds * 1000, title: seconds === 60 ? canary : 'Inbox' }),
  );
  await appendBatch(db, makeBatch(claim, ...clicks), { place: makePlace(), person: nobody, now: start });
  const stream = await db.streams.get(claim.id);
  const place = { session: stream!.session, tab: stream!.tab, document: stream!.document, place: 'observed' };
  const none = { value: null, evidence: [] };
  const action = (event: string, at: number, change: object = {}) => ({
    ...{ kind: 'action', at, id: newId(), session: stream!.session, event, actor: { kind: 'agent', person: null, device: null } },
    ...{ entity: none, from: none, to: none, outcome: none, initiator: null, evidence: [], console: 'Desk', settledAt: at },
    ...{ conversation: { id: 'c-8841', link: null, group: null }, moment: { ...place, at }, ...change },
  });
  const view = { visit: newId(), dwellMs: null, ownGroup: null };
  await inLedger(db, async () => {
    const device = await ensureDevice(db, start);
    await appendLedger(db, device, action('conversation.viewed', start + 50_000, { view }));
    await appendLedger(db, device, action('conversation.left', start + 100_000, { view }));
    await appendLedger(db, device, action('tag.created', start + 110_000, { conversation: null }));
  });
  return { stream: claim.id };
}

async function erase(askedAt = start + 500_000) {
  const names = listTargetNames({ kind: 'conversation', id: 'c-8841' });
  const entry = { number: 1, id: newId(), askedAt, fingerprints: await Promise.all(names.map(hashName)) };
  await sealDue(db, '1', start + 600_000, true);
  return eraseOnDevice(db, entry, hashName, '1', start + 600_000);
}

async function readWaiting() {
  const rows = await db.bytes.toArray();
  return Promise.all(rows.map(({ id, bytes }) => checkUpload(id, bytes)));
}

test('what carries the name, and what was done meanwhile, is gone from rows and from what waits, under the same manifest', async () => {
  const { stream } = await record();
  await learn(db, 'https://desk.example', ['conversation', 'c-8841'], {}, [], start);
  await sealDue(db, '1', start + 600_000, true);
  const before = (await readWaiting())
    .map(({ manifest }) => manifest.commitments)
    .flat()
    .sort();
  expect(await erase()).toEqual({ recordings: 0, interactions: 1, actions: 2, messages: 0 });
  const waiting = await readWaiting();
  expect(
    waiting
      .map(({ manifest }) => manifest.commitments)
      .flat()
      .sort(),
  ).toEqual(before);
  const facts = waiting.find(({ manifest }) => manifest.stream === stream);
  expect(facts?.records.map(({ record }) => record.seq)).toEqual([0, 2]);
  const left = JSON.stringify([await db.records.toArray(), await db.actions.toArray(), await db.memories.toArray()]);
  for (const word of [canary, 'c-8841']) expect(left).not.toContain(word);
  const gaps = (await db.records.toArray()).flatMap(({ record }) => (record.kind === 'gap' ? [record['gap']] : []));
  expect(gaps).toMatchObject([{ stream, afterSeq: 0, beforeSeq: 2, count: 1, reason: 'erased' }]);
});

test('done twice, it is done once; and what was made after it was asked for stays', async () => {
  await record();
  expect(await erase(start + 40_000)).toEqual({ recordings: 0, interactions: 0, actions: 0, messages: 0 });
  expect(await erase()).toMatchObject({ actions: 2, messages: 0 });
  const ledger = (await db.records.toArray()).length;
  expect(await erase()).toEqual({ recordings: 0, interactions: 0, actions: 0, messages: 0 });
  expect((await db.records.toArray()).length).toBe(ledger);
});
