/** The practice pages: two origins, an API that behaves like a console's, and nothing but their own files. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeskApi } from '../../../practice/desk-api.ts';
import { startPractice, type Practice } from '../../../practice/server.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await startPractice({ port: 0 });
});
afterAll(() => practice.close());

async function read(url: string, request: RequestInit = {}): Promise<{ status: number; text: string }> {
  const response = await fetch(url, request);
  return { status: response.status, text: await response.text() };
}

test('the desk and the shop are two origins, with a page at each of their addresses', async () => {
  expect(new URL(practice.deskUrl).origin).not.toBe(new URL(practice.shopUrl).origin);
  for (const path of ['/', '/conversations/8802', '/settings']) {
    expect(await read(practice.deskUrl + path)).toMatchObject({ status: 200, text: expect.stringContaining('<title>Practice desk') });
  }
  expect((await read(`${practice.deskUrl}/customer-card`)).text).toContain('<title>Customer');
  for (const path of ['/', '/search?q=tea', '/products/teapot', '/checkout', '/thanks']) {
    expect(await read(practice.shopUrl + path)).toMatchObject({ status: 200, text: expect.stringContaining('Practice shop') });
  }
});

test.each(['/server.ts', '/../server.ts', '/%2e%2e/server.ts', '/..%2fserver.ts', '/desk/index.html', '/nothing'])(
  'no path leads out of the site’s folder: %s',
  async (path) => {
    expect((await read(practice.shopUrl + path)).status).toBe(404);
  },
);

test('bad input is answered with what is wrong', async () => {
  const url = `${practice.deskUrl}/api/conversations/8800/messages`;
  expect(await read(url, { method: 'POST', body: '{' })).toEqual({ status: 400, text: '{"message":"The body is not JSON"}' });
  expect(await read(url, { method: 'POST', body: '{"text":""}' })).toMatchObject({
    status: 400,
    text: expect.stringContaining('text must be'),
  });
  expect(await read(url, { method: 'POST', body: `"${'x'.repeat(70_000)}"` })).toMatchObject({
    status: 400,
    text: expect.stringContaining('over 65536 bytes'),
  });
  expect((await read(`${practice.deskUrl}/api/conversations/1`)).status).toBe(404);
});

test('a customer answers a reply: first seen typing, then with a message', () => {
  let now = 1_000_000;
  const api = createDeskApi(() => now);
  const poll = () => api('GET', new URL('http://desk/conversations/8801/messages?after=24'), null);
  api('POST', new URL('http://desk/conversations/8801/messages'), { text: 'Hello' });
  expect(poll()).toMatchObject({ typing: true, messages: [{ id: 25, from: 'agent', text: 'Hello' }] });
  now += 2500;
  expect(poll()).toMatchObject({ typing: false, messages: [{ id: 25 }, { id: 26, from: 'customer', at: now }] });
});

test('a change is kept, and one that makes no sense refused', () => {
  const api = createDeskApi(() => 0);
  const change = (body: unknown) => api('PATCH', new URL('http://desk/conversations/8803'), body);
  expect(change({ status: 'resolved', assignee: 'Tier 2' })).toMatchObject({ status: 'resolved', assignee: 'Tier 2' });
  expect(() => change({ status: 'gone' })).toThrow('status must be open or resolved');
  expect(() => change({ assignee: 'Nobody' })).toThrow('assignee must be one of');
  expect(change({})).toMatchObject({ status: 'resolved', assignee: 'Tier 2' });
});
