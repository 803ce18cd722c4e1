/** The conversation log and the audit log on the collector’s page, used as a supervisor and an admin use them. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCollector, type RunningCollector } from '../../collector/start.ts';
import type { Action } from '../../lib/events/action.ts';
import { newId } from '../../lib/events/id.ts';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import type { RunningBrowser } from '../../scripts/browser/running-browser.ts';
import { buildExtension } from '../../scripts/build.ts';
import { findViolations } from '../support/find-violations.ts';
import { enrolDevice, type MadeUpDevice } from '../support/made-up-device.ts';
import { eventually } from '../support/rig.ts';
import { newAction, newClick, newLedger, start } from '../unit/collector/seal-upload.ts';

const dir = mkdtempSync(join(tmpdir(), 'cotrail-logs-'));
const session = newId();
let collector: RunningCollector;
let browser: RunningBrowser;
let page: Page;

const seen = <T>(value: T) => ({ value, evidence: ['network' as const] });
const unknown = { value: null, evidence: [] };
const by = (name: string): Action['actor'] => ({
  kind: 'agent',
  person: { id: name.toLowerCase(), name, console: 'desk', via: 'console' },
  device: null,
});
const about = (id: string, group: string | null, link = `https://console.example/${id}`): Partial<Action> => ({
  conversation: { id, link, group },
  entity: seen({ type: 'conversation', id, name: null }),
  ...{ console: 'desk', outcome: seen('confirmed' as const), initiator: 'agent', evidence: ['network'] },
});
const view = (ownGroup: boolean | null) => ({ visit: newId(), dwellMs: null, ownGroup });
const rule = { profile: 'desk', version: '3', rule: 'assign', provenance: 'source' as const };

/** The ledger of a device, with as many actions as are told. */
async function send(actions: Partial<Action>[], from?: MadeUpDevice): Promise<void> {
  const sender = from ?? (await enrolDevice(collector));
  await sender.sendStream(newLedger(sender.id), (stream) => actions.map((action, seq) => newAction(stream, seq, action)));
}

const assigned: Partial<Action> = {
  ...about('8841', 'Tier 1'),
  ...{ event: 'conversation.assigned', at: start + 3000, actor: by('Ana'), session, from: unknown, to: seen('Tier 2'), rule },
  moment: { session, tab: 1, document: null, at: start + 3000, place: 'inferred' },
};

beforeAll(async () => {
  collector = await startCollector({ dataDir: join(dir, 'data'), port: 0 });
  const device = await enrolDevice(collector);
  await device.sendStream({ session, openedAt: start }, (stream) => [0, 1, 2, 3, 4, 5].map((seq) => newClick(stream, seq)));
  await send(
    [
      { ...about('8841', 'Tier 2'), event: 'conversation.viewed', at: start + 1000, actor: by('Ben'), view: view(false) },
      { ...about('8842', 'Tier 2'), event: 'conversation.viewed', at: start + 1500, actor: by('Ben'), view: view(false) },
      { ...about('8843', null), event: 'conversation.viewed', at: start + 2000, actor: by('Ben'), view: view(null) },
      { ...about('8844', 'Tier 1'), event: 'conversation.viewed', at: start + 2500, actor: by('Ana'), view: view(true) },
      assigned,
      { ...about('8841', 'Tier 2'), event: 'conversation.of-tomorrow', at: start + 4000, actor: by('Ana'), outcome: seen('attempted') },
      {
        ...about('8842', 'Tier 2', 'javascript:alert(1)'),
        event: 'message.sent',
        at: start + 5000,
        actor: by('דנה לוי'),
        outcome: seen('failed'),
      },
      { event: 'account.logged-in', at: start + 6000, actor: by('Ana') },
      {
        event: 'queue.renamed',
        at: start + 7000,
        actor: by('Ana'),
        entity: seen({ type: 'queue', id: 'q-1', name: 'Returns' }),
        to: seen('Refunds'),
      },
    ],
    device,
  );
  browser = await launchBrowser('chrome', { extensionDir: await buildExtension('chrome') });
  page = await browser.open(await collector.createViewerLink());
  // The extension greets whoever installed it, in front of everything, whenever it is ready to.
  await page.browser().waitForTarget((target) => target.url().endsWith('#/welcome'));
  await page.bringToFront();
  await page.waitForSelector('#content');
});
afterAll(async () => {
  await browser.close();
  await collector.close();
  rmSync(dir, { recursive: true, force: true });
});

