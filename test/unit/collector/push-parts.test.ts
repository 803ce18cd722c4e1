/** The parts of a push: which targets are taken, what an action is in OTLP, what each answer means, and how long is waited. */
import { createServer } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../../collector/config.ts';
import { toAnyValue, writeLogs } from '../../../collector/push/otlp.ts';
import { createPost } from '../../../collector/push/post.ts';
import { decide } from '../../../collector/push/settle.ts';
import { isLoopback, keyOf, readHeaders, readTarget } from '../../../collector/push/target.ts';
import { judge, type Verdict } from '../../../collector/push/verdict.ts';
import { Json } from '../../../lib/events/base.ts';
import { startOddReceiver } from '../../support/odd-receiver.ts';
import { makeAction } from '../../support/make-action.ts';

const options = { allowPrivate: false, secret: null, headers: {} };

test.each([
  ['http://siem.example/x', /siem\.example is refused: only https/],
  ['http://127.0.0.1.siem.example/', /only https/],
  ['ftp://siem.example', /must be an address such as https/],
  ['siem.example', /must be an address such as https/],
  ['https://me:secret@siem.example', /names and passwords/],
])('the target %s is refused, and no secret of it is repeated', (address, message) => {
  expect(() => readTarget('webhook', address, options)).toThrow(message);
  expect(() => readTarget('webhook', address, options)).not.toThrow(/secret/);
});

test('an OTLP base address gets its path, a whole one is left as it is', () => {
  const read = (address: string) => readTarget('otlp', address, options).url.href;
  expect(read('http://127.0.0.1:4318')).toBe('http://127.0.0.1:4318/v1/logs');
  expect(read('https://siem.example/tenant/')).toBe('https://siem.example/tenant/v1/logs');
  expect(read('https://siem.example/v1/logs')).toBe('https://siem.example/v1/logs');
  expect(readTarget('webhook', 'https://siem.example/hook?key=1', options).url.href).toBe('https://siem.example/hook?key=1');
  expect(['http://localhost:1', 'http://[::1]:1', 'http://127.8.9.1'].map((address) => isLoopback(new URL(address)))).toEqual([
    true,
    true,
    true,
  ]);
});

test('targets come from flags or from the environment, each with its place of its own', () => {
  const env = {
    COTRAIL_WEBHOOK: 'https://a.example/1 https://a.example/2',
    COTRAIL_WEBHOOK_SECRET: 's',
    COTRAIL_OTLP_HEADERS: 'api-key=a%20b, x=y=z',
  };
  const fromEnv = readConfig(['--otlp', 'https://b.example'], env).targets;
  expect(fromEnv.map(({ kind, url, secret }) => [kind, url.href, secret])).toEqual([
    ['webhook', 'https://a.example/1', 's'],
    ['webhook', 'https://a.example/2', 's'],
    ['otlp', 'https://b.example/v1/logs', 's'],
  ]);
  expect(fromEnv[2]!.headers).toEqual({ 'api-key': 'a b', x: 'y=z' });
  expect(new Set(fromEnv.map(keyOf)).size).toBe(3);
  expect(
    readConfig(['--webhook', 'https://c.example', '--allow-private'], env).targets.map(({ url, allowPrivate }) => [url.host, allowPrivate]),
  ).toEqual([['c.example', true]]);
  expect(() => readHeaders('no value')).toThrow('name=value');
});

test.each([
  '10.0.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '[fe80::1]',
  '[fd00::1]',
  '[::ffff:10.0.0.1]',
  '[::]',
  '[::ffff:7f00:1]',
  '[64:ff9b::a00:1]',
  '[2002:a00:1::1]',
  '[fec0::1]',
  '[ff02::1]',
  '0x0a000001',
  '10.1',
  '224.0.0.1',
  '255.255.255.255',
])('nothing is sent to %s', async (host) => {
  const post = createPost(readTarget('webhook', `https://${host}:9/`, options), 2000);
  expect(await post({}, '{}', new AbortController().signal)).toEqual({ silent: expect.stringContaining('--allow-private') as string });
});

