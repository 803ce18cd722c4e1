/** An admin erases a conversation by clicks: it is gone from the collector and from the device that recorded it, and a hold keeps another. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAccess } from '../../collector/store/sqlite.ts';
import type { ActionsPage } from '../../lib/events/action-api.ts';
import { openOnDevice, type OnDevice } from '../support/on-device.ts';
import { servePages } from '../support/pages.ts';
import { eventually, startRig, type Rig } from '../support/rig.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const page = (words: string) => `<!doctype html><html lang="en"><title>${words}</title><h1>${words}</h1><button>Reply</button></html>`;
const desk = await servePages({
  '/agent/filters/360': page('All tickets'),
  '/agent/tickets/8841': page('Ticket of Zebulon'),
  '/agent/tickets/8842': page('Another ticket'),
});
let rig: Rig;
let device: OnDevice;
let web: Page;

beforeAll(async () => {
  const alsoRecorded = [{ origin: desk.url, maskLevel: 'inputs' as const, console: 'zendesk' }];
  rig = await startRig('chrome', { pages: {}, alsoRecorded });
  const tab = await rig.browser.open(`${desk.url}/agent/filters/360`);
  await tab.bringToFront();
  for (const id of ['8841', '8842']) {
    await tab.goto(`${desk.url}/agent/tickets/${id}`);
    await tab.click('button');
    await tab.goto(`${desk.url}/agent/filters/360`);
  }
  device = await openOnDevice(rig.browser);
  web = await rig.browser.open(await rig.collector.createViewerLink());
  await web.setViewport({ width: 1100, height: 900 });
  await eventually(async () =>
    expect((await rig.records()).filter(({ kind }) => kind === 'action').map(say)).toEqual(expect.arrayContaining(all)),
  );
  await web.bringToFront();
});
afterAll(async () => {
  await rig.close();
  await desk.close();
});

const all = ['8841', '8842'].flatMap((id) => [`viewed ${id}`, `left ${id}`]);
const say = (action: Record<string, unknown>) =>
  `${String(action['event']).split('.').at(-1)} ${(action['conversation'] as { id?: string } | null)?.id}`;
const visit = (to: string) => web.evaluate((next) => void (location.hash = next), to);
const waitForWords = (words: string) => web.waitForFunction((text) => document.querySelector('main')?.innerText.includes(text), {}, words);
const listOnDevice = async () => {
  const page = await device.ask<ActionsPage>(`device.feed.listActions({ log: 'conversations' }, new AbortController().signal)`);
  return page.actions.map(say).sort();
};

/** Asks for it on the screen, and waits until it says what it found. */
async function find(id: string, note: string): Promise<void> {
  await visit('#/data/erasures');
  await web.locator('#erasure-id').fill(id);
  await web.locator('#erasure-note').fill(note);
  await web.locator('#erasure-find').click();
  await web.waitForSelector('[data-erasure="found"]');
}

async function confirm(): Promise<void> {
  await web.locator('[data-erasure="found"] [data-do="erase"]').click();
  await web.locator('dialog[open] [data-answer="yes"]').click();
}

test('a conversation that is found and confirmed is gone: from the log, from the session, and from the device', async () => {
  expect(await listOnDevice()).toEqual(all.toSorted());
  await find('8841', 'Request 7');
  const readFound = (what: string) => web.$eval(`[data-erasure="found"] [data-count="${what}"]`, (count) => count.textContent);
  expect(await readFound('actions')).toBe('2 actions');
  for (const what of ['recordings', 'interactions']) expect(await readFound(what)).toMatch(/^[1-9]/);
  await confirm();
  await web.waitForSelector('[data-erasure="done"]');

  await visit('#/conversations');
  await waitForWords('8842');
  expect(await web.$eval('main', (main) => main.innerText)).not.toContain('8841');
  await visit('#/conversations?text=8841');
  await waitForWords('No action fits these filters');

  await visit('#/sessions');
  await web.locator('[role="option"]').click();
  await web.waitForFunction(() => /actions? removed/.test(document.querySelector('main')?.innerText ?? ''));
  const rows = await web.$$eval('[role="option"]', (options) => options.map((option) => (option as HTMLElement).innerText));
  expect(rows.filter((row) => /Gap.*erased/s.test(row)).length).toBeGreaterThan(1);
  const removed = rows.flatMap((row) => /(\d+) actions? removed/.exec(row)?.[1] ?? []);
  expect(removed.reduce((sum, count) => sum + Number(count), 0)).toBe(2);
  expect(rows.join('\n')).not.toContain('Zebulon');
  expect(rows.join('\n')).toContain('Conversation viewed · 8842');

  await device.ask('device.askForErasures()');
  await eventually(async () => expect(await listOnDevice()).toEqual(all.filter((words) => words.endsWith('8842')).toSorted()));
  const own = await rig.browser.open(`${rig.browser.extensionOrigin}/dashboard.html#/conversations`);
  await own.waitForFunction(() => document.querySelector('main')?.innerText.includes('8842'));
  expect(await own.$eval('main', (main) => main.innerText)).not.toContain('8841');
  await own.close();
  await web.bringToFront();
  await eventually(async () => {
    await web.reload();
    await visit('#/data/erasures');
    expect(await web.waitForSelector('[data-told]').then((told) => told!.evaluate((each) => each.textContent))).toMatch(/^1 of 1 device/);
  });
});