const visit = async (hash: string): Promise<void> => {
  await page.evaluate((to) => void (location.hash = to), '#/sessions');
  await page.waitForFunction(() => document.querySelector('[role="grid"]') === null);
  await page.evaluate((to) => void (location.hash = to), hash);
};
const hash = () => page.evaluate(() => decodeURIComponent(location.hash.replaceAll('+', ' ')));
const find = (role: string, words: string) => page.waitForSelector(`::-p-xpath(//${role}[contains(., "${words}")])`);
const press = async (role: string, words: string) => (await find(role, words))!.click();
const choose = async (menu: string, item: string) => {
  await press('button', menu);
  await press('*[@role="option" or starts-with(@role, "menuitem")]', item);
  await page.keyboard.press('Escape');
};
const row = '*[@role="row"]';
/** Each row of the table as its cells’ words. */
const listRows = () =>
  page.$$eval('[role="row"]:not(:has([role="columnheader"]))', (rows) =>
    rows.map((each) => [...each.children].map((cell) => (cell as HTMLElement).innerText.replaceAll('\n', ' ').trim()).join(' | ')),
  );
const expectRows = (words: (string | RegExp)[]) =>
  eventually(async () =>
    expect(await listRows()).toEqual(
      words.map((each): unknown => (typeof each === 'string' ? expect.stringContaining(each) : expect.stringMatching(each))),
    ),
  );
const readPanel = () => page.$eval('#content aside', (panel) => panel.innerText);

test('the conversation log says who did what, from what, to what, how sure that is, and what it does not know', async () => {
  await visit('#/conversations');
  await expectRows([
    /דנה לוי.*Message sent.*8842.*Failed/,
    /Ana.*conversation\.of-tomorrow.*8841.*Not confirmed/,
    /Ana.*Assignment changed \| 8841 \| unknown \| Tier 2 \| desk \| Confirmed/,
    /Ana.*Conversation viewed \| 8844/,
    /Ben.*Conversation viewed \| 8843.*Group unknown/,
    /Ben.*Conversation viewed \| 8842.*Other group/,
    /Ben.*Conversation viewed \| 8841.*Other group/,
  ]);
  const times = await page.$$eval('[role="row"] time', (all) => all.map((time) => time.title));
  expect(times[2]).toBe(new Date(start + 3000).toISOString());
  const links = await page.$$eval('[role="row"] a', (all) => all.map((a) => [a.href, a.rel, a.target]));
  expect(links[0]).toEqual(['https://console.example/8841', 'noopener noreferrer', '_blank']);
  expect(links.filter(([href]) => !href!.startsWith('https:'))).toEqual([]);
});

test('the audit log has the rest', async () => {
  await visit('#/audit?by=Ana'); // The collector’s own rows, such as who opened this dashboard, are another’s.
  await expectRows([/Ana.*Queue renamed \| Queue Returns \| unknown \| Refunds/, /Ana.*Logged in/]);
});

test('filters hold together, count, stand in the address, and Back takes them away', async () => {
  await visit('#/conversations');
  await choose('Event', 'Conversation viewed');
  await expectRows(['8844', '8843', '8842', '8841']);
  await choose('Done by', 'Ben');
  await choose('Group', 'Other group');
  await expectRows(['8842', '8841']);
  expect(await hash()).toBe('#/conversations?event=conversation.viewed&by=Ben&ownGroup=no');
  await find('p[@role="status"]', '2 actions');
  await page.reload();
  await expectRows(['8842', '8841']);
  await press('button', 'Group: Other group');
  await find('*[@role="option"]', 'Group unknown');
  expect(
    await page.$$eval('[role="option"]', (all) => all.map((each) => (each as HTMLElement).innerText.replaceAll(/\s+/g, ' ').trim())),
  ).toEqual(['Other group 2', 'Group unknown 1']);
  await page.keyboard.press('Escape');
  await page.goBack();
  await expectRows(['8843', '8842', '8841']);
  await page.type('input[placeholder="Search actions"]', '8843');
  await expectRows(['8843']);
  await page.type('input[placeholder="Search actions"]', 'x');
  await find('h2', 'No action fits these filters');
  await press('main//button', 'Clear filters');
  await eventually(async () => expect(await listRows()).toHaveLength(7));
});

test('an address that somebody broke shows what is left of it', async () => {
  await visit('#/conversations?event=conversation.viewed&outcome=&since=yesterday&nonsense=1&ownGroup=maybe&row=broken');
  await eventually(async () => expect(await listRows()).toHaveLength(0));
  await visit('#/conversations?event=conversation.viewed&since=yesterday&nonsense=1&ownGroup=maybe&row=broken');
  await expectRows(['8844', '8843', '8842', '8841']);
});

