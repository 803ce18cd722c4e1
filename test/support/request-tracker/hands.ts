/** What an agent's hands do on Request Tracker's own pages: menus, drop-downs, the message editor, forms. */
import type { Page } from 'puppeteer';
import { type AgentName, password } from './start.ts';

/** Does what makes the browser go to another page, and waits until that one has loaded. */
export async function go(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), act()]);
}

export const submit = (page: Page, selector = 'input[name="SubmitTicket"]'): Promise<void> => go(page, () => page.click(selector));

export async function logIn(page: Page, name: AgentName, word: string = password): Promise<void> {
  await retype(page, '#user', name); // the name that failed stands there still
  await page.type('input[name="pass"]', word);
  await submit(page, '#login input[type="submit"]');
}

export async function logOut(page: Page): Promise<void> {
  await page.hover('#preferences');
  await go(page, () => clickShown(page, '#preferences-logout'));
}

/** An entry of the ticket's menu “Actions”, by its last word: `take`, `reply` … */
export async function choosePageAction(page: Page, entry: string): Promise<void> {
  await page.hover('#page-actions');
  await go(page, () => clickShown(page, `#page-actions-${entry}`));
}

/** Picks from a drop-down that Bootstrap draws over a form's own. */
export async function pick(page: Page, form: string, name: string, text: string): Promise<void> {
  const box = `form${form} .bootstrap-select:has(select[name="${name}"])`;
  await page.click(`${box} > button`);
  const options = await page.$$(`${box} .dropdown-menu.show li a`);
  for (const option of options) if ((await option.evaluate((element) => element.textContent.trim())) === text) return option.click();
  throw new Error(`${name} offers no “${text}”`);
}

/** Types into the message editor, which is a document in a frame. */
export async function write(page: Page, text: string): Promise<void> {
  const frame = await page.waitForSelector('iframe.cke_wysiwyg_frame');
  await frame!.click();
  await page.keyboard.type(text);
}

export async function retype(page: Page, selector: string, text: string): Promise<void> {
  await page.click(selector, { count: 3 });
  await page.keyboard.type(text);
}

async function clickShown(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector, { visible: true });
  await page.click(selector);
}
