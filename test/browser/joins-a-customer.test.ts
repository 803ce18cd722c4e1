/** An agent in Chromium joins a customer in Firefox by the code that they read out: both sides once and in order, through an outage, a killed browser and a withdrawn consent. */
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Action } from '../../lib/events/action.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import type { Interaction } from '../../lib/events/interaction.ts';
import { deskSteps } from '../../practice/shift/desk-steps.ts';
import { createHand } from '../../practice/shift/hand.ts';
import { shopSteps } from '../../practice/shift/shop-steps.ts';
import type { Step } from '../../practice/shift/step.ts';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import type { RunningBrowser } from '../../scripts/browser/running-browser.ts';
import { setUpThroughOptions } from '../../scripts/browser/set-up-through-options.ts';
import { buildExtension } from '../../scripts/build.ts';
import { type CompanyRig, createCompanyRig, press, waitForState } from '../support/company-visit.ts';
import { openPopupOver, see } from '../support/on-screen.ts';
import { eventually, sendFromExtension } from '../support/rig.ts';

let rig: CompanyRig;
let desk: RunningBrowser;
let console8800: Page;
beforeAll(async () => {
  rig = await createCompanyRig('firefox');
  desk = await launchBrowser('chrome', { extensionDir: await buildExtension('chrome') });
  await setUpThroughOptions(desk, await rig.collector.createPairingLink());
  console8800 = await desk.open(rig.practice.deskUrl);
  await console8800.bringToFront();
});
afterAll(async () => {
  await desk?.close();
  await rig?.close();
});

type Counts = Record<string, number>;

/** Plays steps, and adds up what each side is to have recorded. */
async function play(page: Page, steps: readonly Step[], made: Counts): Promise<void> {
  await page.bringToFront();
  for (const { act, makes } of steps) {
    await act(createHand(page));
    for (const [type, count] of Object.entries(makes)) made[type] = (made[type] ?? 0) + count;
  }
}

const readPanel = (page: Page): Promise<string> =>
  page.$eval('cotrail-companion', (host) => host.shadowRoot?.querySelector('.panel')?.textContent ?? 'nothing');
const seePanel = (page: Page, words: string) => eventually(async () => expect(await readPanel(page)).toContain(words));

const isAct = (record: Envelope): record is Envelope & Interaction => record.kind === 'interaction';
const count = (records: readonly Envelope[]): Counts =>
  Object.fromEntries(Object.entries(Object.groupBy(records.filter(isAct), ({ type }) => type)).map(([type, of]) => [type, of.length]));

/** A session of a side with its records, after all that the desk holds was sent. */
async function readSide(side: 'agent' | 'customer') {
  await sendFromExtension(desk, 'upload.now');
  const [session, ...more] = (await rig.reader.readSessions(0)).filter(({ session: { of } }) => (of ?? 'agent') === side);
  expect(more).toEqual([]);
  return { ...session!, records: await rig.reader.readRecords(session!.session.id) };
}