test('the keys move through the rows, open one beside them, and close it', async () => {
  await visit('#/conversations');
  await expectRows([/.*/, /.*/, 'Assignment changed', /.*/, /.*/, /.*/, /.*/]);
  await page.focus('[role="grid"]');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter'] as const) await page.keyboard.press(key);
  await page.waitForSelector('#content aside');
  const panel = await readPanel();
  for (const words of [
    'Assignment changed',
    'seen by the browser in a request',
    'unknown',
    'Tier 2',
    'read in the console’s source',
    'inferred',
  ])
    expect(panel).toContain(words);
  await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
  const address = await hash();
  await page.keyboard.press('Escape');
  await page.waitForSelector('#content aside', { hidden: true });
  await page.waitForFunction(() => document.activeElement?.role === 'grid');
  await visit(address);
  await page.waitForSelector('#content aside');
  await eventually(async () => expect(await readPanel()).toContain('Tier 2'));
});

test('two clicks tell who opened a conversation, and which of other groups a person opened', async () => {
  await visit('#/conversations');
  await press(row, 'Assignment changed');
  await press('aside//a', 'Who opened this conversation');
  await expectRows([/Ben.*8841/]);
  await press(row, '8841');
  await press('aside//a', 'Conversations of other groups that Ben opened');
  await expectRows([/Ben.*8842.*Other group/, /Ben.*8841.*Other group/]);
});

test('a row opens the replay at its moment, and the timeline leads back to the row', async () => {
  await visit('#/conversations');
  await press(row, 'Assignment changed');
  await press('aside//a', 'Open the replay at this moment');
  const option = await find('*[@role="option"]', 'Assignment changed');
  expect(await option!.evaluate((element) => (element as HTMLElement).innerText)).toContain('unknown → Tier 2');
  expect(await hash()).toContain(`at=${start + 3000}`);
  expect(await page.$('[role="option"] a')).toBeNull();
  await (await page.waitForSelector(`[role="listbox"] ~ * a[href*="${start + 3000}"]`))!.click();
  await expectRows(['Assignment changed']);
  expect(await hash()).toContain(`session=${session}`);
  await eventually(async () => expect(await readPanel()).toContain('Tier 2'));
});

test('what arrives is there by itself; while one stands on a row it waits for a press', async () => {
  await visit('#/audit?event=tag.created');
  await find('h2', 'No action fits these filters');
  await send([{ event: 'tag.created', at: start + 20_000, to: seen('first') }]);
  await expectRows(['first']);
  await page.focus('[role="grid"]');
  await page.keyboard.press('ArrowDown');
  await send([{ event: 'tag.created', at: start + 21_000, to: seen('second') }]);
  const button = await find('button', '1 new action');
  await expectRows(['first']);
  await button!.click();
  await expectRows(['second', 'first']);
  await find('p[@role="status"]', '2 actions');
});

test('what is shown is exported while one is elsewhere, saved, and written down', async () => {
  const downloads = await browser.saveDownloads();
  await visit('#/conversations?event=conversation.viewed&ownGroup=no');
  await expectRows(['8842', '8841']);
  await choose('Export', 'JSON Lines');
  await visit('#/audit?event=export.created');
  await find('*[@role="status"]', '2 rows');
  await press('button', 'Download');
  const lines = await eventually(async () => {
    const [name] = readdirSync(downloads).filter((each) => each.endsWith('.jsonl'));
    return readFileSync(join(downloads, name!), 'utf8').trim().split('\n');
  });
  const exported = lines
    .map((line) => JSON.parse(line) as { kind?: string; conversation?: { id: string } })
    .filter(({ kind }) => kind === 'action');
  expect(exported.map(({ conversation }) => conversation?.id)).toEqual(['8842', '8841']);
  await expectRows(['Log exported']);
  await press('button', 'Remove');
  await page.waitForFunction(() => !document.body.innerText.includes('2 rows'));
});

test.each(['light', 'dark'] as const)('nothing that a machine can find stands in the way of anybody, in %s', async (scheme) => {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  for (const [address, words] of [
    ['#/conversations', 'Assignment changed'],
    ['#/audit', 'Queue renamed'],
  ] as const) {
    await visit(address);
    await press(row, words);
    await page.waitForSelector('#content aside dl');
    await press('button', 'Event');
    await page.waitForSelector('[role="option"]');
    expect(await findViolations(page)).toEqual([]);
  }
});
