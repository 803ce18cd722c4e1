/** A collector on a real socket against clients that send drop by drop, break off, or open more than they use. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCollector, type RunningCollector } from '../../../collector/start.ts';
import { newId } from '../../../lib/events/id.ts';
import { uploadMediaType } from '../../../lib/events/upload.ts';
import { enrolDevice } from '../../support/made-up-device.ts';
import { newClick, newStream, seal } from './seal-upload.ts';

const folder = mkdtempSync(join(tmpdir(), 'cotrail-slow-'));
const log: string[] = [];
let collector: RunningCollector;
let me: { device: string; token: string };
beforeEach(async () => {
  log.length = 0;
  const patience = { headersMs: 300, requestMs: 600, idleMs: 60_000, checkMs: 50 };
  collector = await startCollector({ dataDir: folder, port: 0, patience, log: (line) => log.push(line) });
  const { id: device, token } = await enrolDevice(collector);
  me = { device, token };
});
afterEach(async () => {
  await collector.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<Socket> {
  const socket = connect(Number(new URL(collector.url).port), '127.0.0.1');
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

const head = (id: string, length: number) =>
  `PUT /api/v1/uploads/${id} HTTP/1.1\r\nhost: ${new URL(collector.url).host}\r\nauthorization: Bearer ${me.token}\r\ncontent-type: ${uploadMediaType}\r\ncontent-length: ${length}\r\n\r\n`;

test('headers and bodies that never end are ended, and their clients told so', async () => {
  const [headers, body] = [await open(), await open()];
  headers.write('GET /api/v1/health HTTP/1.1\r\nhost: ');
  body.write(`${head(newId(), 1000)}drop`);
  expect(await Promise.all([text(headers), text(body)])).toEqual([
    expect.stringMatching(/^HTTP\/1\.1 408 /),
    expect.stringMatching(/^(HTTP\/1\.1 408 |$)/),
  ]);
});

test('slow bodies of one device hold up nobody else, and break off without a trace of failure', async () => {
  const slow = await Promise.all(Array.from({ length: 20 }, open));
  for (const socket of slow) socket.write(`${head(newId(), 100_000)}drop`);
  const stream = newStream(me.device, newId());
  const upload = await seal(stream, [newClick(stream.id, 0)]);
  const send = () =>
    fetch(`${collector.url}/api/v1/uploads/${upload.id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${me.token}`, 'content-type': uploadMediaType },
      body: upload.bytes,
    });
  expect((await fetch(`${collector.url}/api/v1/health`)).status).toBe(200);
  // The same device's own upload waits until its slow ones have ended, and then passes.
  const sent = send();
  for (const socket of slow.slice(0, 10)) socket.destroy();
  await Promise.all(slow.slice(10).map((socket) => text(socket)));
  expect((await sent.catch(send)).status).toBe(200);
  expect(log.filter((line) => /failed|500/.test(line))).toEqual([]);
});

test('what is no HTTP, and headers without end, get a refusal and nothing else', async () => {
  const [noise, endless] = [await open(), await open()];
  noise.write('\0\0\0 nonsense\r\n\r\n');
  endless.write(`GET / HTTP/1.1\r\n${`x-more: ${'x'.repeat(1000)}\r\n`.repeat(40)}`);
  expect(await Promise.all([text(noise), text(endless)])).toEqual([
    expect.stringMatching(/^HTTP\/1\.1 400 /),
    expect.stringMatching(/^HTTP\/1\.1 431 /),
  ]);
  expect((await fetch(`${collector.url}/api/v1/health`)).status).toBe(200);
});
