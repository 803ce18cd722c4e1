/**
 * Consoles that nobody has seen, taught by an admin with the Teach screen alone: the rule holds for other conversations, after a reload, and not for a typing ping. And one
 * that somebody has described in a file: it is imported, its guess is confirmed, and it is exported as it is then.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Action } from '../../lib/events/action.ts';
import type { ExtensionPage } from '../../scripts/browser/running-browser.ts';
import { browsersHere } from '../support/browsers-here.ts';
import { type ConsoleSite, startConsoleSite } from '../support/console-site.ts';
import { chooseFile, press, see } from '../support/on-screen.ts';
import { eventually, startRig, type Rig } from '../support/rig.ts';
import { type UnknownConsole, unknownConsoles } from '../support/unknown-consoles.ts';

describe.each(browsersHere)('in %s', (browser) => {
  let rig: Rig;
  let sites: ConsoleSite[];
  /** The one that a file describes. */
  let desk: ConsoleSite;

  beforeAll(async () => {
    sites = await Promise.all(unknownConsoles.map(() => startConsoleSite()));
    desk = await startConsoleSite();
    const toSite = ({ url }: ConsoleSite) => ({ origin: url, maskLevel: 'inputs' as const });
    const alsoRecorded = [...sites.map(toSite), { ...toSite(desk), console: deskProfile.id }];
    rig = await startRig(browser, { pages: { '/': '<!doctype html>' }, frames: false, alsoRecorded });
  });
  afterAll(async () => {
    await rig.close();
    for (const site of [...sites, desk]) await site.close();
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

  test('a file with mistakes is refused where they are, and a good one is taken', async () => {
    const options = await rig.browser.openExtensionPage('options.html#/consoles');
    await chooseFile(options, '#profile-file', 'half.json', '{ "format": 1,');
    await see(options, 'This is not JSON');
    const [rule] = deskProfile.rules;
    const wrong = { ...deskProfile, version: 'first', rules: [{ ...rule, event: 'Closed', to: 'body:password' }] };
    await chooseFile(options, '#profile-file', 'wrong.json', JSON.stringify(wrong));
    const words = await see(options, 'rules.0.event not noun.past-verb');
    expect(words).toContain('version not a version such as 1.0.0');
    expect(words).toMatch(/rules\.0\.to\S* names a secret/);
    expect(await options.text('[data-profile="desk"]')).toBeNull();
    await chooseFile(options, '#profile-file', 'desk.json', JSON.stringify(deskProfile));
    await see(options, 'The profile is imported.');
    expect(await see(options, 'The Desk', '[data-profile="desk"] summary')).toContain('1 guess');
    await options.close();
  });

  test('a guess of it writes nothing until it was seen to match and is confirmed, and the exported profile says so', async () => {
    const teach = await rig.browser.openExtensionPage(`teach.html?site=${encodeURIComponent(desk.url)}`);
    await see(teach, 'A guess', '[data-rule="close"]');
    await teach.click('#teach-start');
    await eventually(async () => expect(await teach.text('#teach-start')).toBeNull());
    const page = await rig.browser.open(`${desk.url}/`);
    await show(page);
    const close = (id: string) =>
      desk.play(page, {
        says: 'closes a case',
        calls: [{ method: 'PATCH', path: `/api/cases/${id}`, body: { json: { state: 'closed' } } }],
      });
    await close('17');
    await see(teach, 'It would have matched just now', '[data-rule="close"]');
    await press(teach, '[data-rule="close"] button', 'Confirm');
    await see(teach, 'confirmed here', '[data-rule="close"]');
    await page.reload();
    await show(page);
    await close('18');
    await see(teach, 'matched once', '[data-rule="close"]');
    await eventually(async () => {
      const actions = (await rig.records()).flatMap((record) => Action.safeParse(record).data ?? []);
      const own = actions.filter(({ rule }) => rule?.profile === 'desk');
      expect(own.map(({ event, conversation, to }) => [event, conversation?.id, to.value])).toEqual([
        ['conversation.status-changed', '18', 'closed'],
      ]);
    });
    const folder = await rig.browser.saveDownloads();
    await press(teach, 'button', 'Export the profile');
    const saved = join(folder, 'cotrail-desk-1.0.0.json');
    const exported = await eventually(async () => {
      expect(existsSync(saved)).toBe(true);
      return JSON.parse(readFileSync(saved, 'utf8')) as unknown;
    });
    const [rule] = deskProfile.rules;
    expect(exported).toEqual({ ...deskProfile, rules: [{ ...rule, confirmedAt: expect.any(Number) as number }] });
    await page.close();
    await teach.close();
  });
});

const deskProfile = {
  ...{ format: 1, id: 'desk', name: 'The Desk', version: '1.0.0', sources: ['what its own pages send'], hosts: [] },
  ...{ conversation: { routes: [], link: null }, person: [], remember: [], ignore: [], notCovered: [] },
  rules: [
    {
      ...{ id: 'close', event: 'conversation.status-changed', provenance: 'unverified' },
      when: [{ request: { method: ['PATCH'], path: '/api/cases/:id' } }],
      ...{ conversation: 'path:id', to: 'body:state' },
    },
  ],
};

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
