/** The popup tells whether this browser records, why not, and whether what it recorded is safe; its buttons do what they say. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer';
import { startCollector } from '../../collector/start.ts';
import type { ExtensionPage, RunningBrowser } from '../../scripts/browser/running-browser.ts';
import { browsersHere } from '../support/browsers-here.ts';
import { fill, openPopupOver, see } from '../support/on-screen.ts';
import { type Rig, eventually, interactionsOf, startRig } from '../support/rig.ts';

const pages = {
  '/': '<title>Page</title><button id="a">Resolve</button><button id="b"><b>Re</b>open<time>9:00</time></button><button id="c">Assign</button>',
};

describe.each(browsersHere)('in %s, the popup', (name) => {
  let rig: Rig;
  let page: Page;
  let popup: ExtensionPage;
  beforeAll(async () => {
    rig = await startRig(name, { pages });
    page = await rig.open();
    popup = await openPopupOver(rig.browser, page);
  });
  afterAll(() => rig.close());

  const click = async (id: 'a' | 'b' | 'c') => {
    await page.bringToFront();
    await page.click(`#${id}`);
  };
  const press = (id: string, then: string) => popup.click(id).then(() => see(popup, then));
  const countShown = async () => Number(/(\d+) interactions?/.exec((await popup.text('main')) ?? '')?.[1]);
  const listClicked = async () => interactionsOf(await rig.records(), 'click').map(({ data }) => data.element.id);

  test('says that it records, counts up, and lists the newest first', async () => {
    await see(popup, `Recording\n`);
    await see(popup, new URL(rig.site.url).host);
    const before = await eventually(async () => {
      expect(await countShown()).toBe(1); // the load
      return 1;
    });
    await click('a');
    await click('b');
    await eventually(async () => expect(await countShown()).toBe(before + 2));
    const rows = await see(popup, /Reopen 9:00[^]*Resolve/, 'ol');
    expect(rows.indexOf('Reopen')).toBeLessThan(rows.indexOf('Resolve'));
  });

  test('says when all that it recorded is uploaded', async () => {
    await rig.upload();
    await see(popup, /all uploaded\s+\d+ uploaded/);
  });

  test('pauses and resumes: nothing between is recorded, and a gap says so', async () => {
    await press('#do-pause', 'Paused by you');
    await click('c');
    await press('#do-resume', 'Recording\n');
    await eventually(async () => {
      await click('a');
      expect((await listClicked()).filter((id) => id === 'a').length).toBeGreaterThan(1);
    });
    expect(await listClicked()).not.toContain('c');
    const gaps = (await rig.records())
      .filter((record) => record.kind === 'gap')
      .map((record) => (record['gap'] as { reason: string }).reason);
    expect(gaps).toContain('paused');
  });

  test('stops the session; a start begins another one', async () => {
    await press('#do-stop', 'Stopped by you');
    await click('c');
    await see(popup, 'No session is open');
    await press('#do-start', 'Ready');
    const recorded = (await listClicked()).length;
    await eventually(async () => {
      await click('b');
      expect((await listClicked()).length).toBeGreaterThan(recorded);
    });
    await see(popup, 'Recording\n');
    expect(await listClicked()).not.toContain('c');
    const sessions = (await rig.reader.readSessions(0)).map(({ session }) => session.closeReason);
    expect(sessions).toEqual([null, 'stopped']);
  });

  test('says that the collector is not there, that nothing is lost, and sends all when it is back', async () => {
    const port = Number(new URL(rig.collector.url).port);
    await rig.collector.close();
    await click('c');
    await eventually(async () => {
      await rig.upload();
      await see(popup, /\d+ waiting[^]*Not uploaded; nothing is lost\s+The collector does not answer\./);
    });
    rig.collector = await startCollector({ dataDir: rig.dataDir, port });
    await press('#upload-now', 'all uploaded');
    expect(await popup.text('main')).not.toContain('Not uploaded');
    expect((await listClicked()).filter((id) => id === 'c')).toHaveLength(1);
  });

  test('a name that is typed closes the session, and is that of the next', async () => {
    const options = await rig.browser.openExtensionPage('options.html#/you');
    await fill(options, '#person-name', 'Ana Ruiz');
    await options.click('button[type=submit]');
    await see(options, 'Saved');
    await options.close();
    await eventually(async () => {
      await click('a');
      await rig.upload();
      const [latest, earlier] = (await rig.reader.readSessions(0)).map(({ session }) => session);
      expect(earlier).toMatchObject({ closeReason: 'person-changed', person: { name: null } });
      expect(latest).toMatchObject({ closeReason: null, person: { name: 'Ana Ruiz', via: 'typed' } });
    });
  });

  test('says that site access was withdrawn, and records again when it is back', async () => {
    await withdrawAccess(rig.browser, popup);
    await see(popup, 'Site access withdrawn');
    await see(popup, `The browser no longer lets Cotrail see ${rig.site.url}.`);
    await giveAccess(rig.browser, popup);
    await see(popup, 'Recording\n');
    const recorded = (await listClicked()).length;
    await eventually(async () => {
      await click('b');
      expect((await listClicked()).length).toBeGreaterThan(recorded);
    });
  });

  test('says that all is stored on this device where no collector is set', async () => {
    const options = await rig.browser.openExtensionPage('options.html#/collector');
    await fill(options, '#endpoint', ' ');
    await options.click('form:has(#endpoint) button[type=submit]');
    await see(options, 'No collector: stored on this device');
    await options.close();
    await click('c');
    await see(popup, 'Stored on this device');
    expect(await popup.text('main')).not.toContain('uploaded');
  });
});

const access = `{ origins: ['http://127.0.0.1/*'] }`;

/** As a person does in the browser's own settings. */
async function withdrawAccess(browser: RunningBrowser, popup: ExtensionPage): Promise<void> {
  if (browser.name === 'chrome') await setHostAccess(browser, 'ON_CLICK');
  else expect(await popup.evaluate(`browser.permissions.remove(${access})`)).toBe(true);
}

/** By one click in the popup; in Chromium, whose prompt only a person can answer, in the browser's own settings. */
async function giveAccess(browser: RunningBrowser, popup: ExtensionPage): Promise<void> {
  if (browser.name === 'chrome') await setHostAccess(browser, 'ON_ALL_SITES');
  else await popup.click('#next-step');
}

async function setHostAccess(browser: RunningBrowser, hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> {
  const settings = await browser.open('chrome://extensions');
  const change = { extensionId: new URL(browser.extensionOrigin).host, hostAccess };
  await settings.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify(change)})`);
  await settings.close();
}
