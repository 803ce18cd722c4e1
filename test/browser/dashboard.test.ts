/** The dashboard on what was really recorded: the collector's web page and the extension's own, used as a supervisor uses them. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Envelope } from '../../lib/events/envelope.ts';
import { newId } from '../../lib/events/id.ts';
import { findViolations } from '../support/find-violations.ts';
import { enrolDevice } from '../support/made-up-device.ts';
import { servePages } from '../support/pages.ts';
import { eventually, sendFromExtension, startRig, type Rig } from '../support/rig.ts';
import { newClick, newFrame, start } from '../unit/collector/seal-upload.ts';

const benAt = start + 86_400_000;
const secret = 'canary words';
const pages = {
  '/look.css': 'h1 { color: rgb(12, 34, 56) } @media (prefers-color-scheme: dark) { h1 { background: rgb(1, 2, 3) } }',
  '/': `<!doctype html><title>Desk</title><link rel="stylesheet" href="/look.css"><h1>New ticket</h1>
    <button onclick="show('Ticket open')">Open ticket</button>
    <button onclick="show('Ticket closed')">Close ticket</button>
    <input id="reply" aria-label="Reply">
    <script>const show = (words) => setTimeout(() => (document.querySelector('h1').textContent = words), 50)</script>`,
  '/second': '<!doctype html><title>Second</title><h1>Second page</h1><button>Take a note</button>',
};

const cards = await servePages({ '/': '<!doctype html><title>Card</title><p>Customer card</p>' });
pages['/'] += `<iframe src="${cards.url}/"></iframe>`;
let rig: Rig;
let recorded: string;
let web: Page;
beforeAll(async () => {
  rig = await startRig('chrome', { pages, alsoRecorded: [{ origin: cards.url, maskLevel: 'inputs' }] });
  await record();
  await sendOthers();
  web = await rig.browser.open(await rig.collector.createViewerLink());
  await web.waitForSelector('[role="option"]');
});
afterAll(async () => {
  await rig.close();
  await cards.close();
});

/** A desk with a frame of another origin, a pause, and a second tab. */
async function record(): Promise<void> {
  const desk = await rig.open('/');
  await desk.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]); // while who watches it later has light
  await desk.click('button:nth-of-type(1)');
  await desk.type('#reply', secret, { delay: 10 });
  await desk.click('button:nth-of-type(2)');
  await sendFromExtension(rig.browser, 'recording.pause');
  await sendFromExtension(rig.browser, 'recording.resume');
  const second = await rig.open('/second');
  await second.click('button');
  const records = await eventually(async () => {
    const all = await rig.records();
    expect(all.filter((record) => record['type'] === 'click')).toHaveLength(3);
    const streams = (await rig.reader.readSessions(0)).flatMap((session) => session.streams);
    // The desk and the card, before the pause and after it, and the second page: each has its picture here.
    expect(streams.filter(({ header, records }) => header.kind === 'frames' && records > 2)).toHaveLength(5);
    return all;
  });
  recorded = String(records.find(({ kind }) => kind === 'session-opened')?.['session']);
}

/** Two people of another device: one without any picture, one with two minutes in which nothing happens. */
async function sendOthers(): Promise<void> {
  const device = await enrolDevice(rig.collector);
  const ben = { session: newId(), person: { id: 'b', name: 'Ben', console: null, via: 'typed' as const }, openedAt: benAt };
  const later = (record: Envelope, ms: number): Envelope => ({ ...record, at: ben.openedAt + ms });
  await device.sendStream({ session: newId() }, (stream) => [newClick(stream, 0), newClick(stream, 1)]);
  await device.sendStream(ben, (stream) => [later(newClick(stream, 0), 0), later(newClick(stream, 1), 120_000)]);
  const html = { type: 2, id: 2, tagName: 'html', attributes: {}, childNodes: [] };
  const snapshot = { node: { type: 0, id: 1, childNodes: [html] }, initialOffset: { top: 0, left: 0 } };
  await device.sendStream({ ...ben, kind: 'frames' }, (stream) =>
    [newFrame(stream, 0, 4, { width: 800, height: 600, href: '' }), newFrame(stream, 1, 2, snapshot)].map((frame) => {
      const event = { ...(frame['event'] as object), timestamp: ben.openedAt };
      return { ...later(frame, 0), event };
    }),
  );
}

const find = (page: Page, role: string, words: string) => page.waitForSelector(`::-p-xpath(//${role}[contains(., "${words}")])`);
const press = async (page: Page, role: string, words: string) => (await find(page, role, words))!.click();
const choose = async (page: Page, menu: string, item: string) => {
  await press(page, 'button', menu);
  await press(page, '*[starts-with(@role, "menuitem")]', item);
};
const row = '*[@role="option"]';
const listRows = (page: Page) =>
  page.$$eval('[role="option"]', (rows) => rows.map((each) => (each as HTMLElement).innerText.replaceAll('\n', ' ')));
