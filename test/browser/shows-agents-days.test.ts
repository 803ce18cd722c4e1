/** Agents’ days on the collector’s page, over a simulated month: from the calendar to a moment of the replay, from a number to its rows, and by the keys alone. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCollector, type RunningCollector } from '../../collector/start.ts';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import type { RunningBrowser } from '../../scripts/browser/running-browser.ts';
import { buildExtension } from '../../scripts/build.ts';
import { browsersHere } from '../support/browsers-here.ts';
import { eventually } from '../support/rig.ts';
import { uploadMonth } from '../support/serve-month.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Where the clocks change within the month. */
const inMadrid = { zones: { usual: 'Europe/Madrid', groups: new Map<string, string>() } };

describe.each(browsersHere)('in %s', (name) => {
  let dir: string;
  let collector: RunningCollector;
  let browser: RunningBrowser;
  let page: Page;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'cotrail-agents-'));
    collector = await startCollector({ dataDir: join(dir, 'data'), port: 0, ...inMadrid });
    await uploadMonth(collector);
    browser = await launchBrowser(name, { extensionDir: await buildExtension(name) });
    page = await browser.open(await collector.createViewerLink());
    // The extension greets whoever installed it, in front of everything, whenever it is ready to. Firefox shows that page to Marionette only.
    if (name === 'chrome') await page.browser().waitForTarget((target) => target.url().endsWith('#/welcome'));
    await page.bringToFront();
    await page.setViewport({ width: 1280, height: 900 });
    await page.waitForSelector('#content');
  });
  afterAll(async () => {
    await browser.close();
    await collector.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const go = (hash: string) => page.evaluate((to) => void (location.hash = to), hash);
  const hash = () => page.evaluate(() => decodeURIComponent(location.hash));
  /** Waits for what an expression gives in the page. */
  const expectSoon = (expression: string, value: unknown) =>
    eventually(async () => expect(await page.evaluate(expression)).toEqual(value), 10_000);
  const focused = (attribute: string) => page.evaluate((name) => document.activeElement?.getAttribute(name), attribute);
  const find = (words: string) => page.waitForSelector(`::-p-text(${words})`);
  const openAgent = async (name: string) => {
    await go('#/agents?month=2026-10');
    await (await page.waitForSelector(`::-p-xpath(//*[@role="rowheader"][contains(., "${name}")])`))!.click();
    await page.waitForSelector('[data-day]');
  };
  const openDay = async (name: string, day: string) => {
    await openAgent(name);
    await page.click(`[data-day="${day}"]`);
    await page.waitForSelector('[data-lane] [data-key]');
    await page.waitForSelector('[data-number] [data-value]');
  };

  test('a month leads to a day, the day to a chat, and the chat to its moment in the replay and its row in the log', async () => {
    await openAgent('Ada Ruiz');
    expect(await page.$eval('[data-day="2026-10-13"]', (day) => day.textContent)).toMatch(/13.*2026: 25 chats/);
    expect(await page.$eval('[data-day="2026-10-18"]', (day) => day.textContent)).toMatch(/nothing was recorded/);
    await page.click('[data-day="2026-10-13"]');
    const chats = '[data-lane="chats"] [data-key]';
    await page.waitForSelector(chats);
    expect(await page.$$(chats)).toHaveLength(25);
    await page.click(chats);
    const panel = await page.waitForSelector('section[aria-label="Opened"]');
    expect(await panel!.evaluate((each) => each.textContent)).toMatch(/Chat: #\d+.*First response.*Sentimentnot available/);
    expect(await hash()).toContain('pick=chats.');
    await (await page.waitForSelector('section[aria-label="Opened"] ::-p-text(Row in the log)'))!.click();
    await page.waitForSelector('aside');
    expect(await hash()).toMatch(/^#\/conversations\?item=\d+.*&row=/);
    await page.goBack();
    await (await page.waitForSelector('section[aria-label="Opened"] ::-p-text(Replay)'))!.click();
    await expectSoon(`/^#\\/sessions\\/[0-9a-f-]+\\?at=\\d+&tab=1$/.test(location.hash)`, true);
    await find('Session begins');
  });

  test('a number opens the rows that it was counted from, as many as it says', async () => {
    await openDay('Ada Ruiz', '2026-10-13');
    const value = (name: string) => page.$eval(`[data-number="${name}"] [data-value]`, (each) => each.textContent);
    expect(await value('chats')).toBe('25');
    await page.click('[data-number="chats"] [data-value]');
    await page.waitForSelector('[data-rows]');
    expect(await page.$$('[data-thing="chat"]')).toHaveLength(25);
    const sent = await value('sent');
    await page.click('[data-number="sent"] [data-value]');
    await page.waitForSelector('[role="grid"][aria-label]');
    await expectSoon(`document.querySelector('[role="grid"]').getAttribute('aria-rowcount')`, String(Number(sent) + 1));
  });

  test('a range has its own numbers, and each agent’s share where it is all of them', async () => {
    await go('#/agents?from=2026-10-12&to=2026-10-14&rows=chats&month=2026-10');
    await page.waitForSelector('[data-number] [data-value]');
    await find('Counted from');
    const all = Number((await page.$eval('[data-number="chats"] [data-value]', (each) => each.textContent)).replaceAll(',', ''));
    const shares = await page.$$eval('section[aria-label^="Counted from"] tbody td:first-of-type', (cells) =>
      cells.map((cell) => Number(cell.textContent)),
    );
    expect(shares.length).toBeGreaterThan(3);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(all);
  });

  test('what nobody recorded is hatched, the number of a day with a gap says that it is not sure, and a number says what it is', async () => {
    await openDay('Ada Ruiz', '2026-10-12');
    const unrecorded = await page.$$eval('[data-unrecorded]', (holes) => holes.map((hole) => getComputedStyle(hole).backgroundImage));
    // Before the shift, in the pause, and after the shift.
    expect(unrecorded).toHaveLength(3);
    expect(unrecorded.every((image) => image.includes('repeating-linear-gradient'))).toBe(true);
    expect(await page.$eval('[data-number="chats"] .unseen', (each) => each.textContent)).toContain('Not sure');
    expect(await page.$eval('[data-number="sentiment"] td', (cell) => cell.textContent)).toBe(
      'not available: no text of a customer is kept',
    );
    await page.click('[data-number="occupancy"] th button');
    await find('in which at least one chat was open');
  });

  test('the night on which clocks go back has 25 hours, and chats over midnight are drawn to the day’s end', async () => {
    await openDay('Carla Vidal', '2026-10-25');
    expect(await page.$eval('[data-clock-change]', (each) => each.getAttribute('data-clock-change'))).toBe('3600000');
    await find('GMT+2, then GMT+1');
    expect(await page.$eval('[data-lane="chats"] [data-key]:last-of-type', (each) => each.getAttribute('aria-label'))).toContain('Chat');
    await go((await hash()).replace('2026-10-25', '2026-10-29'));
    await page.waitForSelector('[data-lane]');
    expect(await page.$('[data-clock-change]')).toBeNull();
  });

  test('by the keys alone: through the months, into a day, along and across its lanes, closer, into a thing and back', async () => {
    await openAgent('Ada Ruiz');
    await page.focus('[data-day="2026-10-01"]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await focused('data-day')).toBe('2026-10-09');
    await page.keyboard.press('PageUp');
    await find('Nothing was recorded in September 2026');
    await expectSoon(`document.activeElement.dataset.day`, '2026-09-09');
    await page.keyboard.press('PageDown');
    await expectSoon(`document.activeElement.dataset.day`, '2026-10-09');
    await page.keyboard.press('Enter');
    const first = await page.waitForSelector('[data-lane="presence"] [data-key]');
    await first!.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'End'] as const) await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.closest('[data-lane]')?.getAttribute('data-lane'))).toBe('chats');
    const last = await focused('data-key');
    expect(await page.$$eval('[data-lane="chats"] [data-key]', (all) => all.at(-1)?.getAttribute('data-key'))).toBe(last);
    await page.keyboard.press('+');
    await expectSoon(`location.hash.includes('from=')`, true);
    expect(await focused('data-key')).toBe(last);
    await page.keyboard.press('Enter');
    await expectSoon(`document.activeElement.tagName`, 'H2');
    await page.keyboard.press('Escape');
    await expectSoon(`document.activeElement.getAttribute('data-key')`, last);
    await page.keyboard.press('0');
    await expectSoon(`location.hash.includes('from=')`, false);
  });

  test('reports say what the collector counted, for the seconds that the reader chose', async () => {
    await go('#/agents?from=2026-10-12&to=2026-10-14&month=2026-10');
    await (await page.waitForSelector('main ::-p-xpath(.//a[.="Reports"])'))!.click();
    await page.waitForSelector('[data-part="agents"] td');
    expect(await hash()).toBe('#/reports?kind=status&from=2026-10-12&to=2026-10-14');
    await (await page.waitForSelector('::-p-xpath(//button[.="Service level"])'))!.click();
    const cells = `[...document.querySelectorAll('[data-part="total"] td')].map((cell) => Number(cell.textContent.replace(/\\D/g, '')))`;
    await page.waitForSelector('[data-part="hours"] td');
    const times: number[] = await page.evaluate(async () => {
      const answer = await fetch('/api/v1/activity/chats?from=2026-10-12&to=2026-10-14');
      const { chats } = (await answer.json()) as { chats: { firstResponseMs: number | null }[] };
      return chats.flatMap(({ firstResponseMs }) => firstResponseMs ?? []);
    });
    const expectLevel = async (within: number) => {
      const inTime = times.filter((ms) => ms <= within * 1000).length;
      await expectSoon(`${cells}.slice(0, 3)`, [Math.round((100 * inTime) / times.length), inTime, times.length]);
    };
    await expectLevel(30);
    const seconds = await page.waitForSelector('input[type="number"]');
    await seconds!.click({ count: 3 });
    await page.keyboard.type('90');
    await page.keyboard.press('Enter');
    await expectSoon(`location.hash.includes('within=90')`, true);
    await expectLevel(90);
  });

  test('axe finds nothing, in light and in dark, in the calendar, the team, the lanes, the table and the reports', async () => {
    await page.evaluate(axe);
    const check = async (where: string) => {
      const found = await page.evaluate(async () => {
        const { axe: run } = window as unknown as {
          axe: { run(on: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await run.run('#content')).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
      });
      expect(found, where).toEqual([]);
    };
    for (const scheme of ['light', 'dark']) {
      // As the system would choose it: all colours hang on this, and Firefox lets nobody pretend to be another system.
      await page.evaluate((chosen) => void (document.documentElement.style.colorScheme = chosen), scheme);
      await go('#/agents?month=2026-10');
      await page.waitForSelector('[role="rowheader"]');
      await check(`team, ${scheme}`);
      await openAgent('Ada Ruiz');
      await page.waitForSelector('[data-number] [data-value]');
      await check(`month, ${scheme}`);
      await page.click('[data-day="2026-10-12"]');
      await page.waitForSelector('[data-lane="chats"] [data-key]');
      await page.click('[data-lane="chats"] [data-key]');
      await page.waitForSelector('[data-number] [data-value]');
      await check(`lanes, ${scheme}`);
      await go(`${(await hash()).split('?')[0]}?as=table`);
      await page.waitForSelector('[data-thing]');
      await check(`table, ${scheme}`);
      for (const kind of ['status', 'level']) {
        await go(`#/reports?kind=${kind}&from=2026-10-12&to=2026-10-14`);
        await page.waitForSelector(`[data-part="${kind === 'status' ? 'agents' : 'hours'}"] figure svg[role="img"]`);
        await check(`report of ${kind}, ${scheme}`);
      }
    }
  });
});
