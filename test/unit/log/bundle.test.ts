/** A bundle proves what is in it, and names the first thing that was tampered with: bytes, lines, order, end, fork, another device, another log. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { verifyBundle, type Verdict } from '../../../collector/bundle/verify-bundle.ts';
import { runVerify } from '../../../collector/bundle/verify-command.ts';
import { openDatabase } from '../../../collector/store/database.ts';
import { removeRecords } from '../../../collector/store/remove-records.ts';
import { newId } from '../../../lib/events/id.ts';
import { LogState, SessionProof } from '../../../lib/events/log-api.ts';
import { makeKey } from '../../support/make-key.ts';
import { createRig, openViewer, type AppRig } from '../collector/rig.ts';
import { newAction, newClick, newFrame, newLedger, newStream, newSigner, seal, start, type Signer } from '../collector/seal-upload.ts';

interface Line extends Record<string, unknown> {
  kind: string;
}

/** Three signed manifests of clicks, one of frames, and a ledger with an action of the session and one of none. */
async function fill(rig: AppRig, signer: Signer, device = newId()) {
  const me = await rig.enrol(device, await makeKey(signer));
  const session = newId();
  const facts = newStream(device, session);
  let previous: string | null = null;
  let tip: string | null = null;
  for (let first = 0; first < 9; first += 3) {
    const upload = await seal(
      facts,
      [0, 1, 2].map((add) => newClick(facts.id, first + add)),
      { previous, signer },
    );
    await rig.put(upload, me.token);
    tip = previous;
    previous = upload.manifestHash;
  }
  const frames = newStream(device, session, { kind: 'frames' });
  await rig.put(await seal(frames, [newFrame(frames.id, 0, 4), newFrame(frames.id, 1, 2)], { signer }), me.token);
  const ledger = newLedger(device);
  await rig.put(await seal(ledger, [newAction(ledger.id, 0, { session }), newAction(ledger.id, 1)], { signer }), me.token);
  return { me, session, facts, frames, ledger, tip };
}

async function readBundle(rig: AppRig, query = ''): Promise<string> {
  const response = await rig.request(`/api/v1/bundles${query}`, { headers: await openViewer(rig) });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/jsonl; charset=utf-8']);
  return response.text();
}

const cut = (text: string) => text.trimEnd().split('\n');
async function* feed(lines: readonly string[]) {
  yield* lines;
}
const verify = (lines: readonly string[], verifier: string | null = null): Promise<Verdict> => verifyBundle(feed(lines), verifier);
const parse = (line: string) => JSON.parse(line) as Line;

let rig: AppRig;
let filled: Awaited<ReturnType<typeof fill>>;
let signer: Signer;
let lines: string[];
beforeAll(async () => {
  rig = await createRig();
  signer = await newSigner();
  filled = await fill(rig, signer);
  lines = cut(await readBundle(rig));
});

/** The index of the n-th line of a kind. */
const find = (kind: string, nth = 0) =>
  lines.map((line, index) => (parse(line).kind === kind ? index : -1)).filter((index) => index >= 0)[nth]!;
const change = (index: number, edit: (line: Line) => void): string[] => {
  const line = parse(lines[index]!);
  edit(line);
  return lines.with(index, JSON.stringify(line));
};

test('what was not touched verifies, all of the log and the collector’s own word among it', async () => {
  const verdict = await verify(lines, rig.merkleLog.key.verifier);
  expect(verdict).toMatchObject({ problem: null, size: 7, manifests: 7, records: 15 });
  // The sign-in and the bundle's own export.created among them: the collector knows its own key.
  expect(verdict.signatures).toEqual({ enrolled: 7, 'self-asserted': 0, unsigned: 0 });
});

test('a session’s bundle holds its records, and of its device’s ledger no other', async () => {
  const verdict = await verify(cut(await readBundle(rig, `?session=${filled.session}`)));
  expect(verdict).toMatchObject({ problem: null, manifests: 5, records: 12, absent: { outside: 1, erased: 0, 'not-received': 0 } });
});

test('of a time it holds what was received then, and says so where that is nothing', async () => {
  expect(await verify(cut(await readBundle(rig, '?from=1&to=2')))).toMatchObject({ problem: null, manifests: 0 });
});

