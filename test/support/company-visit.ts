/** A visitor on the practice shop, which has the companion under a strict policy: what a browser shows of consent, recording, delivery and its end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { usualBytesPerDay } from '../../collector/companion/websites.ts';
import { startCollector, type RunningCollector } from '../../collector/start.ts';
import type { SessionDetail } from '../../lib/events/api.ts';
import { startPractice, type Practice } from '../../practice/server.ts';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import type { BrowserName, RunningBrowser } from '../../scripts/browser/running-browser.ts';
import { buildExtension } from '../../scripts/build.ts';
import { createCollectorReader, type CollectorReader } from '../../scripts/read-collector.ts';

export interface CompanyRig {
  /** The visitor's. */
  browser: RunningBrowser;
  practice: Practice;
  collector: RunningCollector;
  reader: CollectorReader;
  /** Opens the shop in a tab of its own, and hears what its policy refuses. */
  visit(path?: string): Promise<Page>;
  /** What any page's policy refused. */
  refused: string[];
  /** The addresses at the collector that pages asked for. */
  asked: string[];
  stopCollector(): Promise<void>;
  startCollector(): Promise<void>;
  /** Kills the visitor's browser, and opens it again with all that it had kept. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export async function createCompanyRig(name: BrowserName): Promise<CompanyRig> {
  const dir = mkdtempSync(join(tmpdir(), 'cotrail-company-'));
  const practice = await startPractice({ port: 0 });
  // An agent who is paired with it records the practice desk.
  const desk = { origin: practice.deskUrl, maskLevel: 'inputs' as const, interactions: true, frames: true, queryKeys: [] };
  const launch = (port: number): Promise<RunningCollector> => startCollector({ dataDir: join(dir, 'data'), port, sites: [desk] });
  let collector = await launch(0);
  const port = Number(new URL(collector.url).port);
  const { key } = await collector.ensureWebsite({ name: 'Shop', origins: [practice.shopUrl], group: null, bytesPerDay: usualBytesPerDay });
  practice.setCompanion({ script: `${collector.url}/companion.js`, key });
  const reader = await createCollectorReader(await collector.createViewerLink());
  const extensionDir = await buildExtension(name);
  const open = (): Promise<RunningBrowser> => launchBrowser(name, { extensionDir, profileDir: join(dir, 'profile') });
  let browser = await open();
  const [refused, asked]: string[][] = [[], []];
  return {
    ...{ practice, reader, refused: refused!, asked: asked! },
    get browser() {
      return browser;
    },
    get collector() {
      return collector;
    },
    async visit(path = '/') {
      const page = await browser.open('about:blank');
      page.on('request', (request) => request.url().startsWith(collector.url) && asked!.push(new URL(request.url()).pathname));
      page.on('console', (message) => /Content.Security.Policy/i.test(message.text()) && refused!.push(message.text()));
      await page.goto(`${practice.shopUrl}${path}`);
      return page;
    },
    async reopen() {
      await browser.sigkill();
      browser = await open();
    },
    stopCollector: () => collector.close(),
    async startCollector() {
      collector = await launch(port);
    },
    async close() {
      await browser.close();
      await Promise.all([collector.close(), practice.close()]);
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** All that this origin keeps in the visitor's browser. */
export function readKept(page: Page): Promise<{ local: string[]; session: string[]; databases: string[]; cookie: string }> {
  return page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name = '' }) => name),
    cookie: document.cookie,
  }));
}

export async function press(page: Page, part: 'allow' | 'refuse' | 'stop' | 'share' | 'end'): Promise<void> {
  await page.bringToFront();
  const button = await page.waitForSelector(`cotrail-companion >>> .${part}`);
  await button!.click();
}

export async function waitForState(page: Page, state: string): Promise<void> {
  await page.waitForFunction((wanted) => globalThis.cotrail?.readState().state === wanted, {}, state);
}

/** The visits at the collector, as soon as they are as they should be; else as they were last. */
export async function waitForVisits(reader: CollectorReader, isReady: (visits: SessionDetail[]) => boolean): Promise<SessionDetail[]> {
  for (const deadline = Date.now() + 15_000; ; await rest(250)) {
    const visits = await reader.readSessions(0);
    if (isReady(visits) || Date.now() > deadline) return visits;
  }
}
