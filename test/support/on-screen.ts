/** Reads and uses the extension's screens as a person does: waits for words, fills fields, opens the popup over a page. */
import type { Page } from 'puppeteer';
import type { ExtensionPage, RunningBrowser } from '../../scripts/browser/running-browser.ts';
import { eventually } from './rig.ts';

/** Waits until the text of `selector` has these words; resolves to the whole text. Fails with what stands there instead. */
export function see(page: ExtensionPage, words: string | RegExp, selector = 'main'): Promise<string> {
  return eventually(async () => {
    const text = (await page.text(selector)) ?? '(nothing)';
    const seen = typeof words === 'string' ? text.includes(words) : words.test(text);
    if (!seen) throw new Error(`${selector} does not say “${String(words)}”. It says:\n${text}`);
    return text;
  }, 10_000);
}

/** Waits until an expression is true in the page. */
export function isSoon(page: ExtensionPage, expression: string): Promise<void> {
  return eventually(async () => {
    if (!(await page.evaluate<boolean>(expression))) throw new Error(`Not so: ${expression}`);
  }, 10_000);
}

/** Clicks the first element of a kind that has these words. */
export async function press(page: ExtensionPage, selector: string, words: string): Promise<void> {
  await isSoon(
    page,
    `(() => {
      document.querySelector('[data-pressed]')?.removeAttribute('data-pressed');
      const found = [...document.querySelectorAll(${JSON.stringify(selector)})].find((each) => each.checkVisibility() && each.textContent.includes(${JSON.stringify(words)}));
      found?.setAttribute('data-pressed', '');
      return found !== undefined;
    })()`,
  );
  await page.click('[data-pressed]');
}

/** Puts a file into a field for files, as if it had been chosen: a browser's own dialog belongs to no page. */
export async function chooseFile(page: ExtensionPage, selector: string, name: string, text: string): Promise<void> {
  await isSoon(page, `document.querySelector(${JSON.stringify(selector)}) !== null`);
  await page.evaluate(`(() => {
    const field = document.querySelector(${JSON.stringify(selector)});
    const chosen = new DataTransfer();
    chosen.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: 'application/json' }));
    field.files = chosen.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
}

/** Replaces what stands in a field. */
export async function fill(page: ExtensionPage, selector: string, text: string): Promise<void> {
  const field = `document.querySelector(${JSON.stringify(selector)})`;
  await isSoon(page, `${field} !== null`);
  await page.evaluate(`void (${field}.focus(), ${field}.select())`);
  await page.type(selector, text);
}

/** The popup as it is with `page` in front: in a tab of its own, which reads what is in front when it has gone behind it. */
export async function openPopupOver(browser: RunningBrowser, page: Page): Promise<ExtensionPage> {
  const popup = await browser.openExtensionPage('popup.html');
  await popup.evaluate(`void (document.body.dataset.stale = '', document.onvisibilitychange = () => document.hidden && location.reload())`);
  await page.bringToFront();
  await isSoon(popup, `document.querySelector('[data-stale]') === null && document.querySelector('#root section') !== null`);
  return popup;
}