test('every byte counts: one that is flipped anywhere is found, in whatever line it is', async () => {
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  const starts = lines.map((_, index) => Buffer.byteLength(lines.slice(0, index).join('\n')) + (index > 0 ? 1 : 0));
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: lines.length - 1 }), fc.nat(), fc.integer({ min: 0, max: 7 }), async (line, offset, bit) => {
      const forged = Buffer.from(bytes);
      forged[starts[line]! + (offset % Buffer.byteLength(lines[line]!))]! ^= 1 << bit;
      async function* pieces() {
        let start = 0;
        for (let end = forged.indexOf(10); end !== -1; end = forged.indexOf(10, start)) {
          yield forged.subarray(start, end);
          start = end + 1;
        }
      }
      expect((await verifyBundle(pieces())).problem).not.toBeNull();
    }),
    { numRuns: 300 },
  );
});

const other = (hex: unknown) => String(hex).replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
const otherLetter = (text: unknown) => String(text).replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));

test.each<[string, string, (line: Line) => void, number, string]>([
  ['a record', 'record', (line) => Object.assign(line['record'] as object, { at: 1 }), 1, 'record'],
  ['a salt', 'record', (line) => (line['salt'] = other(line['salt'])), 1, 'record'],
  [
    'a commitment',
    'manifest',
    (line) => {
      const { commitments } = line['manifest'] as { commitments: string[] };
      commitments[0] = other(commitments[0]);
    },
    1,
    'signature',
  ],
  [
    'a signature',
    'manifest',
    (line) => {
      const signature = line['signature'] as { value: string };
      signature.value = otherLetter(signature.value);
    },
    1,
    'signature',
  ],
  ['a signature that is taken away', 'manifest', (line) => (line['signature'] = null), 1, 'proof'],
  ['a time of receipt', 'manifest', (line) => (line['receivedAt'] = 5), 1, 'proof'],
  [
    'a step of a proof',
    'manifest',
    (line) => {
      const proof = line['proof'] as string[];
      proof[0] = other(proof[0]);
    },
    1,
    'proof',
  ],
  ['a leaf’s place', 'manifest', (line) => (line['leaf'] = 3), 1, 'proof'],
  ['a stream’s session', 'manifest', (line) => ((line['stream'] as Line)['session'] = newId()), 1, 'signature'],
  ['a device', 'manifest', (line) => (line['device'] = newId()), 1, 'signature'],
  [
    'a public key',
    'key',
    (line) => {
      const key = line['publicKey'] as { x: string };
      key.x = otherLetter(key.x);
    },
    0,
    'key',
  ],
  ['a claim that a key was not enrolled', 'key', (line) => (line['enrolled'] = false), 0, 'end'],
  ['a checkpoint', 'bundle', (line) => (line['checkpoint'] = String(line['checkpoint']).replace('\n7\n', '\n8\n')), 0, 'checkpoint'],
  ['the log’s key', 'bundle', (line) => (line['verifier'] = String(line['verifier']).replace(/.$/, '!')), 0, 'head'],
  ['the end', 'end', (line) => (line['note'] = String(line['note']).replace('\n7 15\n', '\n7 14\n')), 0, 'end'],
  ['an absence that is made up', 'manifest', (line) => (line['absent'] = [{ firstSeq: 8, lastSeq: 8, reason: 'erased' }]), 2, 'end'],
])('%s that was changed is named', async (_name, kind, edit, nth, item) => {
  const index = find(kind, nth);
  const { problem } = await verify(change(index, edit));
  expect(problem).toMatchObject({ item, ...(item === 'end' ? {} : { line: index + 1 }) });
  if (['record', 'signature', 'proof'].includes(item))
    expect(problem!.place).toMatchObject({ stream: filled.facts.id, seq: kind === 'record' ? 1 : 3 });
});

test('a record that was dropped is named by its seq', async () => {
  const index = find('record', 4);
  expect((await verify(lines.toSpliced(index, 1))).problem).toMatchObject({ item: 'record', place: { stream: filled.facts.id, seq: 4 } });
});