test('two sessions are linked by six digits until the customer has enough, and each side is recorded once', async () => {
  const [agent, customer]: Counts[] = [{}, {}];
  let page = await rig.visit();
  await press(page, 'allow');
  await waitForState(page, 'recording');
  await play(page, shopSteps.slice(0, 1), customer!);
  await play(console8800, deskSteps.slice(0, 2), agent!);
  await press(page, 'share');
  customer!['click'] = 1;
  const digits = await eventually(() => page.$eval('cotrail-companion >>> .code', ({ textContent }) => textContent ?? ''));
  expect(digits).toMatch(/^\d{3} \d{3}$/);

  const popup = await openPopupOver(desk, console8800);
  const join = async (code: string) => {
    await popup.evaluate(`document.querySelector('#cobrowse-code').select()`);
    await popup.type('#cobrowse-code', code);
    await popup.click('#cobrowse-join');
  };
  await join(digits.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)));
  await see(popup, 'Nobody waits with this code');
  await join(digits);
  await see(popup, 'With a customer', '#cobrowses');
  await seePanel(page, 'An agent is with you on this page');
  expect(await page.evaluate(() => globalThis.cotrail!.readState().state)).toBe('recording');

  // The collector is away while both go on.
  await play(page, shopSteps.slice(5, 6), customer!);
  await rig.stopCollector();
  await play(console8800, deskSteps.slice(5, 6), agent!);
  await play(page, shopSteps.slice(6, 7), customer!);
  await rig.startCollector();

  // The customer's browser dies: what it had kept is there, and so is the link.
  await eventually(async () => expect(count((await readSide('customer')).records)).toEqual(customer));
  await rig.reopen();
  page = await rig.visit('/products/cups');
  await waitForState(page, 'recording');
  await seePanel(page, 'An agent is with you on this page');
  customer!['page-change'] = (customer!['page-change'] ?? 0) + 1;
  await press(page, 'stop');
  customer!['click'] = (customer!['click'] ?? 0) + 1;
  await waitForState(page, 'refused');
  expect(await page.$('cotrail-companion')).toBeNull();
  await play(console8800, deskSteps.slice(7, 8), agent!);

  const visit = await eventually(async () => {
    const side = await readSide('customer');
    expect(side.session).toMatchObject({ closeReason: 'consent-withdrawn' });
    expect(count(side.records)).toEqual(customer);
    return side;
  });
  await sendFromExtension(desk, 'cobrowse.follow');
  const work = await eventually(async () => {
    const side = await readSide('agent');
    expect(count(side.records)).toEqual(agent);
    return side;
  });
  for (const { records } of [visit, work]) {
    const acts = records.filter(isAct);
    expect(new Set(acts.map(({ id }) => id)).size).toBe(acts.length);
    expect(records.map(({ at }) => at)).toEqual(records.map(({ at }) => at).sort((a, b) => a - b));
    expect(records.some(({ mark }) => mark === 'clock-offset')).toBe(true);
  }
  expect(visit.records.filter(({ mark }) => mark === 'cobrowse-joined')).toHaveLength(1);
  const joins = work.records.flatMap((record) => Action.safeParse(record).data ?? []).filter(({ event }) => event.startsWith('cobrowse.'));
  expect(joins.map(({ event, entity }) => [event, entity.value?.id])).toEqual([
    ['cobrowse.joined', visit.session.id],
    ['cobrowse.left', visit.session.id],
  ]);
  const clicks = visit.records.filter((record) => isAct(record) && record.type === 'click').map(({ at }) => at);
  // Read out, joined, looked around, enough: one machine, one clock.
  expect([clicks[0]! < joins[0]!.at, joins[0]!.at < clicks[1]!, clicks.at(-1)! < joins[1]!.at]).toEqual([true, true, true]);
  await see(popup, /^$/, '#cobrowses');
  expect(rig.refused).toEqual([]);
  // What the browser's death left open is said, and nothing else is missing.
  const readGaps = async () => (await readSide('customer')).records.flatMap(({ gap }) => (gap === undefined ? [] : [gap]));
  await eventually(async () => expect(await readGaps()).toMatchObject([{ reason: 'no-end-mark' }]));

  const screen = await desk.open(await rig.collector.createViewerLink());
  await screen.waitForSelector('[role="option"]'); // It has come to its own address, and a change of it stays.
  await screen.goto(`${rig.collector.url}/#/sessions/${work.session.id}?with=${visit.session.id}&side=both&at=${Math.round(joins[0]!.at)}`);
  await eventually(async () => {
    const text = await screen.$eval('main', (main) => main.innerText);
    for (const words of [
      'Co-browsing with a customer',
      'ended with a session',
      'The two clocks agree',
      'Co-browsing joined',
      'Agent',
      'Customer',
    ])
      expect(text).toContain(words);
    expect(await screen.$$eval('.replayer-wrapper iframe', (frames) => frames.length)).toBe(2);
  });
});

test('a link that an agent made asks a customer again who had refused, and links the visit that they then allow', async () => {
  const popup = await openPopupOver(desk, console8800);
  await popup.click('#cobrowse-link');
  await see(popup, 'Send a link to one customer.');
  const url = await popup.evaluate<string>(`document.querySelector('.join-link').value`);
  expect(url).toMatch(new RegExp(`^${rig.practice.shopUrl}/#cotrail-join=[\\w-]{43}$`));
  const page = await rig.visit(url.slice(rig.practice.shopUrl.length));
  // The invitation is out of the address before anybody could record it, and used by nobody before the word.
  expect(await page.evaluate(() => location.hash)).toBe('');
  await waitForState(page, 'waiting');
  await press(page, 'allow');
  await seePanel(page, 'An agent is with you on this page');
  await see(popup, 'With a customer', '#cobrowses');
  await press(page, 'end');
  await see(popup, /^$/, '#cobrowses');
  expect(await page.evaluate(() => globalThis.cotrail!.readState().state)).toBe('recording');
  await page.goto(url);
  await seePanel(page, 'This link is no longer good.');
  const agent = (await rig.reader.readSessions(0)).filter(({ session: { of } }) => of === 'agent');
  await sendFromExtension(desk, 'upload.now');
  const records = await rig.reader.readRecords(agent[0]!.session.id);
  expect(records.flatMap(({ event }) => (typeof event === 'string' && event.startsWith('cobrowse.') ? [event] : []))).toEqual([
    ...['cobrowse.joined', 'cobrowse.left', 'cobrowse.joined', 'cobrowse.left'],
  ]);
});