test('a name that stands for this machine, and does not say so, is refused too', async () => {
  const receiver = await startOddReceiver();
  const { port } = new URL(receiver.url);
  // What a name server would say of a name that was bound anew: only the address counts.
  const post = createPost(
    { ...readTarget('webhook', 'https://siem.example', options), url: new URL(`http://ip-127.0.0.1.invalid:${port}`) },
    5000,
    (_, __, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
  );
  expect(await post({}, '{}', new AbortController().signal)).toEqual({ silent: expect.stringContaining('--allow-private') as string });
  expect(receiver.seen).toEqual([]);
  await receiver.close();
});

test('of the addresses of one name, a private one is refused behind a public one too', async () => {
  const receiver = await startOddReceiver();
  const { port } = new URL(receiver.url);
  const target = { ...readTarget('webhook', 'https://siem.example', options), url: new URL(`http://siem.invalid:${port}`) };
  // The first leads nowhere (it is reserved for documentation), and a connection goes on to the next.
  const lookup: LookupFunction = (_, __, done) =>
    done(null, [
      { address: '192.0.2.1', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]);
  expect(await createPost(target, 3000, lookup)({}, '{}', new AbortController().signal)).toHaveProperty('silent');
  expect(receiver.seen).toEqual([]);
  await receiver.close();
});

test('a redirect to the inside is not followed', async () => {
  const inside = await startOddReceiver();
  const server = createServer((_, response) => response.writeHead(307, { location: inside.url }).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const reply = await createPost(readTarget('webhook', url, options), 5000)({}, '{}', new AbortController().signal);
  expect(reply).toMatchObject({ status: 307 });
  expect(inside.seen).toEqual([]);
  server.close();
  await inside.close();
});

test('of an answer only the beginning is read, however much comes', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200);
    const more = (): void => void (response.destroyed || setImmediate(more), response.write('x'.repeat(16_384)));
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const reply = await createPost(readTarget('webhook', url, options), 5000)({}, '{}', new AbortController().signal);
  expect('body' in reply && reply.body.length).toBe(64 * 1024);
  server.closeAllConnections();
  server.close();
});

/** The messages of opentelemetry-proto as its JSON mapping names them; what is not in them is refused. */
const AnyValue: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({}),
    z.strictObject({ stringValue: z.string() }),
    z.strictObject({ boolValue: z.boolean() }),
    z.strictObject({ intValue: z.string().regex(/^-?\d+$/) }),
    z.strictObject({ doubleValue: z.number() }),
    z.strictObject({ arrayValue: z.strictObject({ values: z.array(AnyValue) }) }),
    z.strictObject({ kvlistValue: z.strictObject({ values: z.array(KeyValue) }) }),
  ]),
);
const KeyValue = z.strictObject({ key: z.string().min(1), value: AnyValue });
const LogRecord = z.strictObject({
  timeUnixNano: z.string().regex(/^\d{19}$/),
  severityNumber: z.number().int().min(1).max(24),
  severityText: z.string(),
  eventName: z.string(),
  attributes: z.array(KeyValue),
  body: AnyValue,
});
const Scope = z.strictObject({ name: z.string(), version: z.string() });
const Logs = z.strictObject({
  resourceLogs: z.array(
    z.strictObject({
      resource: z.strictObject({ attributes: z.array(KeyValue) }),
      scopeLogs: z.array(z.strictObject({ scope: Scope, logRecords: z.array(LogRecord) })),
    }),
  ),
});