test.each([
  ['of the whole log by the place of the next', '', 'manifest'],
  ['of a session by the chain of its stream', 'session', 'manifest'],
])('a manifest that was dropped with its records is named in a bundle %s', async (_name, scope, item) => {
  const bundle = cut(await readBundle(rig, scope && `?session=${filled.session}`));
  const manifests = bundle.flatMap((line, index) => (parse(line).kind === 'manifest' ? [index] : []));
  const [, from = 0, to = 0] = manifests;
  expect((await verify(bundle.toSpliced(from, to - from))).problem).toMatchObject({ item, place: { stream: filled.facts.id, seq: 6 } });
});

test('a manifest that came after its successor verifies', async () => {
  const late = await createRig();
  const me = await late.enrol(newId(), await makeKey(signer));
  const stream = newStream(me.device, newId());
  const first = await seal(stream, [newClick(stream.id, 0)], { signer });
  const second = await seal(stream, [newClick(stream.id, 1)], { signer, previous: first.manifestHash });
  const third = await seal(stream, [newClick(stream.id, 2)], { signer, previous: second.manifestHash });
  for (const upload of [first, third]) await late.put(upload, me.token);
  expect(await verify(cut(await readBundle(late)))).toMatchObject({ problem: null, gaps: 1 });
  await late.put(second, me.token);
  expect(await verify(cut(await readBundle(late)))).toMatchObject({ problem: null, gaps: 0 });
});

test.each(['record', 'manifest'])('two %ss that change places are named', async (kind) => {
  const [one, two] = [find(kind, 1), find(kind, 2)];
  const { problem } = await verify(lines.with(one, lines[two]!).with(two, lines[one]!));
  expect(problem).toMatchObject({ line: one + 1, item: kind });
});

test('a bundle that was cut off anywhere is named as cut off', async () => {
  for (let end = 1; end < lines.length; end += 1) {
    const { problem } = await verify(lines.slice(0, end));
    expect([end, problem?.item, problem?.line]).toEqual([end, 'end', end + 1]);
  }
  expect((await verify([])).problem).toMatchObject({ item: 'end', line: 1 });
  expect((await verify([...lines, lines[2]!])).problem).toMatchObject({ item: 'line', line: lines.length + 1 });
});

test('what another log or another device has is not taken for this one’s', async () => {
  const strange = await createRig();
  const theirs = await fill(strange, await newSigner());
  const foreign = cut(await readBundle(strange));
  expect((await verify(foreign, rig.merkleLog.key.verifier)).problem).toMatchObject({ line: 1, item: 'head' });
  // Their manifests under our head and our key.
  expect((await verify([lines[0]!, ...foreign.slice(1)])).problem).toMatchObject({
    item: 'proof',
    place: { stream: theirs.facts.id, seq: 0 },
  });
  // Our stream, signed anew by another device, which the log has not seen.
  const replayed = lines.map((line) => line.replaceAll(filled.me.device, theirs.me.device));
  expect((await verify(replayed)).problem).toMatchObject({ item: 'signature', place: { stream: filled.facts.id, seq: 0 } });
});

test('a fork is named, where a copied profile wrote on at the same place', async () => {
  const forked = await createRig();
  const { me, facts, tip } = await fill(forked, signer);
  const twin = await seal(
    facts,
    [6, 7, 8].map((seq) => newClick(facts.id, seq, { mono: 7 })),
    { signer, previous: tip },
  );
  await forked.put(twin, me.token);
  const { problem } = await verify(cut(await readBundle(forked)));
  expect(problem).toMatchObject({ item: 'chain', place: { stream: facts.id, seq: 6 } });
  expect(problem!.meaning).toContain('forked');
});

test('records in parts, and records that never came, verify and are counted', async () => {
  const parts = await createRig();
  const me = await parts.enrol(newId(), await makeKey(signer));
  const stream = newStream(me.device, newId());
  const records = [0, 1, 2, 3].map((seq) => newClick(stream.id, seq));
  const options = { salt: 'a'.repeat(32), signer };
  await parts.put(await seal(stream, records, { ...options, send: ({ seq }) => seq === 0 }), me.token);
  await parts.put(await seal(stream, records, { ...options, send: ({ seq }) => seq === 2 }), me.token);
  const verdict = await verify(cut(await readBundle(parts)));
  expect(verdict).toMatchObject({ problem: null, manifests: 3, records: 4, absent: { 'not-received': 2 } });
});

