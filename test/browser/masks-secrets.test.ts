/** What is typed and what a page holds is kept as its site's level says and no further, by the extension and by the collector. */
import { setTimeout as rest } from 'node:timers/promises';
import type { ElementHandle, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../../lib/events/api.ts';
import type { MaskLevel } from '../../lib/events/base.ts';
import { browsersHere } from '../support/browsers-here.ts';
import { servePages, type ServedPages } from '../support/pages.ts';
import { fill, openPopupOver, see } from '../support/on-screen.ts';
import { eventually, interactionsOf, sendFromExtension, startRig, type Rig } from '../support/rig.ts';
import { listSecrets, makeSecret, makeSecretPages, secretMasking, typedSecrets } from '../support/secret-pages.ts';
import { findInExtension, findInFiles } from '../support/stored-words.ts';

/** Typed key by key, so that the page repeats each beginning of it; the others come whole, which is faster. */
const byKey = /^(?:text|editor|shown|same)$/;
const levels = ['all', 'inputs', 'none'] as const;
const secrets = Object.assign({}, ...levels.map((level) => listSecrets(level, false))) as Record<string, string>;
const namesOf = (level: MaskLevel, found: readonly string[]): string[] => found.filter((name) => name.startsWith(`${level}:`)).sort();

describe.each(browsersHere)('in %s', (name) => {
  let rig: Rig;
  let others: ServedPages[];
  let inExtension: string[];
  let inCollector: string[];
  const open = new Map<MaskLevel, Page>();

  beforeAll(async () => {
    others = [await servePages(makeSecretPages('inputs', false)), await servePages(makeSecretPages('none', false))];
    const [inputs, none] = others as [ServedPages, ServedPages];
    rig = await startRig(name, {
      pages: makeSecretPages('all', true), // the only level that promises silence about a page that repeats what is typed
      maskLevel: 'all',
      masking: secretMasking,
      alsoRecorded: [
        { origin: inputs.url, maskLevel: 'inputs' },
        { origin: none.url, maskLevel: 'none' },
      ],
    });
    const sites = { all: rig.site.url, inputs: inputs.url, none: none.url };
    for (const level of levels) open.set(level, await tellAll(rig, `${sites[level]}/`, level));
    // The recorders begin anew in documents that hold and repeat all of it.
    await sendFromExtension(rig.browser, 'recording.pause');
    await sendFromExtension(rig.browser, 'recording.resume');
    for (const page of open.values()) await lookAgain(page);
    inExtension = await findInExtension(rig.browser, secrets);
    await rig.upload();
    inExtension.push(...(await findInExtension(rig.browser, secrets)));
    inCollector = findInFiles(rig.dataDir, secrets);
  });

  afterAll(async () => {
    await rig.close();
    for (const other of others) await other.close();
  });

  it.each(levels)('at the level “%s” only what may be kept is on the device', (level) => {
    expect(namesOf(level, [...new Set(inExtension)])).toEqual(Object.keys(listSecrets(level, true)).sort());
  });

  it.each(levels)('at the level “%s” only what may be kept is at the collector', (level) => {
    expect(namesOf(level, inCollector)).toEqual(Object.keys(listSecrets(level, true)).sort());
  });

  it('each page has its picture all the same, and nothing failed to be masked', async () => {
    const streams = (await rig.reader.readSessions(0))
      .flatMap((session) => session.streams)
      .filter(({ header }) => header.kind === 'frames');
    expect(streams.length).toBeGreaterThanOrEqual(levels.length);
    expect(streams.filter(({ records }) => records < 4)).toEqual([]);
    expect((await rig.records()).filter((record) => record.kind === 'gap' && JSON.stringify(record).includes('not-masked'))).toEqual([]);
  });

  it('what is done in a blocked box is told of the box: no name, no text, no id', async () => {
    const interactions = [...interactionsOf(await rig.records(), 'click'), ...interactionsOf(await rig.records(), 'input')];
    const inBoxes = interactions.filter(({ data }) => data.element.role === 'blocked');
    // Each of two looks is a double click.
    expect(inBoxes.filter(({ type }) => type === 'click')).toHaveLength(4 * levels.length);
    expect(inBoxes.filter(({ type }) => type === 'input')).toHaveLength(levels.length);
    for (const { data } of inBoxes) expect(data.element).toMatchObject({ id: null, name: null, label: null });
  });

  it('a frame that is blocked brings nothing of its document', () => {
    expect(findInFiles(rig.dataDir, { 'a class in it': 'vaulted' })).toEqual([]);
  });

  it('each edit is recorded, whatever is kept of it', async () => {
    const edits = interactionsOf(await rig.records(), 'input');
    const ids = Object.keys(typedSecrets).filter((id) => id !== 'blocked');
    expect(ids.filter((id) => edits.filter(({ data }) => data.element.id === id).length < levels.length)).toEqual([]);
  });

  it('the editor says what is wrong beside a selector, outlines what one hits, and no frame holds the outline', async () => {
    const [inputs] = others as [ServedPages];
    const options = await rig.browser.openExtensionPage(`options.html#/sites/rules?${new URLSearchParams({ origin: inputs.url })}`);
    const count = secretMasking.maskRules.length;
    await see(options, 'Masking rules of');
    await options.click('#rule-add');
    await fill(options, `#rule-${count}`, 'p[');
    await see(options, 'This is not a selector of elements.');
    await fill(options, `#rule-${count}`, 'p.ruled, #words, secret-card p');
    await options.click(`#rule-${count}-show`);
    await see(options, 'It hits 2 elements in');
    const page = open.get('inputs')!;
    await page.bringToFront();
    const readOutline = () => page.$eval('#words', (element) => getComputedStyle(element).outlineStyle);
    await eventually(async () => expect(await readOutline()).toBe('solid'));
    await page.click('#words');
    await options.close();
    await rig.upload();
    expect(findInFiles(rig.dataDir, { 'its colour': 'd6336c' })).toEqual([]);
  });

  it('the masking check finds a planted leak, and calls nowhere what is nowhere', async () => {
    const options = await rig.browser.openExtensionPage('options.html#/check');
    await options.click('#check-start');
    await see(options, 'Look for them');
    const words = await options.evaluate<Record<string, string>>(
      `Object.fromEntries([...document.querySelectorAll('[data-canary]')].map((row) => [row.dataset.canary, row.querySelector('code').textContent]))`,
    );
    const page = open.get('none')!;
    await page.bringToFront();
    await page.type('#text', words['password']!); // a page that takes a password in a plain field
    await page.type('#password', words['text']!);
    await page.click('#words'); // leaves the field
    await rig.upload();
    for (const typed of ['text', 'password']) await options.click(`#typed-${typed}`);
    await options.click('#check-look');
    await see(options, 'Words are stored that should not be.');
    await see(options, /Stored[^]*input data\.text/, '[data-canary=password]');
    await see(options, /frame event\.data/, '[data-canary=password]');
    await see(options, 'Nowhere', '[data-canary=text]');
    await see(options, 'Not judged', '[data-canary=card]');
    await options.close();
  });

  it('a rule that cannot be read masks the whole site, and the popup says so', async () => {
    const [inputs] = others as [ServedPages];
    const options = await rig.browser.openExtensionPage('options.html#/recorded');
    const stored = await options.evaluate<{ sites: Site[] }>(
      `(globalThis.browser ?? chrome).storage.local.get('settings').then(({ settings }) => settings)`,
    );
    await options.close();
    const broken = { maskRules: [{ selector: 'a >', rule: 'block' }] };
    const sites = stored.sites.map((site) => (site.origin === inputs.url ? { ...site, ...broken } : site));
    await sendFromExtension(rig.browser, 'settings.save', { ...stored, sites });
    const page = open.get('inputs')!;
    const popup = await openPopupOver(rig.browser, page);
    await see(popup, 'A masking rule of this site cannot be read');
    await page.click('#words');
    await rig.upload();
    const streams = (await rig.reader.readSessions(0)).flatMap((session) => session.streams.map(({ header }) => header));
    const newest = streams.filter(({ origin }) => origin === inputs.url).sort((a, b) => b.openedAt - a.openedAt)[0];
    expect(newest?.maskLevel).toBe('all');
  });
});

/** Opens the level's page and types a word into each of its fields. */
async function tellAll(rig: Rig, address: string, level: MaskLevel): Promise<Page> {
  const query = `?q=${makeSecret(level, 'own query')}#access_token=${makeSecret(level, 'own fragment')}`;
  const page = await rig.browser.open(address + query);
  await page.bringToFront();
  for (const id of Object.keys(typedSecrets)) {
    const field = await findField(page, id);
    await field.focus();
    if (byKey.test(id)) await page.keyboard.type(makeSecret(level, id));
    else await field.evaluate((element, word) => element.ownerDocument.execCommand('insertText', false, word), makeSecret(level, id));
    if (/shown$/.test(id)) await field.evaluate((element) => element.setAttribute('type', 'text'));
  }
  return lookAgain(page);
}

/** Uses what the page made of the words: selects, clicks and submits it. */
async function lookAgain(page: Page): Promise<Page> {
  await page.bringToFront();
  for (const selector of ['#words', '#caption', '#holder', '#boxed', '#echoes button', '#echoes p', '#text']) {
    const element = await page.$(selector);
    if (element === null) continue;
    await element.click({ count: 2 });
    await rest(350); // a selection has to rest
  }
  const form = await page.$('#echoes form input');
  await form?.focus();
  await page.keyboard.press('Enter');
  await rest(1_100); // as an edit has
  return page;
}

async function findField(page: Page, id: string): Promise<ElementHandle> {
  if (id.startsWith('shadow')) return (await page.waitForSelector(`secret-card >>> #${id}`))!;
  const frameId = id.startsWith('same') ? 'same-frame' : id === 'srcdoc' ? 'srcdoc-frame' : null;
  if (frameId === null) return (await page.waitForSelector(`#${id}`))!;
  const frame = await (await page.waitForSelector(`#${frameId}`))!.contentFrame();
  return (await frame!.waitForSelector(`#${id}`))!;
}
