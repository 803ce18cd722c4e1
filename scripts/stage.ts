/** Sets the stage: the collector, the practice pages, and a browser that records them, paired as a person would pair it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usualBytesPerDay } from '../collector/companion/websites.ts';
import { startCollector } from '../collector/start.ts';
import type { Site } from '../lib/events/api.ts';
import { startPractice, type Practice } from '../practice/server.ts';
import { launchBrowser } from './browser/launch.ts';
import type { RunningBrowser } from './browser/running-browser.ts';
import { setUpThroughOptions } from './browser/set-up-through-options.ts';
import { buildCompanion, buildDashboard, buildExtension } from './build.ts';
import type { StartOptions } from './options.ts';

export interface Stage {
  collector: Awaited<ReturnType<typeof startCollector>>;
  practice: Practice;
  browser: RunningBrowser;
  /** Stops all of it; data in `./data` stays. */
  close(): Promise<void>;
}

const collectorPort = 8787;
const practicePort = 8790;

export async function setStage(options: StartOptions, report: (line: string) => void): Promise<Stage> {
  const extensionDir = await buildAll(options, report);
  const closers: (() => Promise<unknown> | void)[] = [];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };
  try {
    const dataDir = options.once ? mkdtempSync(join(tmpdir(), 'cotrail-data-')) : 'data';
    if (options.once) closers.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const practice = await onPort(practicePort, (port) => startPractice({ port }));
    closers.push(() => practice.close());
    const collector = await onPort(collectorPort, (port) => startCollector({ dataDir, port, sites: describeSites(practice) }));
    closers.push(() => collector.close());
    report(`Collector on ${collector.url}, practice desk on ${practice.deskUrl}, practice shop on ${practice.shopUrl}`);
    const browser = await launchBrowser(options.browser, { extensionDir, headless: !options.handOver });
    closers.push(() => browser.close());
    await setUpThroughOptions(browser, await collector.createPairingLink());
    report(`${options.browser === 'chrome' ? 'Chromium' : 'Firefox'} is started with the extension, and paired with the collector`);
    return { collector, practice, browser, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Builds for both browsers; for a single run, only for the one that runs. */
async function buildAll({ once, browser }: StartOptions, report: (line: string) => void): Promise<string> {
  report('Building the extension, the dashboard and the companion');
  const extensionDir = await buildExtension(browser);
  if (!once) await buildExtension(browser === 'chrome' ? 'firefox' : 'chrome');
  await buildDashboard();
  await buildCompanion();
  return extensionDir;
}

/** Gives the shop the company's own recorder, which asks its visitors: a scripted visit before that has no bar in its way. */
export async function openShopToVisitors({ collector, practice }: Stage): Promise<void> {
  const { shopUrl } = practice;
  const terms = { name: 'Practice shop', origins: [shopUrl], group: null, bytesPerDay: usualBytesPerDay };
  const { key } = await collector.ensureWebsite(terms);
  practice.setCompanion({ script: `${collector.url}/companion.js`, key });
}

/** As a collector would offer them: a console's page text is kept, any other site's is not. */
function describeSites({ deskUrl, shopUrl }: Practice): Site[] {
  const whole = { interactions: true, frames: true, queryKeys: [] };
  return [
    { origin: deskUrl, maskLevel: 'inputs', ...whole },
    { origin: shopUrl, maskLevel: 'all', ...whole },
  ];
}

/** Starts on the usual port, so that addresses stay the same, or on a free one where somebody else has it. */
async function onPort<T>(port: number, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return start(0);
  }
}
