/** WhosOn's own wire library in a page, by an agent's clicks: exactly the actions of the shift are at the collector, and no password is anywhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Action } from '../../lib/events/action.ts';
import { MessageText } from '../../lib/events/message-text.ts';
import { browsersHere } from '../support/browsers-here.ts';
import { findViolations } from '../support/find-violations.ts';
import { eventually, startRig, type Rig } from '../support/rig.ts';
import { describeAction } from '../support/run-fixture.ts';
import { findInExtension, findInFiles } from '../support/stored-words.ts';
import { startWhosOnServer, type WhosOnServer } from '../support/whoson/server.ts';
import { passwords, shiftActions, workShift } from '../support/whoson/shift.ts';

describe.each(browsersHere)('in %s', (name) => {
  let rig: Rig;
  let server: WhosOnServer;

  beforeAll(async () => {
    server = await startWhosOnServer(passwords.right);
    const alsoRecorded = [{ origin: server.url, maskLevel: 'inputs' as const, console: 'whoson', messageText: true }];
    rig = await startRig(name, { pages: { '/': '<!doctype html><title>None</title>' }, alsoRecorded });
    const page = await rig.browser.open(`${server.url}/`);
    await page.bringToFront();
    await workShift(page, server);
  });
  afterAll(async () => {
    await rig.close();
    await server.close();
  });

  test('the shift gives its actions and no others', async () => {
    await eventually(async () => {
      const actions = (await rig.records())
        .flatMap((record) => Action.safeParse(record).data ?? [])
        .filter(({ rule }) => rule?.profile === 'whoson');
      const keys = Object.assign({}, ...shiftActions) as (typeof shiftActions)[number];
      const all = { ...keys, entity: { type: '', id: '', name: '' } };
      const found = actions.map((action) => describeAction(action, all));
      expect(sort(found)).toEqual(sort(shiftActions.map((each) => ({ ownGroup: null, ...each }))));
    });
  });

  test('what was said is read with it, and is in no action', async () => {
    await eventually(async () => {
      const records = await rig.records();
      const texts = records.flatMap((record) => MessageText.safeParse(record).data ?? []);
      const said = records.flatMap((record) => Action.safeParse(record).data ?? []).filter(({ event }) => event.startsWith('message.'));
      expect(texts.map(({ action }) => action).sort()).toEqual(said.map(({ id }) => id).sort());
      expect(texts.map(({ text }) => text)).toContain('Thank you');
      expect(JSON.stringify(said)).not.toContain('Thank you');
    });
  });

  test('the transcript opens from the log, with what was said and what was done in order of time', async () => {
    const web = await rig.browser.open(await rig.collector.createViewerLink());
    await web.bringToFront();
    await web.waitForSelector('#content h1');
    await web.evaluate(() => void (location.hash = '#/conversations?event=message.sent'));
    await (await web.waitForSelector('[role="row"]:not(:has([role="columnheader"])) time'))!.click();
    await (await web.waitForSelector('aside a[href*="#/transcripts/"]'))!.click();
    await web.waitForSelector('::-p-text(Thank you)');
    const lines = await web.$$eval('[data-line]', (all) => all.map((line) => line.getAttribute('data-line')));
    expect(lines).toEqual(expect.arrayContaining(['customer', 'agent', 'event']));
    const times = await web.$$eval('[data-line] time', (all) => all.map((time) => time.title));
    expect(times).toEqual([...times].sort());
    await web.type('#content input[type="search"]', 'THANK you');
    await web.waitForSelector('mark[aria-current="true"]');
    expect(await web.$eval('mark[aria-current="true"]', (found) => found.textContent)).toBe('Thank you');
    expect(await findViolations(web)).toEqual([]);
  });

  test('neither password is on the device or at the collector', async () => {
    expect(await findInExtension(rig.browser, passwords)).toEqual([]);
    expect(findInFiles(rig.dataDir, passwords)).toEqual([]);
  });
});

function sort<T extends object>(list: readonly T[]): string[] {
  return list.map((each) => JSON.stringify(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
}
