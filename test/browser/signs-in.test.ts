/** Signing in at the collector’s page with a local account: what a supervisor and an admin may see there, and the way out. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../../collector/accounts/password.ts';
import { startCollector, type RunningCollector } from '../../collector/start.ts';
import { openAccess } from '../../collector/store/sqlite.ts';
import type { Role } from '../../lib/events/role.ts';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import type { RunningBrowser } from '../../scripts/browser/running-browser.ts';
import { buildExtension } from '../../scripts/build.ts';
import { enrolDevice } from '../support/made-up-device.ts';
import { newClick, start } from '../unit/collector/seal-upload.ts';
import { newId } from '../../lib/events/id.ts';

const dir = mkdtempSync(join(tmpdir(), 'cotrail-sign-in-'));
const password = 'four words in a row';
let collector: RunningCollector;
let browser: RunningBrowser;
let page: Page;

beforeAll(async () => {
  collector = await startCollector({ dataDir: join(dir, 'data'), port: 0 });
  const device = await enrolDevice(collector);
  await device.sendStream({ session: newId(), openedAt: start }, (stream) => [0, 1, 2].map((seq) => newClick(stream, seq)));
  const access = openAccess(join(dir, 'data'));
  const add = async (name: string, roles: Role[], groups: string[]) => {
    const account = await access.addAccount({ name, roles, groups, now: Date.now() });
    await access.setPassword(account!.id, await hashPassword(password));
  };
  await add('Sue Vega', ['supervisor'], ['*']);
  await add('Adi Roy', ['admin'], []);
  access.close();
  browser = await launchBrowser('chrome', { extensionDir: await buildExtension('chrome') });
  page = await browser.open('about:blank');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await collector?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** What the rail leads to. */
const readRail = async () => {
  await page.waitForSelector('nav a[aria-current]');
  return page.$$eval('nav a[title]', (items) => items.map((item) => item.getAttribute('title')));
};
const signIn = async (name: string, given = password) => {
  await page.bringToFront(); // The extension's first page opens beside it, and may stand before it.
  await page.locator('#name').fill(name);
  await page.locator('#password').fill(given);
  await page.locator('#sign-in button').click();
};

test('nobody sees anything before signing in; then each sees what their role is for, and nothing after signing out', async () => {
  await page.goto(`${collector.url}/#/audit`);
  await page.waitForFunction(() => location.pathname === '/sign-in');
  await signIn('Sue Vega', 'not the right one');
  await page.waitForFunction(() => document.querySelector('#state')?.textContent?.includes('do not fit together'));
  await signIn('Sue Vega');
  // Where they wanted to go, they may not: it is said, with what to do.
  await page.waitForFunction(() => document.body.innerText.includes('This is not for your role'));
  expect(new URL(page.url()).hash).toBe('#/audit');
  await page.goto(`${collector.url}/#/sessions`);
  expect(await readRail()).toEqual(['Sessions', 'Conversations', 'Agents']);
  await page.waitForFunction(() => document.body.innerText.includes('1 session'));
  await page.locator('button[aria-label="Sign out"]').click();
  await page.waitForFunction(() => location.pathname === '/sign-in');

  await signIn('Adi Roy');
  await page.waitForFunction(() => location.pathname === '/');
  expect(await readRail()).toEqual(['Audit', 'Devices', 'Data', 'Accounts']);
  await page.waitForFunction(() => document.body.innerText.includes('Sue Vega'));
  await page.locator('nav a[title="Accounts"]').click();
  await page.waitForSelector('table');
  await page.locator('form input[maxlength]').fill('Ben Ito');
  await page.locator('label ::-p-text(auditor)').click();
  await page.locator('form button[type="submit"]').click();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[readonly]')?.value.includes('/sign-in#setup='));
  const refused = await page.evaluate(async () => (await fetch('/api/v1/sessions')).status);
  expect(refused).toBe(403);
  await page.locator('button[aria-label="Sign out"]').click();
  await page.waitForFunction(() => location.pathname === '/sign-in');
  expect(await page.evaluate(async () => (await fetch('/api/v1/me')).status)).toBe(401);
});
