/** Pages that are hard to replay: a screenshot of each as it was, against its replay at the same moment. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparePictures } from '../support/looks/compare.ts';
import { listLookPages, writeLookPage } from '../support/looks/pages.ts';
import { type ServedPages, servePages } from '../support/pages.ts';
import { eventually, startRig, type Rig } from '../support/rig.ts';

const size = { width: 640, height: 480 };
/** Longer than anything in the pages waits, and than the recorder's own looks are apart. */
const settledMs = 2500;
/** Where pictures of what differs are left, if anywhere. */
const keepIn = process.env['COTRAIL_LOOKS'];

interface Seen {
  live: Uint8Array;
  at: number;
}

describe.each(['chrome'] as const)('in %s', (name) => {
  let rig: Rig;
  let dashboard: Page;
  let card: ServedPages;
  let stranger: ServedPages;
  const pages: Record<string, string> = { '/inner': '<body style="background: thistle">Of this origin' };
  const seen = new Map<string, Seen>();
  let looks: ReturnType<typeof listLookPages> = [];

  beforeAll(async () => {
    card = await servePages({
      '/card': `<body style="background: linear-gradient(90deg, coral, white)">Of another origin<input value="Customer 12">`,
    });
    stranger = await servePages({ '/': '<body style="background: pink">Unknown' });
    looks = listLookPages(card.url, stranger.url);
    for (const look of looks) pages[`/${encodeURIComponent(look.name)}`] = writeLookPage(look);
    rig = await startRig(name, { pages, maskLevel: 'none', alsoRecorded: [{ origin: card.url, maskLevel: 'none' }] });
    for (const look of looks) seen.set(look.name, await visit(`${rig.site.url}/${encodeURIComponent(look.name)}`, look.dark));
    await rig.upload();
    dashboard = await rig.browser.open(await rig.collector.createViewerLink());
    await dashboard.setViewport({ width: 1400, height: 900 });
    await dashboard.waitForSelector('[role="option"]'); // It has come to its own address, and a change of it stays.
  });
  afterAll(async () => {
    await rig.close();
    await Promise.all([card.close(), stranger.close()]);
  });

  async function visit(url: string, dark = false): Promise<Seen> {
    const page = await rig.browser.open('about:blank');
    await page.bringToFront();
    await page.setViewport(size);
    if (dark) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await page.goto(url);
    await rest(settledMs);
    const live = await page.screenshot();
    const at = Date.now();
    await rest(300);
    await page.close();
    return { live, at };
  }

  /** The replay at a moment, as soon as it is as close to the page as it was to be; else as it is in the end. */
  async function compare(session: string, { live, at }: Seen, bound: number, words: string): Promise<number> {
    await dashboard.bringToFront();
    await dashboard.evaluate((hash) => void (location.hash = hash), `#/sessions/${session}?at=${at}`);
    let least = 1;
    await dashboard.waitForFunction(
      ({ width, height }) => document.querySelector('.replayer-wrapper iframe')?.matches(`[width="${width}"][height="${height}"]`),
      { timeout: 15_000 },
      size,
    );
    const look = async (): Promise<void> => {
      const picture = await dashboard.waitForSelector('.replayer-wrapper iframe');
      const replayed = await picture!.screenshot();
      const found = comparePictures(live, replayed);
      least = Math.min(least, found.share);
      if (keepIn !== undefined) {
        mkdirSync(keepIn, { recursive: true });
        for (const [kind, file] of Object.entries({ live, replayed, apart: found.picture }))
          writeFileSync(`${keepIn}/${words}-${kind}.png`, file);
      }
      expect(found.share).toBeLessThanOrEqual(bound);
    };
    await eventually(look, 4000).catch(() => undefined);
    return least;
  }

  test('what was not recorded says so in its place', async () => {
    const [visited] = await rig.reader.readSessions(0);
    await dashboard.evaluate((hash) => void (location.hash = hash), `#/sessions/${visited!.session.id}?at=${seen.get('not recorded')!.at}`);
    await dashboard.waitForFunction(() => {
      const picture = document.querySelector<HTMLIFrameElement>('.replayer-wrapper iframe')?.contentDocument;
      const frame = picture?.querySelector('iframe')?.contentDocument?.body.innerText ?? '';
      const canvas = picture?.querySelector('canvas');
      return (
        frame.includes('not recorded') &&
        canvas &&
        getComputedStyle(canvas, '::after').content.includes('not recorded') &&
        canvas.clientWidth === 260
      );
    });
  });

  test('each page’s replay looks like the page did', async () => {
    const [visited] = await rig.reader.readSessions(0);
    const differences: Record<string, number> = {};
    for (const { name: look, bound } of looks) differences[look] = await compare(visited!.session.id, seen.get(look)!, bound, look);
    console.info(looks.map(({ name: look }) => `${(differences[look]! * 100).toFixed(3)} %  ${look}`).join('\n'));
    expect(looks.filter(({ name: look, bound }) => differences[look]! > bound).map(({ name: look }) => look)).toEqual([]);
  });
});
