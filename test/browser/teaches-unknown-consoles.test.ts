/** Consoles that nobody has seen, taught by an admin with the Teach screen alone: the rule holds for other conversations, after a reload, and not for a typing ping. */
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Action } from '../../lib/events/action.ts';
import type { ExtensionPage } from '../../scripts/browser/running-browser.ts';
import { type ConsoleSite, startConsoleSite } from '../support/console-site.ts';
import { eventually, startRig, type Rig } from '../support/rig.ts';
import { type UnknownConsole, unknownConsoles } from '../support/unknown-consoles.ts';

describe.each(['chrome', 'firefox'] as const)('in %s', (browser) => {
  let rig: Rig;
  let sites: ConsoleSite[];

  beforeAll(async () => {
    sites = await Promise.all(unknownConsoles.map(() => startConsoleSite()));
    const alsoRecorded = sites.map(({ url }) => ({ origin: url, maskLevel: 'inputs' as const }));
    rig = await startRig(browser, { pages: { '/': '<!doctype html>' }, frames: false, alsoRecorded });
  });
  afterAll(async () => {
    await rig.close();
    for (const site of sites) await site.close();
  });

  test.each(unknownConsoles.map((each, index) => [each.name, index] as const))('%s', async (_, index) => {
    const [console, site] = [unknownConsoles[index]!, sites[index]!];
    const teach = await rig.browser.openExtensionPage(`teach.html?site=${encodeURIComponent(site.url)}`);
    await teach.click('#teach-start');
    await eventually(async () => expect(await teach.text('#teach-start')).toBeNull());
    const page = await rig.browser.open(`${site.url}/`);
    await show(page);
    await site.play(page, { says: 'the act, once', ...console.act('8841', 'first') });
    await giveLesson(teach, console);

    await page.reload();
    await show(page);
    const since = Date.now();
    await site.play(page, { says: 'another conversation', ...console.act('9052', 'second') });
    await site.play(page, { says: 'only a ping', ...console.ping('9052') });
    await eventually(async () => {
      const actions = (await rig.records()).flatMap((record) => Action.safeParse(record).data ?? []);
      const own = actions.filter(({ at, rule }) => at >= since && rule != null);
      const found = own.map(({ event, conversation, to }) => ({ event, conversation: conversation?.id, to: to.value }));
      expect(found).toEqual([{ event: console.event.name, conversation: '9052', to: 'second' }]);
    });
    await eventually(async () => expect(await teach.text('[data-rule]')).toMatch(/matched once/));
    expect(await teach.text('main')).not.toMatch(/8841|9052|first|second/);
    await page.close();
    await teach.close();
  });
});

async function show(page: Page): Promise<void> {
  await page.bringToFront();
  await page.waitForSelector('#do');
  // The observer begins when it has read its orders; a hand needs longer than that.
  await new Promise((resolve) => setTimeout(resolve, 500));
}

/** Picks the signal and says what it is, by what the screen offers. */
async function giveLesson(teach: ExtensionPage, { shape, event, conversation, to }: UnknownConsole): Promise<void> {
  await teach.click(`[data-shape="${shape}"] button`);
  await teach.type('#lesson-event', event.words);
  await teach.type('#lesson-conversation', conversation);
  if (to !== null) await teach.type('#lesson-to', to);
  await teach.click('#lesson-save');
  await eventually(async () => expect(await teach.text('[data-rule]')).not.toBeNull());
}
