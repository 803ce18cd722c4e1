/** An agent's hand on one page: real mouse, wheel and keyboard, at a person's pace, and only on what can be seen. */
import { setTimeout as rest } from 'node:timers/promises';
import type { ElementHandle, Page } from 'puppeteer';

export interface Hand {
  /** Selectors are puppeteer's: `>>>` reaches into shadow roots. `frame` names a frame's path, as in `/customer-card`. */
  click(selector: string, frame?: string): Promise<void>;
  doubleClick(selector: string): Promise<void>;
  /** Presses at the element's start, moves to its end, and lets go. */
  drag(selector: string): Promise<void>;
  type(text: string): Promise<void>;
  press(key: 'Enter' | 'Tab' | 'ArrowDown' | 'PageDown'): Promise<void>;
  /** Turns the wheel once over the element (null: over the page) and waits until it has come to rest. Throws if nothing moved. */
  wheel(selector: string | null, deltaY: number): Promise<void>;
  /** As `wheel`, by a key. */
  scrollByKey(key: 'PageDown'): Promise<void>;
  goBack(): Promise<void>;
  /** Waits until the page shows it, at most 10 s. */
  see(selector: string): Promise<void>;
  /** Waits until the address ends so, at most 10 s. */
  seeAddress(end: string): Promise<void>;
}

const timeout = 10_000;
const keyMs = 15;
const thinkMs = 350;

export function createHand(page: Page): Hand {
  const pointAt = (selector: string, frame?: string): Promise<Box> => findBox(page, selector, frame);
  const scrollWith = async (selector: string | null, act: () => Promise<void>): Promise<void> => {
    const before = await readPosition(page, selector);
    await act();
    await waitForRest(page, selector, before);
  };
  return {
    async click(selector, frame) {
      const { x, y } = centre(await pointAt(selector, frame));
      await page.mouse.move(x, y, { steps: 3 });
      await page.mouse.click(x, y, { delay: 20 });
      await rest(thinkMs);
    },
    async doubleClick(selector) {
      const { x, y, height } = await pointAt(selector);
      await page.mouse.click(x + 16, y + height / 2, { count: 2 });
      await rest(thinkMs);
    },
    async drag(selector) {
      const { x, y, width, height } = await pointAt(selector);
      await page.mouse.move(x + 2, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width / 2, y + height / 2, { steps: 6 });
      await page.mouse.up();
      await rest(thinkMs);
    },
    type: (text) => page.keyboard.type(text, { delay: keyMs }),
    async press(key) {
      await page.keyboard.press(key);
      await rest(thinkMs);
    },
    async wheel(selector, deltaY) {
      const { x, y } = selector === null ? { x: 600, y: 500 } : centre(await pointAt(selector));
      await page.mouse.move(x, y);
      await scrollWith(selector, () => page.mouse.wheel({ deltaY }));
    },
    scrollByKey: (key) => scrollWith(null, () => page.keyboard.press(key)),
    goBack: async () => void (await page.evaluate(() => history.back())),
    see: async (selector) => void (await page.waitForSelector(selector, { visible: true, timeout })),
    seeAddress: async (end) => void (await page.waitForFunction((ending) => location.href.endsWith(ending), { timeout }, end)),
  };
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function centre({ x, y, width, height }: Box): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Where the element is on the screen. Throws where it is outside of the window: to scroll it into view would be a gesture nobody counted. */
async function findBox(page: Page, selector: string, frame: string | undefined): Promise<Box> {
  const place = frame === undefined ? page : await page.waitForFrame((each) => each.url().endsWith(frame), { timeout });
  const element: ElementHandle | null = await place.waitForSelector(selector, { visible: true, timeout });
  const box = await element?.boundingBox();
  const window = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  if (!box || box.y < 0 || box.y + box.height / 2 > window.height || box.x + box.width / 2 > window.width)
    throw new Error(`${selector} is not in view at ${JSON.stringify(box)} in a window of ${window.width}×${window.height}`);
  return box;
}

/** How far the page, or the element, is scrolled, in CSS px. */
function readPosition(page: Page, selector: string | null): Promise<number> {
  return page.evaluate((css) => (css === null ? scrollY : (document.querySelector(css)?.scrollTop ?? 0)), selector);
}

/** Waits until it has moved and then stood still for 400 ms, so that the next gesture is another one. */
async function waitForRest(page: Page, selector: string | null, before: number): Promise<void> {
  let last = before;
  let stillSince = Date.now();
  for (const deadline = Date.now() + timeout; Date.now() < deadline; await rest(50)) {
    const now = await readPosition(page, selector);
    if (now !== last) stillSince = Date.now();
    else if (now !== before && Date.now() - stillSince > 400) return;
    last = now;
  }
  throw new Error(`${selector ?? 'The page'} did not scroll`);
}
