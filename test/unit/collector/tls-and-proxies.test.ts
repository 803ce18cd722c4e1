/** A collector that speaks TLS by its own certificate, and one behind a proxy: who asks is who the proxy says, and nobody else's word counts. */
import { createServer, request as httpRequest, type IncomingMessage, type RequestOptions, type Server } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { hashPassword } from '../../../collector/accounts/password.ts';
import { listProxies, readAddress } from '../../../collector/address.ts';
import { createPatientServer } from '../../../collector/limits/server.ts';
import { startCollector } from '../../../collector/start.ts';
import { everything } from '../../../collector/store/store.ts';
import type { Action } from '../../../lib/events/action.ts';
import { makeCertificate } from '../../support/make-certificate.ts';
import { createRig } from './rig.ts';
import { start } from './seal-upload.ts';

const closers: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: unknown;
}

function ask(send: typeof httpRequest, options: RequestOptions & { ca?: string; servername?: string }, body?: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = send({ agent: false, ...options }, (response) => {
      const whole = json(response).catch(() => null);
      void whole.then((read) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: read }));
    });
    asked.on('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function listen(server: Pick<Server, 'listen' | 'close' | 'address'>): Promise<number> {
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

describe('with a certificate of its own', () => {
  const tls = makeCertificate('cotrail.example');

  test('it speaks TLS with whoever trusts it, and with nobody else', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'cotrail-tls-'));
    const collector = await startCollector({ dataDir, port: 0, tls });
    closers.push(
      () => rmSync(dataDir, { recursive: true }),
      () => collector.close(),
    );
    const there = { host: '127.0.0.1', port: new URL(collector.url).port, path: '/api/v1/health', servername: 'cotrail.example' };
    const trusting = await ask(httpsRequest, { ...there, ca: tls.cert });
    expect(trusting).toMatchObject({ status: 200, body: { product: 'cotrail-collector' } });
    expect(trusting.headers['strict-transport-security']).toBe('max-age=31536000');
    await expect(ask(httpsRequest, there)).rejects.toThrow(/self.signed/i);
    await expect(ask(httpsRequest, { ...there, ca: tls.cert, servername: 'other.example' })).rejects.toThrow(/does not match/);
    await expect(ask(httpRequest, there)).rejects.toThrow(/hang up|ECONNRESET/);
  });

  test('its cookie travels over TLS only, and reads what it may', async () => {
    const rig = await createRig({ publicUrl: 'https://cotrail.example' });
    const port = await listen(createPatientServer({ fetch: rig.app.fetch, host: '127.0.0.1', tls }) as Server);
    const account = await rig.store.addAccount({ name: 'Ana', roles: ['auditor'], groups: ['*'], now: start });
    await rig.store.setPassword(account!.id, await hashPassword('four words in a row'));
    const there = { host: '127.0.0.1', port, servername: 'cotrail.example', ca: tls.cert };
    const headers = { host: 'cotrail.example', origin: 'https://cotrail.example', 'content-type': 'application/json' };
    const signIn = { ...there, headers, method: 'POST', path: '/api/v1/sign-in' };
    const signedIn = await ask(httpsRequest, signIn, { name: 'Ana', password: 'four words in a row' });
    expect(signedIn.status).toBe(204);
    const [cookie = ''] = signedIn.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Strict$/);
    const read = { ...there, path: '/api/v1/me', headers: { host: 'cotrail.example', cookie: cookie.split(';')[0]! } };
    expect(await ask(httpsRequest, read)).toMatchObject({ status: 200, body: { name: 'Ana' } });
  });
});

