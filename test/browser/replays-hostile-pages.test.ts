/** Recordings that no recorder made are replayed and clicked on: nothing in them runs, and nobody outside hears of it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCollector, type RunningCollector } from '../../collector/start.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import { newId } from '../../lib/events/id.ts';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import type { RunningBrowser } from '../../scripts/browser/running-browser.ts';
import { setUpThroughOptions } from '../../scripts/browser/set-up-through-options.ts';
import { buildExtension } from '../../scripts/build.ts';
import { browsersHere } from '../support/browsers-here.ts';
import { forgeFrames } from '../support/forged-frames.ts';
import { actAsDevice, enrolDevice, type MadeUpDevice } from '../support/made-up-device.ts';
import { servePages, type ServedPages } from '../support/pages.ts';
import { setTripwire, type Tripwire } from '../support/tripwire.ts';

const startAt = Date.now() - 60_000;
const lengthMs = forgeFrames(startAt).at(-1)!.timestamp - startAt;

/** Reads the paired device's id and token from the extension's own database. */
const readIdentity = `new Promise((resolve, reject) => {
  const opened = indexedDB.open('cotrail');
  opened.onerror = () => reject(opened.error);
  opened.onsuccess = () => {
    const stores = opened.result.transaction(['device', 'upload']);
    const device = stores.objectStore('device').get('device');
    const upload = stores.objectStore('upload').get('upload');
    stores.oncomplete = () => resolve({ device: device.result.id, token: upload.result.token });
  };
})`;

describe.each(browsersHere)('in %s', (name) => {
  const dir = mkdtempSync(join(tmpdir(), 'cotrail-hostile-'));
  const networkLog = join(dir, 'network.json');
  let collector: RunningCollector;
  let tripwire: Tripwire;
  let control: ServedPages;
  let browser: RunningBrowser;

  beforeAll(async () => {
    collector = await startCollector({ dataDir: join(dir, 'data'), port: 0 });
    tripwire = await setTripwire();
    control = await servePages({
      '/': `<link rel="preconnect" href="http://${tripwire.host}"><link rel="dns-prefetch" href="//control.test">
        <a href="javascript:void (window.__ran = true)" style="position: fixed; inset: 0">Click me</a>`,
    });
    browser = await launchBrowser(name, { extensionDir: await buildExtension(name), networkLog });
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([collector.close(), tripwire.close(), control.close()]);
    rmSync(dir, { recursive: true, force: true });
  });

  test('the collector’s dashboard shows the page, and nothing in it runs or gets out', async () => {
    const page = await browser.open(await collector.createViewerLink());
    await page.waitForSelector('#content');
    const device = await enrolDevice(collector);
    for (const session of await sendForged(device, tripwire)) await watchAndClick(page, `${collector.url}/`, session);
    expect(tripwire.touched).toEqual([]);
  });

  if (name === 'chrome')
    test('nor in the extension’s own dashboard', async () => {
      await setUpThroughOptions(browser, await collector.createPairingLink());
      const dashboard = `${browser.extensionOrigin}/dashboard.html`;
      const page = await browser.open(dashboard);
      const device = actAsDevice(collector, (await page.evaluate(readIdentity)) as { device: string; token: string });
      for (const session of await sendForged(device, tripwire)) await watchAndClick(page, dashboard, session, '&source=collector');
      expect(tripwire.touched).toEqual([]);
    });

  test('a page that does such things outside of a replay is noticed, so silence means something', async () => {
    const page = await browser.open(control.url);
    await page.mouse.click(100, 100);
    await expect.poll(() => hasRun(page)).toBe(true);
    if (name === 'firefox') await page.evaluate((host) => fetch(`http://${host}/`, { mode: 'no-cors' }).then(() => null), tripwire.host);
    await expect.poll(() => tripwire.touched.length).toBeGreaterThan(0);
  });

  if (name === 'chrome')
    test('no name of a forged page was looked up', async () => {
      await browser.close();
      const log = readFileSync(networkLog, 'utf8');
      expect(log).toContain('control.test');
      expect(log.match(/[\w.-]*canary\.test/g)).toBeNull();
    });
});

/** The attack twice: with names that somebody would have to look up, and with an address where somebody listens. */
async function sendForged(device: MadeUpDevice, tripwire: Tripwire): Promise<string[]> {
  const sessions: string[] = [];
  for (const frames of [forgeFrames(startAt), forgeFrames(startAt, () => tripwire.host)]) {
    const session = newId();
    const place = { kind: 'frames', session, openedAt: startAt, origin: 'http://canary.invalid' } as const;
    await device.sendStream(place, (stream) =>
      frames.map((event, seq): Envelope => ({ kind: 'frame', stream, seq, at: event.timestamp, mono: null, event })),
    );
    sessions.push(session);
  }
  return sessions;
}

/** Opens the replay at moments between which all that is forged appears, clicks on all of it, then plays it through, malformed events and all. */
async function watchAndClick(page: Page, dashboard: string, session: string, more = ''): Promise<void> {
  await page.bringToFront();
  for (const share of [0.5, 0]) {
    await page.goto('about:blank');
    await page.goto(`${dashboard}#/sessions/${session}?at=${Math.round(startAt + share * lengthMs)}${more}`);
    await waitForPicture(page);
    await clickAllOver(page);
    expect(await page.evaluate('location.href.split("#")[0]')).toBe(dashboard);
    expect(await hasRun(page)).toBe(false);
  }
  await page.click('button[aria-label="Play"]');
  const isAtEnd = (end: number) => Number(new URLSearchParams(location.hash.split('?')[1]).get('at')) >= end;
  await page.waitForFunction(isAtEnd, { timeout: 15_000 }, startAt + lengthMs);
  await waitForPicture(page);
  expect(await hasRun(page)).toBe(false);
}

/** Whether a script of the recording ran, in the picture or in the dashboard around it. */
function hasRun(page: Page): Promise<unknown> {
  return page.evaluate(
    '[window, ...Array.from({ length: frames.length }, (_, place) => frames[place])].some((each) => each.__ran === true)',
  );
}

async function waitForPicture(page: Page): Promise<void> {
  const isShown = () => document.querySelector('iframe')?.contentDocument?.body?.innerText.includes('Still standing') === true;
  await page.waitForFunction(isShown, { timeout: 10_000 });
}

async function clickAllOver(page: Page): Promise<void> {
  const box = (await (await page.$('iframe'))?.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  expect(box.width).toBeGreaterThan(100);
  for (const right of [0.05, 0.3, 0.55, 0.8])
    for (const down of [0.05, 0.25, 0.5, 0.75, 0.95]) await page.mouse.click(box.x + right * box.width, box.y + down * box.height);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
}
