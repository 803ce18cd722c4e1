/** Kills a real collector in the midst of uploads, again and again: what it acknowledged is there, whole, and once. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FramesPage, RecordsPage, SessionDetail, Totals } from '../../../lib/events/api.ts';
import { EnrolAnswer } from '../../../lib/events/device-api.ts';
import { newId } from '../../../lib/events/id.ts';
import { SessionProof } from '../../../lib/events/log-api.ts';
import type { StreamHeader } from '../../../lib/events/stream.ts';
import { Acknowledgement, uploadMediaType } from '../../../lib/events/upload.ts';
import { makeKey } from '../../support/make-key.ts';
import { startCommand } from './run-command.ts';
import { newClick, newFrame, newStream, seal, type Sealed } from './seal-upload.ts';

const kills = 4;
const recordsEach = 10;
const folder = mkdtempSync(join(tmpdir(), 'cotrail-crash-'));
let child: ChildProcess | null = null;
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** On the same data each time. */
async function startCollector(): Promise<URL> {
  const started = await startCommand('--data', folder, '--port', '0');
  child = started.child;
  return started.link;
}

/** A writer of one stream: it knows what it has sent, and what of it was acknowledged. */
interface Writer {
  stream: StreamHeader;
  sealed: Sealed[];
  acknowledged: number;
}

async function sealNext({ stream, sealed }: Writer): Promise<Sealed> {
  const seqs = Array.from({ length: recordsEach }, (_, index) => sealed.length * recordsEach + index);
  const records = seqs.map((seq) => (stream.kind === 'frames' ? newFrame(stream.id, seq, seq === 0 ? 2 : 3) : newClick(stream.id, seq)));
  return seal(stream, records, { previous: sealed.at(-1)?.manifestHash ?? null });
}

/** Sends one upload after the other until the collector dies; each is sent until it is acknowledged. */
async function write(writer: Writer, send: (upload: Sealed) => Promise<Response>, onAcknowledged: () => void): Promise<void> {
  for (;;) {
    const upload = writer.sealed[writer.acknowledged] ?? (await sealNext(writer));
    writer.sealed[writer.acknowledged] = upload;
    const answer = await send(upload).then(
      async (response) => (expect(response.status).toBe(200), Acknowledgement.parse(await response.json())),
      () => null,
    );
    if (answer === null) return;
    expect(answer).toMatchObject({ id: upload.id, sha256: upload.sha256 });
    writer.acknowledged += 1;
    onAcknowledged();
  }
}

/** How many of an upload's records are there to be read: all of them, or none. */
function countHeld(upload: number, seqs: ReadonlySet<number>): number {
  return Array.from({ length: recordsEach }, (_, index) => upload * recordsEach + index).filter((seq) => seqs.has(seq)).length;
}

async function readSeqs(read: (path: string) => Promise<unknown>, { stream }: Writer): Promise<number[]> {
  const seqs: number[] = [];
  for (let next: string | number | null = ''; next !== null;) {
    if (stream.kind === 'frames') {
      const page: FramesPage = FramesPage.parse(await read(`streams/${stream.id}/frames${next === '' ? '' : `?after=${next}`}`));
      seqs.push(...page.frames.map(({ seq }) => seq));
      next = page.next;
    } else {
      const page: RecordsPage = RecordsPage.parse(await read(`sessions/${stream.session}/records${next === '' ? '' : `?cursor=${next}`}`));
      seqs.push(...page.records.filter((record) => record.stream === stream.id).map(({ seq }) => seq));
      next = page.next;
    }
  }
  return seqs;
}

// Each kill needs a start, which takes seconds where the machine is busy.
test('what was acknowledged is there after kill -9, whole and once', { timeout: 60_000 }, async () => {
  const device = newId();
  const session = newId();
  const kinds = ['facts', 'facts', 'frames', 'frames'] as const;
  const writers = kinds.map((kind): Writer => ({ stream: newStream(device, session, { kind }), sealed: [], acknowledged: 0 }));
  let link = await startCollector();
  const code = new URLSearchParams(link.hash.slice(1)).get('code') ?? '';
  const request = await (await makeKey()).enrol({ code, device, name: 'Desk', version: '1', collector: link.origin });
  const enrolment = { method: 'POST', body: JSON.stringify(request) };
  const { token } = EnrolAnswer.parse(await (await fetch(new URL('/api/v1/devices', link), enrolment)).json());
  const headers = { authorization: `Bearer ${token}`, 'content-type': uploadMediaType };
  const read = async (path: string): Promise<unknown> => (await fetch(new URL(`/api/v1/${path}`, link), { headers })).json();
  const send = ({ id, bytes }: Sealed) => fetch(new URL(`/api/v1/uploads/${id}`, link), { method: 'PUT', headers, body: bytes });

  for (let kill = 1; kill <= kills; kill++) {
    const dying = child!;
    const gone = once(dying, 'exit');
    // Other writers are in the midst of theirs when one is acknowledged.
    let left = 3 + kill * 4;
    await Promise.all(writers.map((writer) => write(writer, send, () => void (--left === 0 && dying.kill('SIGKILL')))));
    expect(await gone).toEqual([null, 'SIGKILL']);

    link = await startCollector();
    for (const writer of writers) {
      const seqs = await readSeqs(read, writer);
      expect(seqs, 'in order, and none twice').toEqual([...new Set(seqs)].sort((a, b) => a - b));
      const held = writer.sealed.map((_, upload) => countHeld(upload, new Set(seqs)));
      const expected = writer.sealed.map((_, upload) => upload < writer.acknowledged || held[upload]! > 0);
      expect(held).toEqual(expected.map((isHere) => (isHere ? recordsEach : 0)));
    }
  }

  const uploads = writers.flatMap(({ sealed, acknowledged }) => sealed.slice(0, acknowledged));
  for (const upload of uploads)
    expect(await (await send(upload)).json()).toMatchObject({ id: upload.id, sha256: upload.sha256, duplicate: true });
  const detail = SessionDetail.parse(await read(`sessions/${session}`));
  expect(detail.streams.flatMap(({ missing }) => missing)).toEqual([]);
  const totals = Totals.parse(await read('totals'));
  expect(totals.quarantined).toBe(0);
  expect(totals.interactions.click + totals.frames).toBe(totals.uploads * recordsEach);
  const proof = SessionProof.parse(await read(`sessions/${session}/proof`));
  expect(proof).toMatchObject({ verified: { size: totals.uploads }, problem: null, records: totals.uploads * recordsEach });
  expect(totals.uploads).toBeGreaterThanOrEqual(uploads.length);
});
