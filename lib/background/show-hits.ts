/** Shows in an open page what a selector hits: counted there, outlined by a style that is no part of the page, so that no recorder sees it. */
import { browser } from 'wxt/browser';
import type { Hits } from '../messages/protocol.ts';
import { matchPattern } from '../settings/match-pattern.ts';
import { readSettings } from '../settings/read-settings.ts';

const shownMs = 15_000;
/** In `storage.session`: a worker that dies meanwhile finds it at its next start. */
const shownKey = 'shown-hits';

interface Shown {
  target: { tabId: number; frameIds: number[] };
  css: string;
}

export async function showHits({ site, selector }: { site: string; selector: string }): Promise<Hits> {
  const { settings } = await readSettings();
  if (!settings.sites.some(({ origin }) => origin === site)) return refuse('site-not-allowed', site);
  const tab = await findOpenTab(site);
  if (tab?.id === undefined) return refuse('no-tab', site);
  await endShown();
  const frames = await countHits(tab.id, site, selector);
  if (frames === null) return refuse('not-a-selector', selector);
  const hit = frames.filter(({ found }) => found > 0);
  const sum = (key: 'found' | 'inside') => frames.reduce((total, frame) => total + frame[key], 0);
  if (hit.length > 0) await outline({ tabId: tab.id, frameIds: hit.map(({ frame }) => frame) }, selector);
  return { outcome: 'shown', tab: tab.id, title: tab.title ?? site, count: sum('found'), inside: sum('inside') };
}

/** Takes the outline away, where there is one. */
export async function endShown(): Promise<void> {
  const shown = (await browser.storage.session.get(shownKey))[shownKey] as Shown | undefined;
  if (shown === undefined) return;
  await browser.storage.session.remove(shownKey);
  await browser.scripting.removeCSS({ ...shown, origin: 'USER' }).catch(() => null); // Its page has gone, and the outline with it.
}

/** The tab of that site that was used last; what is discarded has no page to show anything in. */
async function findOpenTab(site: string) {
  const tabs = await browser.tabs.query({ url: matchPattern(site), discarded: false });
  const own = tabs.filter(({ url }) => url !== undefined && URL.canParse(url) && new URL(url).origin === site);
  return own.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

interface FrameHits {
  frame: number;
  found: number;
  inside: number;
}

/** By frame of that site; null where the page takes it for no selector. */
async function countHits(tabId: number, site: string, selector: string): Promise<FrameHits[] | null> {
  const results = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: countInFrame, args: [selector] });
  const own = results.flatMap(({ frameId, result }) => (result?.origin === site ? [{ ...result, frame: frameId }] : []));
  if (own.some(({ found }) => found === null)) return null;
  return own.map(({ frame, found, inside }) => ({ frame, found: found ?? 0, inside }));
}

/** Runs in the page, so it knows nothing around it. `inside` are those in shadow roots, where no outline can be drawn from outside. */
function countInFrame(selector: string): { origin: string; found: number | null; inside: number } {
  const count = (root: Document | ShadowRoot): number => root.querySelectorAll(selector).length;
  const countInside = (root: Document | ShadowRoot): number =>
    Array.from(root.querySelectorAll('*')).reduce(
      (sum, { shadowRoot }) => sum + (shadowRoot === null ? 0 : count(shadowRoot) + countInside(shadowRoot)),
      0,
    );
  try {
    const inside = countInside(document);
    return { origin: self.origin, found: count(document) + inside, inside };
  } catch {
    return { origin: self.origin, found: null, inside: 0 }; // It threw on the selector.
  }
}

async function outline(target: Shown['target'], selector: string): Promise<void> {
  const css = `${selector} { outline: 3px solid #d6336c !important; outline-offset: -2px !important; }`;
  const shown: Shown = { target, css };
  await browser.storage.session.set({ [shownKey]: shown });
  await browser.scripting.insertCSS({ ...shown, origin: 'USER' });
  setTimeout(() => void endShown(), shownMs);
}

function refuse(reason: string, detail: string): Hits {
  return { outcome: 'refused', reason, detail };
}