const hash = (page: Page) => page.evaluate(() => decodeURIComponent(location.hash));
const visit = (page: Page, to: string) => page.evaluate((next) => void (location.hash = next), to);
const seePicture = (page: Page, words: string) =>
  page.waitForFunction(
    (text) => document.querySelector('iframe')?.contentDocument?.body?.innerText.includes(text),
    { timeout: 8000 },
    words,
  );
const readClock = async (page: Page) => Number(new URLSearchParams((await hash(page)).split('?')[1]).get('at'));

test('each filter narrows the list, stands in the address, and Back takes it away', async () => {
  const expectPeople = (people: RegExp[]) =>
    eventually(async () => expect(await listRows(web)).toEqual(people.map((name): unknown => expect.stringMatching(name))));
  const everyone = [/^Unknown person/, /^Ben/, /^Ada/];
  await expectPeople(everyone);
  const filters: [string, string, string, RegExp[]][] = [
    ['Person', 'Ben', 'person=Ben', [/^Ben/]],
    ['Site', 'chat.example', 'site=https://chat.example', [/^Ben/, /^Ada/]],
    ['Interaction', 'Input', 'type=input', [/^Unknown/]],
    ['Gaps', 'Has gaps', 'gaps=yes', [/^Unknown/]],
    ['Gaps', 'No gaps', 'gaps=no', [/^Ben/, /^Ada/]],
  ];
  for (const [menu, item, address, people] of filters) {
    await choose(web, menu, item);
    await expectPeople(people);
    expect(await hash(web)).toBe(`#/sessions?${address}`);
    await web.goBack();
    await expectPeople(everyone);
  }
  await web.type('input[type="date"]', '01012024');
  await expectPeople([/^Unknown/]);
  await web.reload();
  await expectPeople([/^Unknown/]);
  await press(web, 'button', 'Clear filters');
  await expectPeople(everyone);
});

describe.each(['the collector’s web page', 'the extension’s page'])('on %s', (place) => {
  let page: Page;
  beforeAll(async () => {
    page = place === 'the collector’s web page' ? web : await rig.browser.open(`${rig.browser.extensionOrigin}/dashboard.html`);
    await page.bringToFront();
    await press(page, row, 'Unknown person');
  });

  test('a click on a row takes the player there, and back', async () => {
    expect(await hash(page)).toContain(recorded);
    await press(page, row, 'Click “Close ticket”');
    await seePicture(page, 'Ticket open');
    await press(page, row, 'Session begins');
    await seePicture(page, 'New ticket');
    expect((await listRows(page))[0]).toContain('Session begins');
    expect(await page.$('[role="option"][aria-selected="true"]')).not.toBeNull();
  });

  test('the picture has the page’s own look, masks what was typed, and counts nothing as broken', async () => {
    await press(page, row, 'Click “Close ticket”');
    await seePicture(page, 'Ticket open');
    const [color, background, typed] = await page.evaluate(() => {
      const picture = document.querySelector('iframe')!.contentDocument!;
      const title = getComputedStyle(picture.querySelector('h1')!);
      return [title.color, title.backgroundColor, picture.querySelector('input')!.value];
    });
    expect(color).toBe('rgb(12, 34, 56)');
    expect(background).toBe('rgb(1, 2, 3)');
    expect(typed).toMatch(/^\*+$/);
    const words = await page.evaluate(() => document.body.innerText);
    expect(words).toContain('••• (masked)');
    expect(words).not.toContain(secret);
    expect(words).not.toContain('could not be shown');
  });

  test('playing lights up row after row to the end, at the chosen speed', async () => {
    await press(page, row, 'Session begins');
    await page.evaluate(() => {
      const lit: number[] = ((document.body as unknown as { lit: number[] }).lit = []);
      new MutationObserver(() => {
        const place = Number(document.querySelector('[aria-selected="true"]')?.getAttribute('aria-posinset'));
        if (place > 0 && place !== lit.at(-1)) lit.push(place);
      }).observe(document.querySelector('[role="listbox"]')!, { subtree: true, attributes: true, childList: true });
    });
    // The faster it plays, the longer are its steps: at twice the speed each row of a short session still has its own.
    for (const key of ['>', ' '] as const) await page.keyboard.press(key);
    await find(page, 'button', '2×');
    const count = (await listRows(page)).length;
    const lit = await eventually(async () => {
      const places = await page.evaluate(() => (document.body as unknown as { lit: number[] }).lit);
      expect(places.at(-1)).toBe(count);
      return places;
    });
    expect(lit).toEqual([...lit].sort((a, b) => a - b));
    expect(lit.length).toBeGreaterThan(3);
    await page.waitForSelector('button[aria-label="Play"]');
    await page.keyboard.press('<');
  });

  test('the keyboard moves the player and lists its keys', async () => {
    await page.click('h1'); // The list has keys of its own while it has the focus.
    await page.keyboard.press('Home');
    await seePicture(page, 'New ticket');
    await page.keyboard.press('?');
    await find(page, '*[@role="dialog"]', 'Play or pause');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role="dialog"]', { hidden: true });
    for (let step = 0; step < 30; step += 1) await page.keyboard.press('.');
    await seePicture(page, 'Second page');
    await page.keyboard.press('Home');
    await seePicture(page, 'New ticket');
  });

  test('a pause is a hatched row with its reason', async () => {
    const gap = await find(page, row, 'Gap');
    expect(await gap!.evaluate((element) => (element as HTMLElement).innerText)).toMatch(/paused/i);
    expect(await gap!.evaluate((element) => getComputedStyle(element.firstElementChild!).backgroundImage)).toContain(
      'repeating-linear-gradient',
    );
  });

  test('another tab, and a frame of another origin, can be watched alone', async () => {
    await press(page, row, 'Load Second');
    await choose(page, 'Follow activity', 'Tab 1');
    await page.waitForFunction(() => !document.querySelector('iframe')?.contentDocument?.body?.innerText.includes('Second page'));
    expect(await hash(page)).toMatch(/tab=\d+/);
    await choose(page, 'Tab 1', 'Tab 2');
    await seePicture(page, 'Second page');
    await press(page, row, 'Click “Close ticket”');
    await choose(page, 'Tab 2', `Frame: ${cards.url}`);
    await seePicture(page, 'Customer card');
    await page.goBack();
    await choose(page, 'Tab 2', 'Follow activity');
    await press(page, row, 'Click “Close ticket”');
    await seePicture(page, 'Ticket open');
  });
});

