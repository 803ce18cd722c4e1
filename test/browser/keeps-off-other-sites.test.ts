/** Nothing is recorded before a person agreed to it, nor on any site that is not allowed; and a build with fixed sites holds no other code. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../../lib/events/api.ts';
import type { Settings } from '../../lib/settings/settings.ts';
import { browserNames, launchBrowser } from '../../scripts/browser/launch.ts';
import type { ExtensionPage, RunningBrowser } from '../../scripts/browser/running-browser.ts';
import { buildExtension } from '../../scripts/build.ts';
import { servePages, type ServedPages } from '../support/pages.ts';
import { eventually, sendFromExtension } from '../support/rig.ts';

const page = { '/': '<!doctype html><title>Page</title><body><input id="field"><button id="button">Button</button></body>' };

const readOrigins = `new Promise((resolve, reject) => {
  const opened = indexedDB.open('cotrail');
  opened.onerror = () => reject(opened.error);
  opened.onsuccess = () => {
    const rows = opened.result.transaction('streams').objectStore('streams').getAll();
    rows.onsuccess = () => resolve([...new Set(rows.result.map(({ origin }) => origin).filter((origin) => origin !== null))]);
  };
})`;

describe.each(browserNames)('in %s', (name) => {
  let browser: RunningBrowser;
  let allowed: ServedPages;
  let otherPort: ServedPages;
  let options: ExtensionPage;

  beforeAll(async () => {
    allowed = await servePages(page);
    otherPort = await servePages(page);
    browser = await launchBrowser(name, { extensionDir: await buildExtension(name) });
    const site: Site = { origin: allowed.url, maskLevel: 'none', interactions: true, frames: true, queryKeys: [] };
    const settings: Settings = { version: 1, endpoint: null, sites: [site], retentionDays: 30, personName: null, consentedAt: null };
    await sendFromExtension(browser, 'settings.save', settings);
    options = await browser.openExtensionPage('options.html#/welcome');
  });

  afterAll(async () => {
    await browser.close();
    await allowed.close();
    await otherPort.close();
  });

  it('nothing is recorded on an allowed site before the person has agreed, and then from then on', async () => {
    const open = await use(await browser.open(allowed.url));
    await rest(1_000);
    expect(await options.evaluate(readOrigins)).toEqual([]);
    await options.click('#consent-confirm');
    await open.bringToFront();
    await eventually(async () => expect(await options.evaluate(readOrigins)).toEqual([allowed.url]));
  });

  it('a page of another host or port is left as it was, and leaves nothing', async () => {
    const otherHost = allowed.url.replace('127.0.0.1', 'localhost');
    for (const url of [otherPort.url, otherHost]) {
      const other = await use(await browser.open(url));
      expect(await other.evaluate(readTraces)).toEqual([]);
    }
    // What is recorded later on the allowed site is there: so would be theirs.
    const before = await countRecords(options);
    await use(await browser.open(allowed.url));
    await eventually(async () => expect(await countRecords(options)).toBeGreaterThan(before));
    expect(await options.evaluate(readOrigins)).toEqual([allowed.url]);
  });

  it('a build without fixed sites differs in its manifest only', async () => {
    const out = mkdtempSync(join(tmpdir(), 'cotrail-build-'));
    const withSites = readFiles(await buildExtension(name));
    const without = readFiles(await buildExtension(name, { sites: '', out }));
    rmSync(out, { recursive: true });
    expect([...without.keys()]).toEqual([...withSites.keys()]);
    expect([...without.keys()].filter((file) => !without.get(file)!.equals(withSites.get(file)!))).toEqual(['manifest.json']);
    const { host_permissions: fixed, ...others } = JSON.parse(withSites.get('manifest.json')!.toString()) as Record<string, unknown>;
    expect(fixed).toEqual(expect.arrayContaining(['http://127.0.0.1/*']));
    expect(JSON.parse(without.get('manifest.json')!.toString())).toEqual(others);
    expect(others).toMatchObject(asked);
    expect(Object.keys(others).filter((key) => !mayHave.includes(key))).toEqual([]);
  });
});

/** All that the extension asks for. Whoever adds to it gives its reason in wxt.config.ts and in the README, and adds it here. */
const asked = {
  permissions: ['storage', 'unlimitedStorage', 'scripting', 'alarms', 'webRequest', 'activeTab'],
  optional_host_permissions: ['https://*/*', 'http://*/*'],
  incognito: 'not_allowed',
  content_security_policy: { extension_pages: expect.stringMatching(/^default-src 'none'; script-src 'self'; /) as string },
};
/** No `content_scripts`: they are registered for allowed sites. No `web_accessible_resources`: no page can find out that the extension is there. */
const mayHave = [
  ...['manifest_version', 'name', 'description', 'version', 'icons', 'default_locale', 'action', 'background', 'options_ui', 'storage'],
  ...['browser_specific_settings', 'minimum_chrome_version', ...Object.keys(asked)],
];

/** One of everything that would be recorded. */
async function use(page: Page): Promise<Page> {
  await page.bringToFront();
  await page.click('#button');
  await page.click('#field');
  await page.keyboard.type('hello');
  await page.keyboard.press('Tab');
  await page.evaluate(() => dispatchEvent(new CustomEvent('cotrail:event', { detail: { event: 'said' } })));
  return page;
}

/** What a page could see of a recorder: names, changed nodes, browser functions that are not the browser's any more. */
function readTraces(): string[] {
  const names = [...Object.getOwnPropertyNames(window), ...Object.getOwnPropertyNames(document)].filter((each) =>
    /cotrail|rrweb/i.test(each),
  );
  const nodes = [...document.querySelectorAll('*')].filter((each) => !/^(?:html|head|title|body|input|button)$/.test(each.localName));
  const attributes = [...document.querySelectorAll('*')].flatMap((each) => each.getAttributeNames()).filter((each) => each !== 'id');
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  const browserOwn = [
    addEventListener,
    history.pushState,
    Element.prototype.attachShadow,
    CSSStyleSheet.prototype.insertRule,
    setter,
    fetch,
  ];
  const patched = browserOwn.filter((each) => !Function.prototype.toString.call(each).includes('[native code]'));
  return [...names, ...nodes.map((each) => each.localName), ...attributes, ...patched.map(String)];
}

function countRecords(options: ExtensionPage): Promise<number> {
  return options.evaluate<number>(`new Promise((resolve) => {
    indexedDB.open('cotrail').onsuccess = ({ target }) => {
      target.result.transaction('records').objectStore('records').count().onsuccess = (event) => resolve(event.target.result);
    };
  })`);
}

/** Each file below the folder with its bytes, in order of their names. */
function readFiles(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}
