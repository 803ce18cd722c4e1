/** What a person does on the trap pages, step by step, and which records each step must leave: these and no others. */
import { setTimeout as rest } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer';

export interface TrapStep {
  says: string;
  /** Records in the words of `nameRecord`, in order. */
  leaves: string[];
  act(page: Page): Promise<unknown>;
}

/** An edit, a gesture or a selection is over when it has rested this long. */
const restMs = 450;

const step = (says: string, leaves: string[], act: TrapStep['act']): TrapStep => ({ says, leaves, act });

async function typeAndLeave(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

async function readFrame(page: Page, id: string): Promise<Frame> {
  const frame = await (await page.waitForSelector(`iframe#${id}`))!.contentFrame();
  if (frame === null) throw new Error(`#${id} is no frame`);
  return frame;
}

/** One click and one edit in a frame. */
const useFrame = (id: string) => async (page: Page) => {
  const frame = await readFrame(page, id);
  await frame.click(`#${id}-button`);
  await frame.click(`#${id}-field`);
  await typeAndLeave(page, 'hello');
};
const frameLeaves = (id: string): string[] => [`click #${id}-button`, `click #${id}-field`, `input #${id}-field typed`];

async function turnWheel(page: Page, selector: string, notches: number): Promise<void> {
  const box = (await (await page.$(selector))!.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let notch = 0; notch < notches; notch++) await page.mouse.wheel({ deltaY: 60 });
  await rest(2 * restMs);
}

const focus = (page: Page, id: string): Promise<void> => page.evaluate((name) => document.getElementById(name)?.focus(), id);

const clicks: TrapStep[] = [
  step('a click on the words in a button is one on the button', ['click #plain'], (page) => page.click('#bold')),
  step('a click that the page stops', ['click #stopped'], (page) => page.click('#stopped')),
  step('a right click is none', [], (page) => page.click('#plain', { button: 'right' })),
  step('a button pressed with Space', ['click #plain'], async (page) => {
    await focus(page, 'plain');
    await page.keyboard.press(' ');
  }),
  step('a button pressed with Enter', ['click #plain'], (page) => page.keyboard.press('Enter')),
  step('a click on a label around its box', ['click #box-label', 'input #box picked'], async (page) => {
    const box = (await (await page.$('#box-label'))!.boundingBox())!;
    await page.mouse.click(box.x + 4, box.y + box.height / 2);
  }),
  step('a click on a label far from its box', ['click #far-label', 'input #far-box picked'], (page) => page.click('#far-label')),
  step('a click on a box itself', ['click #far-box', 'input #far-box picked'], (page) => page.click('#far-box')),
  step('a click on a radio button', ['click #radio-1', 'input #radio-1 picked'], (page) => page.click('#radio-1')),
];

const edits: TrapStep[] = [
  step(
    'Enter in a field submits by the form’s button',
    ['click #first', 'input #first typed', 'form #prevented told prevented: first'],
    async (page) => {
      await page.click('#first');
      await page.keyboard.type('hello');
      await page.keyboard.press('Enter');
    },
  ),
  step('a click on the submit button', ['click #send', 'form #prevented told prevented: first'], (page) => page.click('#send')),
  step('Enter where a form has no button', ['click #only', 'input #only typed', 'form #buttonless prevented: only'], async (page) => {
    await page.click('#only');
    await page.keyboard.type('hello');
    await page.keyboard.press('Enter');
  }),
  step('a paste', ['selection #source masked', 'click #target', 'input #target pasted'], async (page) => {
    await focus(page, 'source');
    await press(page, 'a');
    await rest(restMs);
    await press(page, 'c');
    await page.click('#target');
    await press(page, 'v');
    await page.keyboard.press('Tab');
  }),
  step('a field that is cleared', ['input #target cleared'], async (page) => {
    await focus(page, 'target');
    await page.keyboard.press('End');
    for (let key = 0; key < 'copied'.length; key++) await page.keyboard.press('Backspace');
    await page.keyboard.press('Tab');
  }),
  step('typing that rests, goes on and is left is two edits', ['click #area', 'input #area typed', 'input #area typed'], async (page) => {
    await page.click('#area');
    await page.keyboard.type('hello');
    await rest(1_200);
    await typeAndLeave(page, ' again');
  }),
  step('a list picked from by key', ['input #choice picked'], async (page) => {
    await focus(page, 'choice');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
  }),
  step('a date typed part by part', ['input #date picked'], async (page) => {
    await focus(page, 'date');
    await page.keyboard.type('12312026');
    for (let part = 0; part < 3; part++) await page.keyboard.press('Tab');
  }),
  step('text in an editable element', ['click #editor', 'input #editor typed'], async (page) => {
    await page.click('#editor');
    await typeAndLeave(page, 'hello');
  }),
];

const press = async (page: Page, key: 'a' | 'c' | 'v'): Promise<void> => {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
};

const places: TrapStep[] = [
  step('in a frame of the same site', frameLeaves('same'), useFrame('same')),
  step('in a frame made of text', frameLeaves('srcdoc'), useFrame('srcdoc')),
  step('in an empty frame that the page fills', frameLeaves('blank'), useFrame('blank')),
  step('in a frame of another recorded site', frameLeaves('cross'), useFrame('cross')),
  step('in a frame that is editable as a whole', ['click p', 'input body typed'], async (page) => {
    await (await readFrame(page, 'design')).click('p');
    await page.keyboard.type('hello');
    await rest(1_200);
  }),
  step(
    'in an open shadow root: a click, an edit and a submit',
    ['click #shadow-button', 'click #shadow-field', 'input #shadow-field typed', 'form #shadow-form prevented: note'],
    async (page) => {
      await page.click('trap-card >>> #shadow-button');
      await page.click('trap-card >>> #shadow-field');
      await page.keyboard.type('hello');
      await page.keyboard.press('Enter');
    },
  ),
  step('in an open shadow root: a box', ['click #shadow-box', 'input #shadow-box picked'], (page) =>
    page.click('trap-card >>> #shadow-box'),
  ),
  step('in an open shadow root: a scroll', ['scroll #shadow-list'], (page) => turnWheel(page, 'trap-card >>> #shadow-list', 3)),
];

const gestures: TrapStep[] = [
  step('several notches of the wheel are one scroll', ['scroll #list'], (page) => turnWheel(page, '#list', 4)),
  step('what a script scrolls is none', [], async (page) => {
    await page.evaluate(() => document.getElementById('own-list')?.scrollBy({ top: 300, behavior: 'smooth' }));
    await rest(2 * restMs);
  }),
  step('a double click selects a word', ['click #text', 'click #text', 'selection #text 10'], async (page) => {
    const box = (await (await page.$('#text'))!.boundingBox())!;
    await page.mouse.click(box.x + 20, box.y + box.height / 2, { count: 2 });
    await rest(restMs);
  }),
  step('what a script selects is none', [], async (page) => {
    await rest(1_000);
    await page.evaluate(() => getSelection()?.selectAllChildren(document.getElementById('editor')!));
    await rest(restMs);
  }),
];

const untrusted = step('what a script does in a person’s stead is none', [], async (page) => {
  await page.evaluate(() => {
    const get = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
    get('plain').click();
    get<HTMLInputElement>('radio-2').click();
    get('far-label').click();
    get('plain').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    get<HTMLInputElement>('target').value = 'by script';
    for (const name of ['input', 'change', 'scroll', 'submit', 'selectionchange'])
      get('target').dispatchEvent(new Event(name, { bubbles: true }));
  });
  await rest(1_200);
});

const says: TrapStep[] = [
  step('what the page says', ['custom said {"n":1}', 'custom told null'], (page) =>
    page.evaluate(() => {
      const say = (detail: unknown): boolean => dispatchEvent(new CustomEvent('cotrail:event', { detail }));
      say({ event: 'said', value: { n: 1 } });
      say({ event: 'told' });
      say({ event: 'too-large', value: 'x'.repeat(9_000) });
      say({ value: 'without a name' });
    }),
  ),
  step('what the page says too often', [...Array.from({ length: 20 }, () => 'custom many null'), 'gap rate-limited 10'], async (page) => {
    await rest(1_000);
    await page.evaluate(() => {
      for (let n = 0; n < 30; n++) dispatchEvent(new CustomEvent('cotrail:event', { detail: { event: 'many' } }));
    });
    await rest(1_200);
  }),
];

const routes: TrapStep[] = [
  step('a pushed route', ['click #push', 'page-change push / → /pushed'], (page) => page.click('#push')),
  step('a replaced route', ['click #replace', 'page-change replace /pushed → /replaced'], (page) => page.click('#replace')),
  step('a fragment', ['click #hash', 'page-change hash /replaced → /replaced#part'], (page) => page.click('#hash')),
  step('a step back', ['page-change pop /replaced#part → /replaced'], async (page) => {
    await page.evaluate(() => history.back());
    await rest(restMs);
  }),
  step('Page Down scrolls the page', ['scroll page'], async (page) => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('PageDown');
    await rest(1_100); // what a script scrolls sooner could be the key's
    await page.evaluate(() => scrollTo(0, 0));
  }),
  step(
    'a form that leaves the page',
    ['click #question', 'input #question typed', 'click #go', 'form #leaving goes on: q', 'page-change load /sent'],
    async (page) => {
      await page.click('#question');
      await page.keyboard.type('hello');
      await Promise.all([page.waitForNavigation(), page.click('#go')]);
      await rest(restMs);
    },
  ),
  step('a link followed by Enter', ['click #onward', 'page-change load /end'], async (page) => {
    await focus(page, 'onward');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await rest(restMs);
  }),
  step('the way back', ['page-change load /sent'], async (page) => {
    await page.goBack();
    await rest(restMs);
  }),
];

const load = (page: Page): Promise<unknown> => page.waitForFunction(() => document.readyState === 'complete');

export const trapSteps: readonly TrapStep[] = [
  step('the page and its frames open', ['page-change load /', 'page-change load /frame', 'page-change load /frame'], load),
  ...clicks,
  ...edits,
  ...places,
  ...gestures,
  untrusted,
  ...says,
  ...routes,
];
