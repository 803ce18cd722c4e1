/** Setting up: nothing before consent, pairing by a link with one confirmation, sites by hand, and every field says what is wrong beside it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer';
import type { ExtensionPage } from '../../scripts/browser/running-browser.ts';
import { browsersHere } from '../support/browsers-here.ts';
import { chooseFile, fill, isSoon, openPopupOver, see } from '../support/on-screen.ts';
import { type ServedPages, servePages } from '../support/pages.ts';
import { type Rig, eventually, interactionsOf, startRig } from '../support/rig.ts';

const pages = { '/': '<title>Page</title><h1>Plain words</h1><button>Resolve</button>' };
const made = `/pair#code=${'a'.repeat(32)}&cotrail=1`;

/** The token as it is kept, and all areas of storage that a page's content script can read, as text. */
const readSecrets = `(async () => {
  const { storage } = globalThis.browser ?? chrome;
  const settle = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
  const [{ name }] = await indexedDB.databases();
  const database = await settle(indexedDB.open(name));
  const { token } = await settle(database.transaction('upload').objectStore('upload').get('upload'));
  database.close();
  const areas = await Promise.all([storage.local, storage.sync].map((area) => area.get(null).catch(() => null)));
  return [token, JSON.stringify(areas)];
})()`;

describe.each(browsersHere)('in %s', (name) => {
  let rig: Rig;
  let options: ExtensionPage;
  let page: Page;
  let other: ServedPages;
  let link: string;
  beforeAll(async () => {
    rig = await startRig(name, { pages, setUp: false, retentionDays: 14 });
    other = await servePages(pages);
    link = await rig.collector.createPairingLink();
    options = await rig.browser.openExtensionPage('options.html#/welcome');
  });
  afterAll(async () => {
    await rig.close();
    await other.close();
  });

  /** Opens a section as its link does. */
  const goTo = (section: string) => options.evaluate(`void (location.hash = '#/${section}')`);
  const readStored = () =>
    options.evaluate<{ endpoint: string | null; sites: { origin: string }[]; retentionDays: number } | null>(
      `(globalThis.browser ?? chrome).storage.local.get('settings').then(({ settings }) => settings ?? null)`,
    );
  const click = async () => {
    await page.bringToFront();
    await page.click('button');
  };
  const countClicks = async () => interactionsOf(await rig.records(), 'click').length;
  /** The headers of the newest streams of a site: those of the recorder that runs there now. */
  const readNewest = async (origin: string) => {
    await rig.upload();
    const streams = (await rig.reader.readSessions(0)).flatMap((session) => session.streams.map(({ header }) => header));
    const own = streams.filter((header) => header.origin === origin).sort((a, b) => a.openedAt - b.openedAt);
    const since = own.findLast(({ kind }) => kind === 'facts')?.openedAt ?? 0;
    return own.filter(({ openedAt }) => openedAt >= since).map(({ kind, maskLevel }) => `${kind} ${maskLevel}`);
  };

  test('the first page says in plain words what is recorded, what never is, and where it goes', async () => {
    const words = await see(options, 'Before anything is recorded');
    for (const sentence of [
      'Seven kinds of interaction',
      'Clicks: on what, where, when.',
      'Passwords (also when shown), hidden fields, one-time codes and card fields.',
      'Private windows.',
      'Once sent, it is part of the page, and is recorded.',
      'First into this browser’s own storage, where it is kept 30 days.',
      'Nowhere else: no collector is set.',
      'Nothing is recorded until you confirm.',
    ])
      expect(words).toContain(sentence);
  });

  test('a pairing link that cannot be used is refused with the reason', async () => {
    await goTo('collector');
    for (const [refused, words] of [
      ['hello', 'This is not a pairing link.'],
      [`http://collector.example${made}`, 'This collector uses http over a network'],
      [`http://127.0.0.1:9${made}`, 'The collector did not answer.'],
      [`${other.url}${made}`, 'it is not a Cotrail collector'],
      [`${rig.collector.url}${made}`, 'was used already or has expired'],
    ] as const) {
      await fill(options, '#pairing-link', refused);
      await options.click('#pairing-review');
      await see(options, words);
    }
    expect(await readStored()).toBeNull();
  });

  test('the popup on a collector’s pairing page offers to pair, and shows what that sets', async () => {
    page = await rig.browser.open(link);
    await page.bringToFront();
    const popup = await openPopupOver(rig.browser, page);
    await see(popup, 'This page offers to pair Cotrail');
    await popup.click('#pairing-review');
    await see(popup, `Pair with ${new URL(rig.collector.url).host}?`);
    await popup.close();
    await page.close();
    expect(await readStored()).toBeNull();
  });

  test('one confirmation shows all that a link sets; nothing is set before it, all of it after', async () => {
    await fill(options, '#pairing-link', link);
    await options.click('#pairing-review');
    const words = await see(options, 'All that this sets:');
    for (const set of [rig.collector.url, 'Kept 14 days here', 'until now 30', rig.site.url, 'Mask what is typed · Interactions · Replay'])
      expect(words).toContain(set);
    expect(await readStored()).toBeNull();
    await options.click('#pairing-accept');
    await see(options, `Paired with ${rig.collector.url}`);
    expect(await readStored()).toMatchObject({ endpoint: rig.collector.url, sites: [{ origin: rig.site.url }], retentionDays: 14 });
  });

  test('what content scripts can read holds neither a token nor a key', async () => {
    const [token, readable] = await options.evaluate<[string, string]>(readSecrets);
    expect(token).toMatch(/^[\w-]{32,}$/);
    expect(readable).toContain(rig.collector.url);
    expect(readable).not.toContain(token);
    expect(readable).not.toMatch(/token|secret|privateKey|"d":/i);
  });

  test('a link works once', async () => {
    await fill(options, '#pairing-link', link);
    await options.click('#pairing-review');
    await see(options, 'was used already or has expired');
  });

  test('nothing is recorded before it is confirmed, and a page that is open is recorded from then on', async () => {
    page = await rig.open();
    await click();
    const popup = await openPopupOver(rig.browser, page);
    await see(popup, 'First: confirm what is recorded');
    await popup.close();
    await goTo('welcome');
    await options.click('#consent-confirm');
    await see(options, 'You confirmed this on');
    await eventually(async () => {
      await click();
      expect(await readNewest(rig.site.url)).toContain('frames inputs');
    });
    const clicks = interactionsOf(await rig.records(), 'click');
    const { consentedAt } = (await readStored()) as unknown as { consentedAt: number };
    expect(clicks.filter(({ at }) => at < consentedAt)).toEqual([]);
    expect(clicks.length).toBeGreaterThan(0);
  });

  test('a site is added by hand; what is wrong with its address stands beside the field', async () => {
    await goTo('sites/add');
    for (const [typed, problem] of [
      ['not a site', 'This is not a site. One looks like https://chat.example'],
      [`${rig.site.url}/inbox?open=1`, 'This site is in the list already.'],
    ] as const) {
      await fill(options, '#site-origin', typed);
      await options.click('#site-save');
      await see(options, problem, '#site-origin-problem');
      expect(await options.evaluate(`document.querySelector('#site-origin').getAttribute('aria-invalid')`)).toBe('true');
    }
    await fill(options, '#site-origin', `${other.url}/inbox`);
    await options.click('#site-save');
    expect(await see(options, /Mask all text/, `[data-origin="${other.url}"]`)).toContain('Interactions · Replay');
    page = await rig.browser.open(other.url);
    await click();
    await eventually(async () => expect((await readNewest(other.url)).sort()).toEqual(['facts all', 'frames all']));
  });

  /** Changes the second site with a click on one control of its editor. */
  const edit = async (control: string) => {
    await goTo(`sites/edit?origin=${encodeURIComponent(other.url)}`);
    await options.click(control);
    await options.click('#site-save');
    await isSoon(options, `document.querySelector('#site-save') === null`);
  };

  test('another mask level and the switch of the replay take effect in the page that is open', async () => {
    await edit('input[value="none"]');
    await eventually(async () => {
      await click();
      expect((await readNewest(other.url)).sort()).toEqual(['facts none', 'frames none']);
    });
    await edit('input[name="frames"]');
    await eventually(async () => {
      await click();
      expect(await readNewest(other.url)).toEqual(['facts none']);
    });
  });

  test('with interactions off there are frames and no clicks', async () => {
    await edit('input[name="frames"]');
    await edit('input[name="interactions"]');
    await eventually(async () => {
      await click();
      expect((await readNewest(other.url)).sort()).toEqual(['facts none', 'frames none']);
    });
    const before = await countClicks();
    await click();
    await click();
    await rig.upload();
    expect(await countClicks()).toBe(before);
  });

  test('a removed site is not recorded any more', async () => {
    await edit('input[name="interactions"]');
    const before = await countClicks();
    await eventually(async () => {
      await click();
      expect(await countClicks()).toBeGreaterThan(before);
    });
    await goTo('sites');
    await options.click(`button[aria-label="Remove ${other.url}"]`);
    await options.click('[data-answer="yes"]');
    await isSoon(options, `document.querySelector('[data-origin="${other.url}"]') === null`);
    const recorded = await countClicks();
    await click();
    const popup = await openPopupOver(rig.browser, page);
    await see(popup, 'is not in your list of sites');
    await popup.close();
    expect(await countClicks()).toBe(recorded);
  });

  test('local copies are kept for a whole number of days', async () => {
    await goTo('copies');
    for (const wrong of ['0', '4000', '2.5', 'a week', ' ']) {
      await fill(options, '#retention-days', wrong);
      await options.click('button[type=submit]');
      await see(options, 'A whole number of days, from 1 to 3650.', '#retention-days-problem');
    }
    await fill(options, '#retention-days', '7');
    await options.click('button[type=submit]');
    await see(options, 'Saved');
    expect(await readStored()).toMatchObject({ retentionDays: 7 });
  });

  test('a settings file changes nothing before all that it would change was shown and confirmed', async () => {
    await goTo('file');
    const choose = (text: string) => chooseFile(options, '#settings-file', 'settings.json', text);
    const write = (settings: object) => JSON.stringify({ product: 'cotrail-settings', format: 1, settings });
    await choose('hello');
    await see(options, 'This file cannot be imported. Nothing was changed.');
    await choose(write({ endpoint: rig.collector.url, sites: [], retentionDays: 0 }));
    await see(options, 'A whole number of days, from 1 to 3650.', '#settings-file-problems');
    const before = await readStored();
    const site = { origin: other.url, maskLevel: 'all', interactions: true, frames: false, queryKeys: [] };
    await choose(write({ endpoint: rig.collector.url, sites: [site], retentionDays: 12 }));
    const shown = await see(options, 'What this file changes', '#settings-preview');
    expect(shown).toContain(new URL(other.url).host);
    expect(shown).toContain('12');
    expect(await readStored()).toEqual(before);
    await options.click('#settings-apply');
    await see(options, 'The settings are imported.');
    expect(await readStored()).toMatchObject({ endpoint: rig.collector.url, retentionDays: 12, sites: [{ origin: other.url }] });
    await choose(write({ endpoint: rig.collector.url, sites: [site], retentionDays: 12 }));
    await see(options, 'This file changes nothing');
  });
});