describe('behind a proxy', () => {
  /** As a proxy does that ends TLS: it adds who asked it to what they claim. */
  async function startProxy(port: number): Promise<number> {
    return listen(
      createServer((request, response) => {
        const claimed = request.headers['x-forwarded-for'];
        const peer = request.socket.remoteAddress ?? '';
        const forwarded = { 'x-forwarded-for': claimed === undefined ? peer : `${String(claimed)}, ${peer}`, 'x-forwarded-proto': 'https' };
        const { method = 'GET', url = '/', headers } = request;
        const on = httpRequest(
          { agent: false, host: '127.0.0.1', port, method, path: url, headers: { ...headers, ...forwarded } },
          (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers)),
        );
        request.pipe(on);
      }),
    );
  }

  /** One machine of many addresses: the proxy is at 127.0.0.1, and clients are elsewhere in 127.0.0.0/8. */
  async function stand(requestsPerSecond = 1e9) {
    const rig = await createRig({
      ...{ publicUrl: 'https://cotrail.example', proxies: ['127.0.0.1'] },
      rates: { requestsPerSecond, bytesPerSecond: 1e12 },
    });
    const own = await listen(createPatientServer({ fetch: rig.app.fetch, host: '127.0.0.1', tls: null }) as Server);
    const proxy = await startProxy(own);
    const from = (localAddress: string, port: number, headers: Record<string, string> = {}, path = '/api/v1/health') =>
      ask(httpRequest, { host: '127.0.0.1', port, localAddress, path, headers: { host: 'cotrail.example', ...headers } });
    return { rig, own, proxy, from };
  }

  test('each client has a quota of its own, whatever it claims', async () => {
    // One address may ask thirty times, and the clock stands still.
    const { proxy, own, from } = await stand(0.05);
    const flood = async (address: string, port: number) => {
      const statuses = [];
      for (let asked = 0; asked < 35; asked += 1)
        statuses.push((await from(address, port, { 'x-forwarded-for': `203.0.113.${asked}` })).status);
      return statuses.filter((status) => status === 200).length;
    };
    expect(await flood('127.0.0.2', proxy)).toBe(30);
    expect((await from('127.0.0.2', proxy)).status).toBe(429);
    expect((await from('127.0.0.3', proxy)).status).toBe(200);
    // Whoever comes past the proxy is who their socket says.
    expect(await flood('127.0.0.4', own)).toBe(30);
    expect((await from('127.0.0.4', own, { 'x-forwarded-for': '127.0.0.3' })).status).toBe(429);
  });

  test('the audit log names the client’s address, the cookie is for TLS, and a forged header changes neither', async () => {
    const { rig, proxy, own, from } = await stand();
    const account = await rig.store.addAccount({ name: 'Ana', roles: ['auditor'], groups: ['*'], now: start });
    await rig.store.setPassword(account!.id, await hashPassword('four words in a row'));
    const signIn = (localAddress: string, port: number, password: string) =>
      ask(
        httpRequest,
        {
          ...{ host: '127.0.0.1', port, localAddress, method: 'POST', path: '/api/v1/sign-in' },
          headers: {
            ...{ host: 'cotrail.example', origin: 'https://cotrail.example', 'content-type': 'application/json' },
            'x-forwarded-for': '203.0.113.9',
          },
        },
        { name: 'Ana', password },
      );
    expect((await signIn('127.0.0.2', proxy, 'wrong')).status).toBe(401);
    const right = await signIn('127.0.0.3', proxy, 'four words in a row');
    expect(right.headers['set-cookie']?.[0]).toMatch(/; Secure;/);
    expect((await signIn('127.0.0.4', own, 'wrong')).status).toBe(401);
    const { actions } = await rig.store.listActions(everything, { log: 'audit' });
    const told = (actions as unknown as Action[]).map(({ event, to }) => [event, to.value]).reverse();
    expect(told).toEqual([
      ['account.login-failed', { address: '127.0.0.2' }],
      ['account.logged-in', { address: '127.0.0.3' }],
      ['account.login-failed', { address: '127.0.0.4' }],
    ]);
    expect((await from('127.0.0.2', proxy)).headers['strict-transport-security']).toBe('max-age=31536000');
    expect((await from('127.0.0.4', own, { 'x-forwarded-proto': 'https' })).headers['strict-transport-security']).toBeUndefined();
  });
});

test.each([
  ['10.0.0.5', '198.51.100.7', '198.51.100.7'],
  // Two of ours in a row: the first that is none of ours is who asks; what stands before it is its word alone.
  ['10.0.0.5', '6.6.6.6, 198.51.100.7, 10.0.0.9', '198.51.100.7'],
  ['::ffff:10.0.0.5', '[2001:DB8::7]:4711', '2001:db8::7'],
  ['10.0.0.5', '198.51.100.7:4711', '198.51.100.7'],
  ['10.0.0.5', undefined, '10.0.0.5'],
  ['10.0.0.5', 'unknown', '10.0.0.5'],
  ['10.0.0.5', '10.0.0.8, 10.0.0.9', '10.0.0.8'],
  ['198.51.100.1', '198.51.100.7', '198.51.100.1'],
  ['2001:db8:1::5', '198.51.100.7', '198.51.100.7'],
])('a peer %s that names %s is %s', (remoteAddress, forwarded, expected) => {
  const context = { env: { incoming: { socket: { remoteAddress } } }, req: { header: () => forwarded } };
  expect(readAddress(context as never, listProxies(['10.0.0.0/8', '2001:db8:1::/48']))).toBe(expected);
});
