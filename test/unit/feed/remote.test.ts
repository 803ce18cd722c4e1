/** The collector's feed over a real HTTP server: what it asks, and what it makes of good and bad answers. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FeedError } from '../../../lib/feed/feed.ts';
import { createRemoteFeed } from '../../../lib/feed/remote.ts';

let answer: { status: number; body: string } = { status: 200, body: '' };
let asked: IncomingMessage[] = [];
let server: Server;
let baseUrl = '';
const signal = new AbortController().signal;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => (asked = []));
afterAll(() => server.close());

const fail = (read: Promise<unknown>) =>
  read.then(
    () => 'answered',
    (error: unknown) => (error instanceof FeedError ? error.reason : error),
  );

test('asks with filters and token, and reads the page', async () => {
  answer = { status: 200, body: '{"sessions":[],"total":0,"next":null}' };
  const page = await createRemoteFeed({ baseUrl, token: 't'.repeat(32) }).listSessions({ person: 'Ana Ruiz', gaps: 'yes' }, signal);
  expect(page).toEqual({ sessions: [], total: 0, next: null });
  expect(asked[0]?.url).toBe('/api/v1/sessions?person=Ana+Ruiz&gaps=yes');
  expect(asked[0]?.headers.authorization).toBe(`Bearer ${'t'.repeat(32)}`);
});

test.each([
  [401, '{"error":"unauthorised","message":"Sign in."}', 'not-signed-in'],
  [500, '{"error":"failed","message":"The disk is full."}', 'failed'],
  [200, '<html>Welcome to the hotel</html>', 'not-a-collector'],
  [200, '{"sessions":"none"}', 'not-a-collector'],
  [404, 'Not found', 'not-a-collector'],
])('%i %s is %s', async (status, body, reason) => {
  answer = { status, body };
  expect(await fail(createRemoteFeed({ baseUrl }).listSessions({}, signal))).toBe(reason);
});

test('a session that is not there is null', async () => {
  answer = { status: 404, body: '{"error":"not-found","message":"No such session."}' };
  expect(await createRemoteFeed({ baseUrl }).readSession('x/../y', signal)).toBeNull();
  expect(asked[0]?.url).toBe('/api/v1/sessions/x%2F..%2Fy');
});

test('nobody there is offline', async () => {
  expect(await fail(createRemoteFeed({ baseUrl: 'http://127.0.0.1:1' }).listSessions({}, signal))).toBe('offline');
});
