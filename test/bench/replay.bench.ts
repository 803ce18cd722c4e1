/** Measures the replay of a two-hour session: the first picture, jumps, the longest task and memory, beside rrweb's player that loads the whole. Run it with `npx node`. */
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { build, type Rolldown } from 'vite';
import { startCollector, type RunningCollector } from '../../collector/start.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import { newId } from '../../lib/events/id.ts';
import { buildDashboard } from '../../scripts/build.ts';
import { enrolDevice, type MadeUpDevice } from '../support/made-up-device.ts';
import { newClick, newStream, seal } from '../unit/collector/seal-upload.ts';
import { makeLongSession, type RecordedEvent } from './long-session.ts';

const seconds = Number(process.env['SECONDS'] ?? 7200);
const jumps = Number(process.env['JUMPS'] ?? 30);
const interactions = Number(process.env['ROWS'] ?? 10_000);
const startAt = Date.UTC(2026, 0, 5, 9);
const session = newId();

interface Result {
  firstMs: number;
  jumpsMs: number[];
  /** While it opened, and while it jumped. */
  longestMs: [number, number];
  heapMb: number;
}

const { events, pictures } = makeLongSession(startAt, seconds);
const megabytes = events.reduce((sum, event) => sum + JSON.stringify(event).length, 0) / 1e6;
console.log(
  `${seconds} s, ${events.length} events, ${pictures} full pictures, ${megabytes.toFixed(1)} MB of JSON, ${interactions} interactions`,
);

await buildDashboard();
const dataDir = mkdtempSync(join(tmpdir(), 'cotrail-replay-bench-'));
const collector = await startCollector({ dataDir, port: 0 });
await upload(await enrolDevice(collector));
const plain = await servePlain();
const browser = await puppeteer.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--enable-precise-memory-info', '--js-flags=--expose-gc'],
});
// The same moments for both; a fixed sequence, so that runs compare.
const moments = Array.from({ length: jumps }, (_, index) => Math.floor((((index + 1) * 0.618_034) % 1) * (seconds - 2)) + 1);
const ours = await measureOurs(browser, collector);
const theirs = await measureTheirs(browser, plain.url);
await browser.close();
plain.close();
await collector.close();
rmSync(dataDir, { recursive: true });
report();

async function upload(device: MadeUpDevice): Promise<void> {
  const place = { session, openedAt: startAt, origin: 'https://chat.example', maskLevel: 'inputs' } as const;
  const frames = events.map((event) => (stream: string, seq: number): Envelope => ({
    kind: 'frame',
    stream,
    seq,
    at: event.timestamp,
    mono: null,
    event: { ...event },
  }));
  await sendChunks(device, newStream(device.id, session, { ...place, kind: 'frames' }), frames);
  const step = (seconds * 1000) / interactions;
  const clicks = Array.from(
    { length: interactions },
    (_, index) =>
      (stream: string, seq: number): Envelope =>
        newClick(stream, seq, { at: startAt + index * step }),
  );
  await sendChunks(device, newStream(device.id, session, { ...place, kind: 'facts' }), clicks);
}

async function sendChunks(
  device: MadeUpDevice,
  stream: ReturnType<typeof newStream>,
  makers: ((stream: string, seq: number) => Envelope)[],
): Promise<void> {
  const perChunk = 500;
  let previous: string | null = null;
  for (let first = 0; first < makers.length; first += perChunk) {
    const records = makers.slice(first, first + perChunk).map((make, index) => make(stream.id, first + index));
    const sealed = await seal(stream, records, { previous });
    await device.send(sealed);
    previous = sealed.manifestHash;
  }
}

