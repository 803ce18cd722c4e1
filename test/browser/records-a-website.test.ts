/** A company's own page with the companion: nothing before consent, then a visit exactly once, over pages, tabs and an outage, until the visitor stops it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Interaction } from '../../lib/events/interaction.ts';
import { createHand } from '../../practice/shift/hand.ts';
import { shopSteps } from '../../practice/shift/shop-steps.ts';
import { browsersHere } from '../support/browsers-here.ts';
import { type CompanyRig, createCompanyRig, press, readKept, waitForState, waitForVisits } from '../support/company-visit.ts';

const nothing = { local: [], session: [], databases: [], cookie: '' };

describe.each(browsersHere)('in %s', (browser) => {
  let rig: CompanyRig;
  beforeEach(async () => {
    rig = await createCompanyRig(browser);
  }, 120_000);
  afterEach(() => rig?.close());

  test('a visit is recorded with consent, masked and once, and ends in all tabs when the visitor says so', async () => {
    const page = await rig.visit();
    await page.waitForSelector('cotrail-companion >>> .allow');
    const hand = createHand(page);
    await hand.click('#query');
    await hand.type('before consent');
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.press('Delete');
    expect(await readKept(page)).toEqual(nothing);
    expect(rig.asked).toEqual(['/companion.js']);

    await press(page, 'allow');
    await waitForState(page, 'recording');
    const made: Record<string, number> = {};
    for (const [index, step] of shopSteps.entries()) {
      if (index === shopSteps.length - 2) await rig.stopCollector();
      await step.act(hand);
      for (const [type, count] of Object.entries(step.makes)) made[type] = (made[type] ?? 0) + count;
    }
    const other = await rig.visit('/products/cups');
    await waitForState(other, 'recording');
    await createHand(other).click('#add');
    await rig.startCollector();
    await press(other, 'stop');
    await waitForState(page, 'refused');
    await createHand(page).click('#thanks');

    const [visit, ...more] = await waitForVisits(
      rig.reader,
      ([first]) => first?.session.endedAt != null && first.streams.every(({ ended }) => ended),
    );
    expect(more).toEqual([]);
    const records = await rig.reader.readRecords(visit!.session.id);
    expect(records.filter(({ kind }) => kind === 'gap')).toEqual([]);
    expect(visit!.streams.flatMap(({ missing }) => missing)).toEqual([]);
    expect(visit!.session).toMatchObject({ of: 'customer', closeReason: 'consent-withdrawn', gaps: 0, tabs: 2 });
    const acts = records.filter((record): record is Interaction => record.kind === 'interaction');
    const counts = Object.fromEntries(Object.entries(Object.groupBy(acts, ({ type }) => type)).map(([type, of]) => [type, of.length]));
    // The other tab: its load, its click, what the shop says of it, and the press of Stop.
    expect(counts).toEqual({ ...made, 'page-change': made['page-change']! + 1, click: made['click']! + 2, custom: made['custom']! + 1 });
    expect(new Set(acts.map(({ id }) => id)).size).toBe(acts.length);
    expect(acts.every(({ actor }) => actor === 'customer')).toBe(true);
    expect(JSON.stringify(records)).not.toMatch(/before consent|Ana Ruiz|Harbour|4111|teapot, |kettle on/);
    expect(rig.refused).toEqual([]);
    await expect.poll(() => readKept(page), { timeout: 10_000 }).toEqual({ ...nothing, local: ['cotrail-companion'] });
    await watchReplay(visit!.session.id);
  });

  /** The picture of the visit, in the dashboard: the shop as it was, without its words. */
  async function watchReplay(session: string): Promise<void> {
    const web = await rig.browser.open(await rig.collector.createViewerLink());
    await web.waitForSelector('[role="option"]');
    await web.evaluate((id) => void (location.hash = `#/sessions/${id}`), session);
    const click = await web.waitForSelector('::-p-xpath(//*[@role="option"][contains(., "Click")])');
    await click!.click();
    const readPicture = () =>
      web.evaluate(() => {
        const picture = document.querySelector('iframe')?.contentDocument;
        const hasShelf = (picture?.querySelectorAll('#shelf li').length ?? 0) >= 6;
        return { hasShelf, words: picture?.body?.innerText.replace(/[*\s]/g, '') ?? '' };
      });
    await expect.poll(readPicture, { timeout: 15_000 }).toEqual({ hasShelf: true, words: '' });
  }
});
