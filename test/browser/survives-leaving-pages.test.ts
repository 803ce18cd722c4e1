/** What a person does last on a page counts too: it is in the log though the page is gone at once and the background sleeps. */
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Envelope } from '../../lib/events/envelope.ts';
import { browserNames } from '../../scripts/browser/launch.ts';
import { servePages, type ServedPages } from '../support/pages.ts';
import { eventually, interactionsOf, startRig, type Rig } from '../support/rig.ts';
import { stopWorkerAt } from '../support/worker.ts';

/** Gone at once: the link leads to another site, which is not recorded. */
const desk = (elsewhere: string): string => `<!doctype html><title>Desk</title>
  <a id="away" href="${elsewhere}/">Away</a>
  <button id="stay">Stay</button>
  <textarea id="note"></textarea>`;

describe.each(browserNames)('in %s, while the background sleeps', (name) => {
  let rig: Rig;
  let elsewhere: ServedPages;

  beforeAll(async () => {
    elsewhere = await servePages({ '/': '<!doctype html><title>Elsewhere</title>' });
    rig = await startRig(name, { pages: { '/': desk(elsewhere.url) }, frames: false, backgroundIdleMs: 500 });
  });

  afterAll(async () => {
    await rig.close();
    await elsewhere.close();
  });

  /** Opens the page, waits until the background knows it, and ends the background. */
  async function openAndSleep(): Promise<Page> {
    const before = countOf(await rig.records(), 'started');
    const page = await rig.open();
    await eventually(async () => expect(countOf(await rig.records(), 'started')).toBe(before + 1));
    await page.bringToFront();
    await rig.browser.killWorker();
    return page;
  }

  it('a click on a link that leaves the page is recorded, and so is the page’s end', async () => {
    const page = await openAndSleep();
    await Promise.all([page.waitForNavigation(), page.click('#away')]);
    await eventually(async () => {
      const records = await rig.records();
      expect(clicksOn(records, 'away')).toBe(1);
      expect(countOf(records, 'ended')).toBe(1);
    });
    await page.close();
  });

  it('text that was typed is recorded though the tab is closed at once', async () => {
    const page = await openAndSleep();
    await page.type('#note', 'hello');
    await page.close();
    await eventually(async () =>
      expect(interactionsOf(await rig.records(), 'input').map(({ data }) => [data.element.id, data.how])).toEqual([['note', 'typed']]),
    );
  });

  it('nothing came twice, and nothing is missing', async () => {
    const records = await rig.records();
    expect(countOf(records, 'started')).toBe(2);
    expect(records.filter((record) => record.kind === 'gap')).toEqual([]);
    expect((await rig.reader.readTotals()).quarantined).toBe(0);
    const [detail] = await rig.reader.readSessions(0);
    expect(detail!.streams.flatMap(({ missing }) => missing).filter(({ reason }) => reason !== 'no-end-mark')).toEqual([]);
  });
});

describe('in Chromium, while the background has not answered', () => {
  let rig: Rig;

  beforeAll(async () => {
    rig = await startRig('chrome', { pages: { '/': desk('about:blank') }, frames: false });
  });

  afterAll(() => rig.close());

  it('a click is recorded though the page crashes after it', async () => {
    const other = await rig.open();
    const hasStopped = await stopWorkerAt(other, 'before a batch is committed');
    const page = await rig.open();
    await eventually(async () => expect(await hasStopped()).toBe(true));
    await page.click('#stay');
    await crash(page);
    await rig.browser.killWorker();
    await eventually(async () => expect(clicksOn(await rig.records(), 'stay')).toBe(1));
  });
});

function clicksOn(records: readonly Envelope[], id: string): number {
  return interactionsOf(records, 'click').filter(({ data }) => data.element.id === id).length;
}

function countOf(records: readonly Envelope[], mark: string): number {
  return records.filter((record) => record.kind === 'mark' && record['mark'] === mark).length;
}

/** The page's process ends without a word: no event tells the page that it leaves. */
async function crash(page: Page): Promise<void> {
  const gone = new Promise((resolve) => page.once('error', resolve));
  const session = await page.createCDPSession();
  session.send('Page.crash').catch(() => null); // It never answers.
  await gone;
}
