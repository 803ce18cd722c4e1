/** Sets the extension up as a person does: reads and confirms what is recorded, pastes a pairing link, confirms what it sets. */
import { setTimeout as sleep } from 'node:timers/promises';
import { retry } from './retry.ts';
import type { ExtensionPage, RunningBrowser } from './running-browser.ts';

/** Resolves when the extension is paired. Throws with the page's words where it refuses. */
export async function setUpThroughOptions(browser: RunningBrowser, pairingLink: string): Promise<void> {
  const page = await browser.openExtensionPage('options.html#/welcome');
  await page.click('#consent-confirm');
  await waitFor(page, 'document.querySelector("#consent-confirmed") !== null');
  await pairThroughOptions(page, pairingLink);
  await page.close();
}

/** The second half alone, on an options page that is open. */
export async function pairThroughOptions(page: ExtensionPage, pairingLink: string): Promise<void> {
  await page.goto('options.html#/collector');
  await retry(async () => {
    await page.evaluate(`void (document.querySelector('#pairing-link').value = '')`);
    await page.type('#pairing-link', pairingLink);
    // Keys that came while another tab was in front are lost.
    const typed = await page.evaluate<string>(`document.querySelector('#pairing-link').value`);
    if (typed !== pairingLink) throw new Error('The field did not take the whole link.');
  });
  await page.click('#pairing-review');
  await page.click('#pairing-accept');
  await waitFor(page, 'document.querySelector("#pairing-link") !== null');
}

async function waitFor(page: ExtensionPage, condition: string): Promise<void> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await sleep(50)) {
    if (await page.evaluate<boolean>(condition)) return;
  }
  throw new Error(`The options page did not go on. It says:\n${(await page.text('main')) ?? '(nothing)'}`);
}