test('actions are OTLP logs, field by field, with the whole record as body', () => {
  const failed = makeAction(1, { outcome: { value: 'failed', evidence: ['network'] } });
  const newer = {
    kind: 'action',
    stream: failed.stream,
    seq: 2,
    at: failed.at + 0.123456,
    mono: null,
    event: 'queue.split',
    to: 'elsewhere',
  };
  const logs = Logs.parse(JSON.parse(writeLogs([makeAction(0), failed, newer])));
  const [first, second, third] = logs.resourceLogs[0]!.scopeLogs[0]!.logRecords;
  expect(first).toMatchObject({ timeUnixNano: '1795547523250000000', severityText: 'INFO', eventName: 'cotrail.conversation.assigned' });
  const attributes = Object.fromEntries(first!.attributes.map(({ key, value }) => [key, (value as { stringValue: string }).stringValue]));
  expect(attributes).toMatchObject({
    'user.name': 'Ada',
    'cotrail.to': 'Grace',
    'cotrail.conversation.id': '42',
    'cotrail.category': 'edit',
  });
  expect(attributes).not.toHaveProperty('cotrail.from');
  expect(first!.body).toEqual(toAnyValue(Json.parse(JSON.parse(JSON.stringify(makeAction(0))))));
  expect(second).toMatchObject({ severityText: 'WARN', severityNumber: 13 });
  expect(third).toMatchObject({
    eventName: 'cotrail.queue.split',
    attributes: [],
    timeUnixNano: expect.stringMatching(/^1795547524250123/) as string,
  });
  expect(toAnyValue({ a: [1, 1.5, true, null, 2 ** 60] })).toEqual({
    kvlistValue: {
      values: [
        {
          key: 'a',
          value: { arrayValue: { values: [{ intValue: '1' }, { doubleValue: 1.5 }, { boolValue: true }, {}, { doubleValue: 2 ** 60 }] } },
        },
      ],
    },
  });
});

test.each([
  ['otlp', 'retry', [429, 502, 503, 504]],
  ['otlp', 'hold', [301, 307, 401, 403, 404, 405]],
  ['otlp', 'set-aside', [400, 408, 413, 418, 422, 500, 501]],
  ['webhook', 'retry', [408, 425, 429, 500, 502, 503, 504, 507]],
  ['webhook', 'hold', [301, 307, 401, 403, 404, 405, 410]],
  ['webhook', 'set-aside', [400, 413, 418, 422]],
] as const)('%s: %s', (kind, act, statuses) => {
  for (const status of statuses) expect([status, judge(kind, { status, retryAfter: null, body: '' }).act]).toEqual([status, act]);
});

const state = {
  key: 'k',
  arrival: 4,
  sent: 0,
  setAside: 0,
  failures: 3,
  lastOkAt: null,
  lastErrorAt: null,
  lastError: null,
  nextAttemptAt: null,
};
const batch = [5, 9].map((arrival) => ({ arrival, action: makeAction(arrival) }));
const settle = (verdict: Verdict, random = 0.5) => decide({ state, batch, verdict, random: () => random }, 1000);

test('waits double with full jitter, and a receiver’s own wish comes first', () => {
  const retry = (retryAfter: string | null, random: number) => settle({ act: 'retry', message: '', retryAfter }, random);
  expect(retry(null, 0.999).waitMs).toBe(7992);
  expect(retry(null, 0).waitMs).toBe(50);
  expect(retry('7', 0.999)).toMatchObject({ waitMs: 7000, changes: { failures: 4, nextAttemptAt: 8000 } });
  expect(settle({ act: 'hold', message: '' }).waitMs).toBe(15 * 60_000);
  for (const { changes } of [retry(null, 0), settle({ act: 'hold', message: '' })]) expect(changes).not.toHaveProperty('arrival');
});

test('what is taken is behind us, and what may hold one bad action is halved first', () => {
  expect(settle({ act: 'taken', refused: 1, message: null }).changes).toEqual({
    ...{ arrival: 9, failures: 0, nextAttemptAt: null, sent: 1, setAside: 1, lastOkAt: 1000 },
  });
  const halved = settle({ act: 'set-aside', message: 'HTTP 400', alone: true });
  expect([halved.limit, halved.waitMs, halved.changes.arrival]).toEqual([1, 0, undefined]);
  const dropped = settle({ act: 'set-aside', message: 'HTTP 500', alone: false }).changes;
  expect([dropped.arrival, dropped.setAside, dropped.sent]).toEqual([9, 2, undefined]);
});