test('what was erased by rule verifies and is counted; what was deleted by hand is named', async () => {
  const erased = await createRig();
  const { session, facts } = await fill(erased, signer);
  const db = openDatabase(join(erased.dataDir, 'cotrail.sqlite'));
  const remove = (firstSeq: number, lastSeq: number, reason: 'erased' | 'remasked' | 'retention') =>
    db.transact(() => removeRecords(db, facts.id, [{ firstSeq, lastSeq, firstAt: null, lastAt: null }], reason));
  remove(1, 2, 'erased');
  remove(5, 5, 'remasked');
  remove(6, 8, 'retention');
  expect(await verify(cut(await readBundle(erased, `?session=${session}`)))).toMatchObject({
    problem: null,
    records: 6,
    absent: { erased: 2, remasked: 1, retention: 3 },
  });
  db.run(db.build.deleteFrom('records').where('stream', '=', facts.id).where('seq', '=', 4));
  expect((await verify(cut(await readBundle(erased)))).problem).toMatchObject({ item: 'record', place: { stream: facts.id, seq: 4 } });
  db.close();
});

test('a row that was changed in the collector’s database is found by its own check of the session', async () => {
  const changed = await createRig();
  const { me, session, facts } = await fill(changed, signer);
  const read = async () => SessionProof.parse(await (await changed.request(`/api/v1/sessions/${session}/proof`, me)).json());
  expect(await read()).toMatchObject({ problem: null, verified: { size: 5 }, records: 12, signatures: { enrolled: 5, broken: 0 } });
  const db = openDatabase(join(changed.dataDir, 'cotrail.sqlite'));
  const row = db.get(db.build.selectFrom('records').select('json').where('stream', '=', facts.id).where('seq', '=', 7))!;
  const json = row.json.replace('"button":0', '"button":1');
  db.run(db.build.updateTable('records').set({ json }).where('stream', '=', facts.id).where('seq', '=', 7));
  expect(await read()).toMatchObject({ verified: null, problem: { item: 'record', stream: facts.id, seq: 7 } });
  db.close();
});

test('a log that is empty says that there is nothing to verify', async () => {
  const empty = await createRig();
  expect(await empty.merkleLog.audit.read()).toMatchObject({ verified: null, problem: null });
});

test('the log’s own check finds a leaf that was changed', async () => {
  const changed = await createRig();
  await fill(changed, signer);
  const headers = await openViewer(changed);
  const read = async () => LogState.parse(await (await changed.request('/api/v1/log', { headers })).json());
  expect(await read()).toMatchObject({ verified: { size: 6 }, problem: null });
  const db = openDatabase(join(changed.dataDir, 'cotrail.sqlite'));
  db.run(db.build.updateTable('log_leaves').set({ receivedAt: 1 }).where('leaf', '=', 2));
  changed.setTime(start + 2 * 60 * 60_000);
  expect((await read()).problem?.meaning).toContain('leaves were changed');
  db.close();
});

test('the command names the file, the line and what it means, and its exit code says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cotrail-verify-'));
  writeFileSync(join(folder, 'a.jsonl'), `${lines.join('\n')}\n`);
  const said: string[] = [];
  const print = (line: string) => void said.push(line);
  expect(await runVerify(['--key', rig.merkleLog.key.verifier, folder], print)).toBe(0);
  expect(said[0]).toBe(`OK   ${join(folder, 'a.jsonl')}`);
  const index = find('record', 4);
  writeFileSync(join(folder, 'b.jsonl'), `${lines.with(index, lines[index]!.replace('"agent"', '"customer"')).join('\n')}\n`);
  expect(await runVerify([folder], print)).toBe(1);
  expect(said.slice(-3)).toEqual([
    `BAD  ${join(folder, 'b.jsonl')}`,
    `     line ${index + 1}: record of stream ${filled.facts.id}, seq 4`,
    '     It is not the record that its manifest commits to: the record or its salt was changed, or another one is in its place.',
  ]);
  expect(await runVerify([], print)).toBe(2);
  expect(await runVerify([join(folder, 'none.jsonl')], print)).toBe(2);
});
