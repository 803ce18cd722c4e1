/** Pushes of a real collector to real receivers that misbehave: everything arrives, in order, and twice only where nobody can know. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTarget, type Target } from '../../../collector/push/target.ts';
import { hashSecret, newSecret } from '../../../collector/secrets.ts';
import { openAccess } from '../../../collector/store/sqlite.ts';
import { startCollector, type RunningCollector } from '../../../collector/start.ts';
import { PushStates, type PushState } from '../../../lib/events/push-api.ts';
import type { StreamHeader } from '../../../lib/events/stream.ts';
import { actAsDevice, enrolDevice, type MadeUpDevice } from '../../support/made-up-device.ts';
import { hang, reset, say, startOddReceiver, type OddReceiver } from '../../support/odd-receiver.ts';
import { runCommand } from './run-command.ts';
import { newAction, newLedger, seal } from './seal-upload.ts';

let folder: string;
let receiver: OddReceiver;
let collector: RunningCollector | null;
const log: string[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cotrail-push-'));
  receiver = await startOddReceiver();
  log.length = 0;
});
afterEach(async () => {
  await collector?.close();
  await receiver.close();
  rmSync(folder, { recursive: true, force: true });
});

const patient = { timeout: 15_000, interval: 20 };
const options = { allowPrivate: false, secret: null, headers: {} };
const webhook = (): Target => readTarget('webhook', `${receiver.url}/hook`, options);
const otlp = (): Target => readTarget('otlp', receiver.url, options);

/** Waits are drawn from a dice that always falls low, so that a test need not: what is waited at most is tested where it is decided. */
async function start(...targets: Target[]): Promise<RunningCollector> {
  collector = await startCollector({
    dataDir: folder,
    port: 0,
    targets,
    pushTimeoutMs: 300,
    random: () => 0.05,
    log: (line) => log.push(line),
  });
  return collector;
}

let device: MadeUpDevice | null;
let ledger: StreamHeader | null;
let lastManifest: string | null;
let nextSeq: number;
beforeEach(() => {
  device = null;
  ledger = null;
  lastManifest = null;
  nextSeq = 0;
});

/** Adds `count` actions to the ledger of the one device that there is, at whichever collector runs. */
async function act(count: number): Promise<void> {
  device = device === null ? await enrolDevice(collector!) : actAsDevice(collector!, { device: device.id, token: device.token });
  ledger ??= newLedger(device.id);
  const stream = ledger;
  const actions = Array.from({ length: count }, (_, index) => newAction(stream.id, nextSeq + index));
  nextSeq += count;
  const sealed = await seal(stream, actions, { previous: lastManifest });
  lastManifest = sealed.manifestHash;
  await device.send(sealed);
}

async function readPushes({ url }: RunningCollector): Promise<PushState[]> {
  const headers = { cookie: await signInBeside(url) };
  return PushStates.parse(await (await fetch(`${url}/api/v1/pushes`, { headers })).json()).pushes;
}

async function postAgain({ url }: RunningCollector): Promise<Response> {
  return fetch(`${url}/api/v1/pushes/again`, { method: 'POST', headers: { cookie: await signInBeside(url) } });
}

/** Signed in beside the collector: signing in at it would be an action more to push. */
async function signInBeside(url: string): Promise<string> {
  const access = openAccess(folder);
  const secret = newSecret();
  const account = await access.addAccount({ name: secret, roles: ['admin'], groups: [], now: Date.now() });
  await access.openSignIn({ hash: hashSecret(secret), account: account!.id, expiresAt: Date.now() + 60_000, now: Date.now() });
  access.close();
  return `cotrail-viewer-${new URL(url).port}=${secret}`;
}

const takenSeqs = () => receiver.taken.flatMap(({ seqs }) => seqs);
const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const expectAll = (count: number) => expect.poll(takenSeqs, patient).toEqual(range(count));

