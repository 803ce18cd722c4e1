/** "Test connection" says precisely what is wrong with an address, with real servers behind it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCollector } from '../../collector/start.ts';
import type { ExtensionPage } from '../../scripts/browser/running-browser.ts';
import { browsersHere } from '../support/browsers-here.ts';
import { fill, isSoon } from '../support/on-screen.ts';
import { type Rig, startRig } from '../support/rig.ts';

const open = new Set<() => unknown>();

describe.each(browsersHere)('in %s, a test of the connection', (name) => {
  let rig: Rig;
  let page: ExtensionPage;
  beforeAll(async () => {
    rig = await startRig(name, { pages: { '/': '<p>A page</p>' } });
    page = await rig.browser.openExtensionPage('options.html#/collector');
  });
  afterAll(async () => {
    await rig.close();
    for (const close of open) await close();
    open.clear();
  });

  /** What the screen says of an address: the word behind it, and the words on it. */
  async function testAddress(address: string): Promise<{ result: string; words: string }> {
    await fill(page, '#endpoint', address);
    await page.click('#connection-test');
    await isSoon(page, `document.querySelector('#connection-result') !== null`);
    const result = await page.evaluate<string>(`document.querySelector('#connection-result').dataset.result`);
    return { result, words: (await page.text('#connection-result')) ?? '' };
  }

  test('says that all is well, and the collector’s version', async () => {
    const found = await testAddress(rig.collector.url);
    expect(found.result).toBe('ok');
    expect(found.words).toMatch(/knows this device[^]*Collector version \d/);
  });

  test('tells what is no address, and http over a network, without asking anybody', async () => {
    expect(await testAddress('cotrail')).toMatchObject({ result: 'invalid', words: expect.stringContaining('One looks like https://') });
    expect(await page.text('#endpoint-problem')).toContain('This is not an address');
    const beyond = await testAddress('http://collector.example');
    expect(beyond).toEqual({ result: 'http-beyond-loopback', words: expect.stringContaining('on this computer only') });
  });

  test('tells a port where nobody listens', async () => {
    const { url, close } = await serve((_request, response) => response.end());
    await close();
    expect(await testAddress(url)).toMatchObject({ result: 'unreachable', words: expect.stringContaining('No collector answers there') });
  });

  test('tells a certificate that nobody vouches for', async () => {
    const found = await testAddress(await serveWithOwnCertificate());
    expect(found).toMatchObject({ result: 'tls', words: expect.stringContaining('the certificate is not trusted') });
  });

  test('tells a server that is no collector', async () => {
    expect(await testAddress(rig.site.url)).toMatchObject({
      result: 'not-a-collector',
      words: expect.stringContaining('not a Cotrail collector'),
    });
    const { url } = await serve((_request, response) => response.end('<p>Log in to this network</p>'));
    expect((await testAddress(url)).result).toBe('not-a-collector');
  });

  test('tells a collector that fails, and one that is too old', async () => {
    const failing = await serve((_request, response) => response.writeHead(503).end());
    expect(await testAddress(failing.url)).toMatchObject({ result: 'server-error', words: expect.stringContaining('HTTP 503') });
    const health = { product: 'cotrail-collector', version: '0.0.1', schema: 0, now: Date.now() };
    const old = await serve((_request, response) => response.end(JSON.stringify(health)));
    expect(await testAddress(old.url)).toMatchObject({ result: 'version', words: expect.stringMatching(/older than[^]*version 0\.0\.1/) });
  });

  test('tells a collector that this browser is not paired with', async () => {
    const other = await startOther(0);
    expect(await testAddress(other.url)).toMatchObject({ result: 'not-paired', words: expect.stringContaining('not paired with it') });
  });

  test('tells a collector that no longer accepts this device', async () => {
    const port = Number(new URL(rig.collector.url).port);
    await rig.collector.close();
    const forgetful = await startOther(port);
    expect(forgetful.url).toBe(rig.collector.url);
    expect(await testAddress(forgetful.url)).toMatchObject({ result: 'unauthorised', words: expect.stringContaining('Pair again') });
  });
});

async function startOther(port: number): ReturnType<typeof startCollector> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cotrail-other-'));
  const collector = await startCollector({ dataDir, port });
  open.add(async () => {
    await collector.close();
    rmSync(dataDir, { recursive: true });
  });
  return collector;
}

async function serve(answer: RequestListener): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(answer);
  return { url: `http://${await listen(server)}`, close: () => close(server) };
}

async function serveWithOwnCertificate(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'cotrail-certificate-'));
  const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject], {
    stdio: 'ignore',
  });
  const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_request, response) => response.end());
  rmSync(dir, { recursive: true });
  return `https://${await listen(server)}`;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.add(() => close(server));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => void server.close(() => resolve()));
}
