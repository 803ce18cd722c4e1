/** A real browser with the built extension, paired with a real collector, on pages of a test's own: what most browser tests stand on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { startCollector } from '../../collector/start.ts';
import type { Site } from '../../lib/events/api.ts';
import type { MaskLevel } from '../../lib/events/base.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import type { Interaction } from '../../lib/events/interaction.ts';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import type { BrowserName, ExtensionPage, RunningBrowser } from '../../scripts/browser/running-browser.ts';
import { setUpThroughOptions } from '../../scripts/browser/set-up-through-options.ts';
import { buildExtension } from '../../scripts/build.ts';
import { type CollectorReader, createCollectorReader } from '../../scripts/read-collector.ts';
import { type ServedPages, servePages } from './pages.ts';

export interface RigOptions {
  /** The HTML of each path of the recorded site. */
  pages: Record<string, string>;
  maskLevel?: MaskLevel;
  frames?: boolean;
  /** Rules and secret paths of all recorded sites. */
  masking?: Pick<Site, 'maskRules' | 'secretPaths'>;
  /** Other origins that are recorded too, with pages of their own. */
  alsoRecorded?: { origin: string; maskLevel: MaskLevel; console?: string; messageText?: boolean }[];
  /** False: a fresh install, where nothing is confirmed and nothing paired. */
  setUp?: boolean;
  /** What pairing links set. */
  retentionDays?: number;
  /** Another build of the extension than the one that is allowed on loopback. */
  extensionDir?: string;
  /** What has to be there before the browser starts, such as a company's policy that names the collector. */
  beforeLaunch?(collector: Rig['collector'], site: ServedPages): Promise<void>;
  /** Firefox only: how long its event page may idle. */
  backgroundIdleMs?: number;
  /** Gives the address at which the extension is to find the collector: that of something that stands before it. */
  standBefore?(collectorUrl: string): Promise<string>;
}

export interface Rig {
  browser: RunningBrowser;
  collector: Awaited<ReturnType<typeof startCollector>>;
  site: ServedPages;
  dataDir: string;
  reader: CollectorReader;
  /** Opens a page of the recorded site, in front of all others. */
  open(path?: string): Promise<Page>;
  /** Has the extension send all that it holds now. */
  upload(): Promise<void>;
  /** All records at the collector but frames, over all sessions, after an upload. */
  records(): Promise<Envelope[]>;
  /** Starts a browser again on the same profile, after `browser` was closed or killed. */
  relaunch(): Promise<void>;
  close(): Promise<void>;
}

const usualIdleMs = 30_000;

export async function startRig(name: BrowserName, options: RigOptions): Promise<Rig> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cotrail-rig-'));
  const profileDir = mkdtempSync(join(tmpdir(), 'cotrail-profile-'));
  const site = await servePages(options.pages);
  const { maskLevel = 'inputs', frames = true, masking = {}, alsoRecorded = [], setUp = true, retentionDays = null } = options;
  const recorded = [{ origin: site.url, maskLevel }, ...alsoRecorded];
  const sites = recorded.map((each) => ({ ...each, ...masking, interactions: true, frames, queryKeys: [] }));
  const collector = await startCollector({ dataDir, port: 0, sites, retentionDays });
  const address = (await options.standBefore?.(collector.url)) ?? collector.url;
  const extensionDir = options.extensionDir ?? (await buildExtension(name));
  const { backgroundIdleMs } = options;
  const launch = () => launchBrowser(name, { extensionDir, profileDir });
  // A busy machine starts an event page more slowly than a short idle time lets it: then nobody can ask it anything.
  const setIdle = async (ms: number) => backgroundIdleMs !== undefined && rig.browser.setBackgroundIdle?.(ms);
  const keepBackground = () => setIdle(usualIdleMs);
  const leaveBackground = () => setIdle(backgroundIdleMs ?? usualIdleMs);
  await options.beforeLaunch?.(collector, site);
  const browser = await launch();
  if (setUp) await setUpThroughOptions(browser, (await collector.createPairingLink()).replace(collector.url, address));
  const reader = await createCollectorReader(await collector.createViewerLink());
  const rig: Rig = {
    browser,
    collector,
    site,
    dataDir,
    reader,
    open: async (path = '/') => {
      const page = await rig.browser.open(`${site.url}${path}`);
      await page.bringToFront();
      return page;
    },
    async upload() {
      await keepBackground();
      await sendFromExtension(rig.browser, 'upload.now');
      await leaveBackground();
    },
    async records() {
      await rig.upload();
      return readAllRecords(rig);
    },
    async relaunch() {
      rig.browser = await launch();
      await leaveBackground();
    },
    async close() {
      await rig.browser.close();
      await rig.collector.close();
      await site.close();
      for (const dir of [dataDir, profileDir]) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await leaveBackground();
  return rig;
}

/** Sends one of the extension's own messages from one of its pages, and throws what the background says against it. */
export async function sendFromExtension(browser: RunningBrowser, name: string, body: unknown = null): Promise<void> {
  const page = await browser.openExtensionPage('options.html#/recorded');
  await sendFromPage(page, name, body);
  await page.close();
}

async function sendFromPage(page: ExtensionPage, name: string, body: unknown): Promise<void> {
  const message = JSON.stringify({ name, body });
  const answer = await page.evaluate<{ ok: boolean; error?: string }>(
    `(globalThis.browser ?? globalThis.chrome).runtime.sendMessage(${message})`,
  );
  if (!answer.ok) throw new Error(`${name}: ${answer.error}`);
}

async function readAllRecords(rig: Rig): Promise<Envelope[]> {
  const sessions = await rig.reader.readSessions(0);
  const all = await Promise.all(sessions.map(({ session }) => rig.reader.readRecords(session.id)));
  return all.flat();
}

/** The interactions among records, of one type if given, without the loads that every page begins with. */
export function interactionsOf<Type extends Interaction['type']>(
  records: readonly Envelope[],
  type: Type,
): Extract<Interaction, { type: Type }>[] {
  return records.filter((record) => record.kind === 'interaction' && record['type'] === type) as unknown as Extract<
    Interaction,
    { type: Type }
  >[];
}

/** Tries until `check` passes, for what has to travel first; throws its last failure after `forMs`. */
export async function eventually<T>(check: () => Promise<T>, forMs = 15_000): Promise<T> {
  for (const deadline = Date.now() + forMs; ; await sleep(250)) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