test.each([
  ['webhook', webhook],
  ['otlp', otlp],
])('every action reaches the %s in the order in which it arrived, those before it was set up too', async (kind, target) => {
  const before = await start();
  await act(3);
  await before.close();
  await start(target());
  await expectAll(3);
  for (let upload = 0; upload < 3; upload++) await act(2);
  await expectAll(9);
  const [state] = await readPushes(collector!);
  expect(state).toMatchObject({ kind, target: receiver.url, pending: 0, sent: 9, setAside: 0, lastError: null, nextAttemptAt: null });
  expect(receiver.taken[0]!.path).toBe(kind === 'otlp' ? '/v1/logs' : '/hook');
});

test.each([
  ['503', say(503)],
  ['429 with a Retry-After', say(429, { 'retry-after': '1' })],
  ['a reset', reset],
  ['an answer that does not come', hang],
])('%s is no answer: the same comes again, and the next ones after it', async (_, oddity) => {
  for (const target of [webhook, otlp]) {
    receiver.script = [oddity, oddity];
    receiver.taken = [];
    await start(target());
    const first = nextSeq;
    await act(2);
    await expect.poll(() => receiver.script.length, patient).toBe(0);
    await act(3);
    await expect.poll(() => takenSeqs().slice(-5), patient).toEqual(range(5).map((index) => first + index));
    expect(new Set(takenSeqs()).size).toBe(takenSeqs().length);
    expect((await readPushes(collector!))[0]!.lastError!.message).toMatch(/^HTTP 503|^HTTP 429|socket hang up|no answer within 0\.3 s/);
    await collector!.close();
  }
});

test('a Retry-After is waited for', async () => {
  receiver.script = [say(503, { 'retry-after': '1' })];
  await start(webhook());
  await act(1);
  await expectAll(1);
  expect(receiver.seen[1]!.at - receiver.seen[0]!.at).toBeGreaterThan(990);
});

test('a restart in the middle loses nothing, and doubles only what had no answer', async () => {
  const begun = await start(webhook());
  await act(2);
  await expectAll(2);
  // It arrives, and the collector ends before it hears so.
  receiver.script = [(_, push) => void receiver.taken.push(push)];
  await act(3);
  await expect.poll(() => takenSeqs().length, patient).toBe(5);
  await begun.close();
  await start(webhook());
  await expect.poll(takenSeqs, patient).toEqual([0, 1, 2, 3, 4, 2, 3, 4]);
  const [first, second] = receiver.taken.slice(-2);
  expect(second!.headers['webhook-id'], 'a receiver can tell').toBe(first!.headers['webhook-id']);
});

test.each([
  ['webhook', webhook],
  ['otlp', otlp],
])('an action that the %s never takes is set aside, counted and named, and all others arrive', async (_, target) => {
  receiver.always = (response, { seqs }) => (seqs.includes(7) ? say(400)(response, receiver.seen.at(-1)!) : true);
  await start(target());
  await act(20);
  await expect.poll(takenSeqs, patient).toEqual(range(20).filter((seq) => seq !== 7));
  expect((await readPushes(collector!))[0]).toMatchObject({ pending: 0, sent: 19, setAside: 1, lastError: { message: 'HTTP 400' } });
  expect(log).toContainEqual(expect.stringContaining(`set aside: ${ledger!.id}/7`));
});

