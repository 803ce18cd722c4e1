/** Whatever brings a second recorder into a page, an update included, and however often recording pauses: each act is recorded once. */
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserNames } from '../../scripts/browser/launch.ts';
import type { ExtensionPage } from '../../scripts/browser/running-browser.ts';
import { buildExtension } from '../../scripts/build.ts';
import { numbersOf, sayNumbers } from '../support/numbers.ts';
import { eventually, interactionsOf, sendFromExtension, startRig, type Rig } from '../support/rig.ts';

const pages = { '/': '<!doctype html><title>Desk</title><button id="act">Act</button>' };

describe.each(browserNames)('in %s', (name) => {
  let rig: Rig;
  let page: Page;
  let acts = 0;
  const said: number[] = [];

  beforeAll(async () => {
    rig = await startRig(name, { pages });
    page = await rig.open();
    await act();
    await isRecordedOnce();
  });

  afterAll(() => rig.close());

  /** A click and a number. */
  async function act(): Promise<void> {
    await page.bringToFront();
    await page.click('#act');
    acts += 1;
    said.push(...(await sayNumbers(page, acts, 1)));
  }

  async function isRecordedOnce(): Promise<void> {
    await eventually(async () => {
      const records = await rig.records();
      expect(numbersOf(records)).toEqual(said);
      expect(interactionsOf(records, 'click').length).toBe(acts);
    });
    expect((await rig.reader.readTotals()).quarantined).toBe(0);
  }

  async function countStarts(): Promise<number> {
    return (await rig.records()).filter((record) => record.kind === 'mark' && record['mark'] === 'started').length;
  }

  it('a recorder that is injected again leaves the page to the one that runs', async () => {
    const before = await countStarts();
    const own = await rig.browser.openExtensionPage('options.html#/recorded');
    await injectAgain(own);
    await own.close();
    await act();
    await isRecordedOnce();
    expect(await countStarts()).toBe(before);
  });

  it('a pause is a gap, and what was done in it is not recorded', async () => {
    await sendFromExtension(rig.browser, 'recording.pause');
    await page.bringToFront();
    await page.click('#act');
    await sendFromExtension(rig.browser, 'recording.resume');
    await act();
    await isRecordedOnce();
    const gaps = (await rig.records()).filter((record) => record.kind === 'gap').map((record) => record['gap']);
    expect(gaps.filter((gap) => (gap as { reason: string }).reason === 'paused').length).toBe(1);
  });

  // Firefox takes the old recorder away itself; in Chromium it stays in the page, an orphan.
  it('an extension that is loaded anew, as by an update, goes on in the pages that are open', async () => {
    const before = await countStarts();
    await page.browser().installExtension(await buildExtension(name));
    await eventually(async () => expect(await countStarts()).toBeGreaterThan(before));
    await act();
    await isRecordedOnce();
  });
});

/** Runs the recorder's file in all tabs of the recorded site once more. */
async function injectAgain(own: ExtensionPage): Promise<void> {
  await own.evaluate(`(async ({ tabs, scripting }) => {
    for (const { id } of await tabs.query({ url: 'http://127.0.0.1/*' }))
      await scripting.executeScript({ target: { tabId: id }, files: ['/content-scripts/recorder.js'] });
  })(globalThis.browser ?? chrome)`);
}