/** The recording and rrweb's player, as small a page as can be. */
async function servePlain(): Promise<{ url: string; close(): void }> {
  const entry = fileURLToPath(new URL('replay-plain.ts', import.meta.url));
  const lib = { entry, name: 'bench', formats: ['iife' as const], cssFileName: 'style' };
  const built = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: { write: false, target: 'es2022', lib },
  })) as Rolldown.RolldownOutput[];
  const script = built[0]!.output[0].code;
  const json = JSON.stringify(events satisfies RecordedEvent[]);
  const server = createServer(({ url }, response) => {
    response.setHeader(
      'content-type',
      url === '/events.json' ? 'application/json' : url === '/player.js' ? 'text/javascript' : 'text/html',
    );
    response.end(url === '/events.json' ? json : url === '/player.js' ? script : '<!doctype html><body><script src="/player.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

/** Watches tasks and the second that the picture is of, which it shows itself. */
function watch(): void {
  Object.assign(window, { longest: 0, shownSecond: () => NaN });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  window.shownSecond = () => {
    const frame = document.querySelector('iframe');
    if (frame === null || getComputedStyle(frame).visibility !== 'visible') return NaN;
    return Number(frame.contentDocument?.querySelector('#time')?.textContent ?? NaN);
  };
  window.whenShown = (second) =>
    new Promise((resolve) => {
      const look = () =>
        window.shownSecond() === second ? requestAnimationFrame(() => resolve(performance.now())) : requestAnimationFrame(look);
      look();
    });
}

declare global {
  interface Window {
    longest: number;
    shownSecond(): number;
    whenShown(second: number): Promise<number>;
    jump(at: number): void;
    gc(): void;
  }
}

async function measureOurs(browser: Browser, running: RunningCollector): Promise<Result> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1500, height: 900 });
  await page.goto(await running.createViewerLink());
  await page.waitForSelector('[role="option"]');
  await page.goto('about:blank');
  await page.evaluateOnNewDocument(watch);
  const address = `${running.url}/#/sessions/${session}`;
  return measure(page, address, (at) => {
    location.hash = `${location.hash.split('?')[0]!}?at=${at}`;
  });
}

async function measureTheirs(browser: Browser, url: string): Promise<Result> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1500, height: 900 });
  await page.evaluateOnNewDocument(watch);
  return measure(page, url, (at) => window.jump(at));
}

async function measure(page: Page, address: string, jump: (at: number) => void): Promise<Result> {
  await page.goto(address);
  const firstMs = await page.evaluate(() => window.whenShown(0));
  await new Promise((wake) => setTimeout(wake, 3000)); // what loads behind the first picture counts among the tasks
  const opening = await page.evaluate(() => window.longest);
  await page.evaluate(() => void (window.longest = 0));
  await page.evaluate(`window.doJump = ${String(jump)}`);
  const jumpsMs: number[] = [];
  for (const second of moments) {
    jumpsMs.push(
      await page.evaluate(
        async (at, wanted) => {
          const begunAt = performance.now();
          (window as unknown as { doJump(at: number): void }).doJump(at);
          return (await window.whenShown(wanted)) - begunAt;
        },
        startAt + second * 1000 + 150,
        second,
      ),
    );
    await new Promise((wake) => setTimeout(wake, 150));
  }
  const longest = await page.evaluate(() => window.longest);
  const heapMb = await page.evaluate(() => {
    window.gc();
    return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6;
  });
  await page.close();
  return { firstMs, jumpsMs, longestMs: [opening, longest], heapMb };
}

function report(): void {
  const sorted = (values: number[]) => values.toSorted((a, b) => a - b);
  const rows: [string, (result: Result) => number][] = [
    ['first picture, ms', ({ firstMs }) => firstMs],
    ['jump, median ms', ({ jumpsMs }) => sorted(jumpsMs)[Math.floor(jumpsMs.length / 2)]!],
    ['jump, worst ms', ({ jumpsMs }) => Math.max(...jumpsMs)],
    ['longest task while opening, ms', ({ longestMs }) => longestMs[0]],
    ['longest task while jumping, ms', ({ longestMs }) => longestMs[1]],
    ['heap at the end, MB', ({ heapMb }) => heapMb],
  ];
  console.table(
    Object.fromEntries(
      rows.map(([name, read]) => [
        name,
        { cotrail: Math.round(read(ours)), rrweb: Math.round(read(theirs)), ratio: Number((read(theirs) / read(ours)).toFixed(1)) },
      ]),
    ),
  );
  console.log(`jumps of ours, ms: ${sorted(ours.jumpsMs).map(Math.round).join(' ')}`);
}