test.each([
  ['webhook', webhook],
  ['otlp', otlp],
])('what the %s refused is sent once more where an admin asks, alone, and stays set aside where it is refused again', async (_, target) => {
  const refuses = (...refused: number[]): void => {
    receiver.always = (response, { seqs }) =>
      seqs.some((seq) => refused.includes(seq)) ? say(422)(response, receiver.seen.at(-1)!) : true;
  };
  refuses(2, 5);
  const begun = await start(target());
  await act(8);
  await expect.poll(takenSeqs, patient).toEqual([0, 1, 3, 4, 6, 7]);
  await expect.poll(async () => (await readPushes(begun))[0], patient).toMatchObject({ sent: 6, setAside: 2, again: 2, pending: 0 });
  refuses(5);
  // Asked while it does not run: it is there to be found.
  await begun.close();
  const told = await runCommand('push-again', '--data', folder);
  expect(told).toMatchObject({ code: 0, out: '2 of the actions that were set aside will be sent again.\n' });
  await start(target());
  await expect.poll(async () => (await readPushes(collector!))[0], patient).toMatchObject({ setAside: 1, again: 1, pending: 0 });
  expect(takenSeqs().slice(0, 7)).toEqual([0, 1, 3, 4, 6, 7, 2]);
  // The note of it is an action like all others: it has been pushed too.
  await expect.poll(async () => (await readPushes(collector!))[0], patient).toMatchObject({ sent: 8, lastError: { message: 'HTTP 422' } });
  receiver.always = null;
  expect((await postAgain(collector!)).status).toBe(200);
  await expect.poll(async () => (await readPushes(collector!))[0], patient).toMatchObject({ setAside: 0, again: 0, sent: 10, pending: 0 });
  expect(await (await postAgain(collector!)).json()).toEqual({ asked: 0 });
});

test.each([
  ['a redirect', () => say(307, { location: `${receiver.url}/elsewhere` }), /redirects are not followed/],
  ['a wrong key', () => say(401), /check the address and the key/],
  ['a wrong address', () => say(404), /check the address/],
])('%s loses nothing: all waits until somebody has put it right', async (_, oddity, message) => {
  for (const target of [webhook, otlp]) {
    receiver.always = oddity();
    await start(target());
    await act(2);
    await expect.poll(async () => (await readPushes(collector!))[0]!.lastError?.message, patient).toMatch(message);
    const [state] = await readPushes(collector!);
    expect(state).toMatchObject({ pending: nextSeq, sent: 0, setAside: 0 });
    expect(state!.nextAttemptAt! - Date.now()).toBeGreaterThan(14 * 60_000);
    await collector!.close();
  }
  expect(receiver.taken).toEqual([]);
  expect(receiver.seen.some(({ path }) => path === '/elsewhere')).toBe(false);
});

test('what an OTLP receiver did not take of a batch is counted, and not sent again', async () => {
  const body = JSON.stringify({ partialSuccess: { rejectedLogRecords: '2', errorMessage: 'too old' } });
  receiver.script = [say(200, {}, body)];
  await start(otlp());
  await act(3);
  await expect.poll(() => receiver.seen.length, patient).toBe(1);
  await act(1);
  await expect.poll(takenSeqs, patient).toEqual([3]);
  expect((await readPushes(collector!))[0]).toMatchObject({ sent: 2, setAside: 2, lastError: { message: 'too old' } });
});

test('a receiver checks a webhook with the library that it has', async () => {
  const secret = `whsec_${Buffer.from('a key of thirty-two bytes, or so').toString('base64')}`;
  await start({ ...webhook(), secret });
  await act(2);
  await expectAll(2);
  const { body, headers } = receiver.taken[0]!;
  const verify = (text: string) => new Webhook(secret).verify(text, headers as Record<string, string>) as { type: string };
  expect(verify(body).type).toBe('cotrail.actions');
  expect(() => verify(body.replace('assigned', 'resolved'))).toThrow('No matching signature');
});

test('one receiver that is down holds nobody else up', async () => {
  const other = await startOddReceiver();
  receiver.always = hang;
  await start(webhook(), readTarget('otlp', other.url, { ...options, headers: { 'api-key': 'k' } }));
  await act(4);
  await expect.poll(() => other.taken.flatMap(({ seqs }) => seqs), patient).toEqual(range(4));
  expect(other.taken[0]!.headers['api-key']).toBe('k');
  expect((await readPushes(collector!)).map(({ pending }) => pending)).toEqual([4, 0]);
  await other.close();
});

test('thousands of actions go in batches, and all arrive', async () => {
  await start();
  for (let upload = 0; upload < 3; upload++) await act(500);
  await collector!.close();
  receiver.script = [say(503), hang, reset, say(429)];
  await start(webhook());
  await expectAll(1500);
  expect(Math.max(...receiver.taken.map(({ seqs }) => seqs.length))).toBe(200);
});