test('time without activity is jumped over, unless one wants to see it', async () => {
  await web.bringToFront();
  await visit(web, '#/sessions?person=Ben');
  await press(web, row, 'Ben');
  const skip = await find(web, 'button', 'Skip idle');
  await web.waitForSelector('iframe');
  expect(await skip!.evaluate((button) => button.ariaPressed)).toBe('true');
  await web.keyboard.press('Space');
  await web.waitForFunction(() => document.body.innerText.includes('without activity'));
  await eventually(async () => expect(await readClock(web)).toBeGreaterThan(benAt + 110_000));
  await skip!.click();
  await web.click('h1');
  await web.keyboard.press('Home');
  await expect.poll(() => readClock(web)).toBe(benAt);
  await web.keyboard.press('Space');
  await expect.poll(() => readClock(web), { timeout: 5000 }).toBeGreaterThan(benAt + 1000);
  expect(await readClock(web)).toBeLessThan(benAt + 60_000);
});

test('a session without a picture says so, and has its timeline', async () => {
  await visit(web, '#/sessions?person=Ada');
  await press(web, row, 'Ada');
  await find(web, '*[@role="status"]', 'No picture was recorded');
  await expect.poll(() => listRows(web)).toHaveLength(2);
});

describe('in another language', () => {
  const choose = async (code: string): Promise<void> => {
    await web.select('nav select', code);
    await web.waitForFunction((lang) => document.documentElement.lang === lang, {}, code || 'en');
  };
  const readDirection = () => web.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

  test('the whole dashboard speaks Hebrew from the right, at once and after it is loaded again, and so do the collector’s pages', async () => {
    await visit(web, '#/sessions');
    await choose('he');
    await find(web, 'h1', 'סשנים');
    await web.reload();
    await find(web, 'h1', 'סשנים');
    expect(await readDirection()).toEqual(['he', 'rtl']);
    for (const address of ['#/conversations', `#/sessions/${recorded}`]) {
      await visit(web, address);
      await web.waitForSelector('#content :is([role="option"], [role="status"], h1)');
      const overflow = () => web.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await overflow(), address).toBe(0);
      expect(await findViolations(web), address).toEqual([]);
    }
    // Time runs from the left, whatever words run from the right.
    expect(await web.$eval('[role="slider"]', (thumb) => getComputedStyle(thumb).direction)).toBe('ltr');
    await web.goto(`${rig.collector.url}/pair`);
    expect(await readDirection()).toEqual(['he', 'rtl']);
  });

  test('and English again, as the browser has it', async () => {
    await web.goto(`${rig.collector.url}/#/sessions`);
    await find(web, 'h1', 'סשנים');
    await choose('');
    await find(web, 'h1', 'Sessions');
    expect(await readDirection()).toEqual(['en', 'ltr']);
    expect(await web.evaluate(() => document.cookie)).toBe('');
  });
});

test('a viewer’s link works once, for a cookie that no script can read; without it there is nothing to see', async () => {
  const link = await rig.collector.createViewerLink();
  const context = await web.browser().createBrowserContext();
  const stranger = await context.newPage();
  await stranger.goto(rig.collector.url);
  await find(stranger, 'h1', 'Sign in');
  await stranger.goto(link);
  await find(stranger, row, 'Ben');
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  expect(await stranger.evaluate(() => document.cookie)).toBe('');
  await stranger.goto('about:blank');
  await stranger.goto(link);
  await find(stranger, '*[@id="state"]', 'used already or has expired');
  await context.close();
});

test('a collector refuses to listen for others than this machine', async () => {
  const started = promisify(execFile)(process.execPath, ['collector/main.ts', '--host', '0.0.0.0', '--port', '0']);
  await expect(started).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('beyond 127.0.0.1 a collector needs --public-url https'),
  });
});