test('a hold keeps another conversation from being erased until it is lifted', async () => {
  await visit('#/data/holds');
  await web.locator('#hold-conversation').fill('8842');
  await web.locator('#hold-reason').fill('Claim 12');
  await web.locator('#hold-set').click();
  await web.waitForSelector('[data-hold]');
  await find('8842', 'Request 8');
  await confirm();
  await web.waitForSelector('[data-erasure="held"]');
  await visit('#/conversations');
  await waitForWords('8842');
  await visit('#/data/holds');
  await web.locator('[data-hold] button').click();
  await web.locator('dialog[open] [data-answer="yes"]').click();
  await waitForWords('Lifted by');
  await visit('#/data/erasures');
  await web.waitForFunction(() => document.querySelectorAll('[data-erasure="done"]').length === 2);
});

const readTitles = async () => (await rig.records()).flatMap(({ title }) => (typeof title === 'string' ? [title] : []));

test('a tighter mask level is applied to what is stored: no title and no picture is left, here and on the device', async () => {
  const tab = await rig.browser.open(`${desk.url}/agent/filters/360`);
  await tab.bringToFront();
  await tab.click('button');
  await eventually(async () => expect(await readTitles()).toContain('All tickets'));
  await tab.close();
  await web.bringToFront();
  await visit('#/data/masking');
  await web.locator('#remask-site').fill(desk.url);
  await web.locator('[name="remask-target"][value="all"]').click();
  await web.locator('#remask-note').fill('Request 9');
  await web.locator('#remask-find').click();
  await web.waitForSelector('[data-remasking="found"] [data-level="inputs"] [data-count="frame"]');
  await web.locator('[data-do="apply"]').click();
  await web.locator('dialog[open] [data-answer="yes"]').click();
  await web.waitForSelector('[data-remasking="done"]');
  expect(await readTitles()).not.toContain('All tickets');
  await device.ask('device.askForErasures()');
  await eventually(async () => expect(await device.ask('device.countShowing()')).toEqual({ titles: 0, pictures: 0 }));
  await visit('#/audit?event=masking.applied');
  await waitForWords('Request 9');
});

async function findViolations(): Promise<string[]> {
  await web.evaluate(axe);
  return web.evaluate(async () => {
    type Found = { violations: { id: string; nodes: { html: string }[] }[] };
    const { violations } = await (window as unknown as { axe: { run(on: Document): Promise<Found> } }).axe.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

test('nothing that a machine can find stands in the way of anybody: data, devices, accounts, signing in', async () => {
  const access = openAccess(rig.dataDir);
  await access.addAccount({ name: 'Adi Roy', roles: ['admin'], groups: [], now: Date.now() });
  access.close();
  const screens = ['#/data', '#/data/holds', '#/data/erasures', '#/data/masking', '#/data/health', '#/devices', '#/accounts'];
  for (const [index, screen] of screens.entries()) {
    await web.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: index % 2 === 0 ? 'light' : 'dark' }]);
    await visit(screen);
    await web.waitForSelector('main :is(table, [data-hold], [data-erasure], [data-remasking])');
    expect([screen, await findViolations()]).toEqual([screen, []]);
  }
  await web.goto(`${rig.collector.url}/sign-in`);
  await web.waitForSelector('#name');
  expect(await findViolations()).toEqual([]);
});
