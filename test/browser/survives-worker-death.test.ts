/** The browser may end the extension's background at any moment: nothing is lost by it, and nothing comes twice. */
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExtensionPage } from '../../scripts/browser/running-browser.ts';
import { numbersOf, sayNumbers } from '../support/numbers.ts';
import { startProxy, type Proxy } from '../support/proxy.ts';
import { eventually, startRig, type Rig } from '../support/rig.ts';
import { stopPoints, stopWorkerAt } from '../support/worker.ts';

const pages = { '/': '<!doctype html><title>Desk</title><h1>Counting</h1>' };

describe('Chromium ends the worker at the worst moment', () => {
  let rig: Rig;
  let proxy: Proxy;
  let page: Page;
  let own: ExtensionPage;
  const said: number[] = [];

  beforeAll(async () => {
    rig = await startRig('chrome', {
      pages,
      frames: false,
      standBefore: async (url) => (proxy = await startProxy(url)).url,
    });
    own = await rig.browser.openExtensionPage('options.html#/recorded');
    page = await rig.open();
    await say();
    await arrivesOnce();
  });

  afterAll(async () => {
    await rig.close();
    await proxy.close();
  });

  async function say(): Promise<void> {
    said.push(...(await sayNumbers(page, said.length, 3)));
  }

  /** Asks for an upload and does not wait for it. */
  const urge = (): Promise<void> => own.evaluate('void chrome.runtime.sendMessage({ name: "upload.now", body: null }).catch(() => null)');

  async function arrivesOnce(): Promise<void> {
    await eventually(async () => expect(numbersOf(await rig.records())).toEqual(said));
    const { quarantined } = await rig.reader.readTotals();
    expect(quarantined).toBe(0);
  }

  it.each(stopPoints)('%s: all of it arrives once', async (point) => {
    const hasStopped = await stopWorkerAt(page, point);
    await say();
    await eventually(async () => {
      await urge();
      expect(await hasStopped()).toBe(true);
    });
    await rig.browser.killWorker();
    await say();
    await arrivesOnce();
  });

  it('when the collector has an upload and its answer is not out: all of it arrives once', async () => {
    let isKept = false;
    proxy.faults.push(async (_response, handOn) => {
      await handOn();
      isKept = true;
    });
    await say();
    await eventually(async () => {
      await urge();
      expect(isKept).toBe(true);
    });
    await rig.browser.killWorker();
    await say();
    await arrivesOnce();
  });
});

describe('Firefox ends the event page after half a second', () => {
  let rig: Rig;

  beforeAll(async () => {
    rig = await startRig('firefox', { pages, frames: false, backgroundIdleMs: 500 });
  });

  afterAll(() => rig.close());

  it('again and again, and in the middle of its work: all of it arrives once', async () => {
    const page = await rig.open();
    const said: number[] = [];
    for (let round = 0; round < 5; round++) {
      said.push(...(await sayNumbers(page, said.length, 3)));
      if (round % 2 === 1) await rig.browser.killWorker();
      await new Promise((resolve) => setTimeout(resolve, 300 + round * 200)); // shorter and longer than it lives
    }
    await eventually(async () => expect(numbersOf(await rig.records())).toEqual(said));
  });
});
