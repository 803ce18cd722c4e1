/** The collector as a command: it stops when told to, prints further links while it runs, and says what is wrong. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PairingOffer } from '../../../lib/events/api.ts';
import { openViewer } from '../../../scripts/open-viewer.ts';
import { runCommand, startCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'cotrail-command-'));
let child: ChildProcess;
let link: URL;
beforeAll(async () => {
  ({ child, link } = await startCommand('--data', folder, '--port', '0'));
}, 60_000);
afterAll(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('a running collector takes the links that `pair` and `open` print', async () => {
  const { out: pairing } = await runCommand('pair', '--data', folder, '--port', link.port, '--site', 'https://chat.example=inputs');
  const code = new URLSearchParams(new URL(pairing).hash.slice(1)).get('code');
  const offer = PairingOffer.parse(await (await fetch(new URL(`/api/v1/pairing/${code}`, pairing))).json());
  expect(offer.sites).toMatchObject([{ origin: 'https://chat.example', maskLevel: 'inputs' }]);
  const { out: opening } = await runCommand('open', '--data', folder, '--port', link.port);
  const { origin, cookie } = await openViewer(opening);
  expect((await fetch(`${origin}/api/v1/totals`, { headers: { cookie } })).status).toBe(200);
});

test('a link for data that are not there is refused', async () => {
  const { code, out, err } = await runCommand('open', '--data', join(folder, 'nowhere'));
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^There is no collector's data in .*nowhere: say with --data/);
});

test('a taken port is named, without a lecture on the options', async () => {
  const { code, err } = await runCommand('--data', join(folder, 'second'), '--port', link.port);
  expect(code).toBe(1);
  expect(err).toMatch(new RegExp(`^Port ${link.port} is taken.*--port\\.\n$`));
});

test('a wrong option is explained with all of them', async () => {
  const { code, err } = await runCommand('--port', 'many');
  expect(code).toBe(1);
  expect(err).toMatch(/^The port is "many".*\n\nUsage: /);
});

test('a signal ends it, whatever connections are open', async () => {
  const idle = await fetch(new URL('/api/v1/health', link));
  await idle.arrayBuffer();
  const stuck = connect(Number(link.port), '127.0.0.1');
  stuck.on('error', () => stuck.destroy());
  await once(stuck, 'connect');
  await new Promise((resolve) => stuck.write('PUT /api/v1/viewer HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 9\r\n\r\n{', resolve));
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
  stuck.destroy();
});
