/** Starts Chromium or Chrome with the extension in it. */
import { join } from 'node:path';
import puppeteer, { TargetType, type Browser, type Page } from 'puppeteer';
import { requireBrowser } from '../browsers.ts';
import { openProfile } from './profile.ts';
import { retry } from './retry.ts';
import type { ExtensionPage, LaunchOptions, RunningBrowser } from './running-browser.ts';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1280,860',
];

/** The id of an unpacked extension comes from its folder's path: the same folder finds its data again. */
export async function launchChrome({ extensionDir, profileDir, networkLog, headless = true }: LaunchOptions): Promise<RunningBrowser> {
  const executablePath = requireBrowser('chrome', console.error);
  const profile = openProfile(profileDir);
  const browser = await puppeteer.launch({
    executablePath,
    headless,
    pipe: true,
    enableExtensions: true,
    userDataDir: profile.dir,
    defaultViewport: headless ? { width: 1280, height: 800 } : null,
    args: [
      ...flags,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium's sandbox refuses to run as root.
      ...(networkLog === undefined ? [] : [`--log-net-log=${networkLog}`]),
    ],
    handleSIGINT: false, // whoever started us closes in order
  });
  const program = browser.process()!;
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve())).then(profile.discard);
  const extensionOrigin = `chrome-extension://${await browser.installExtension(extensionDir)}`;
  return {
    name: 'chrome',
    extensionOrigin,
    profileDir: profile.dir,
    ended,
    open: (url) => openPage(browser, url),
    openExtensionPage: async (path) => driveExtensionPage(await openPage(browser, `${extensionOrigin}/${path}`), extensionOrigin),
    async saveDownloads() {
      const downloadPath = join(profile.dir, 'downloads');
      const session = await browser.target().createCDPSession();
      await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
      return downloadPath;
    },
    killWorker: () => killWorker(browser, extensionOrigin),
    async sigkill() {
      program.kill('SIGKILL');
      await ended;
    },
    async close() {
      if (program.exitCode === null && program.signalCode === null) await browser.close(); // A browser that has gone never answers.
      await ended;
    },
  };
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}

async function killWorker(browser: Browser, extensionOrigin: string): Promise<void> {
  const target = browser.targets().find((each) => each.type() === TargetType.SERVICE_WORKER && each.url().startsWith(extensionOrigin));
  if (target === undefined) return; // It sleeps already.
  const gone = new Promise<void>((resolve) => browser.on('targetdestroyed', (each) => each === target && resolve()));
  await (await target.worker())?.close();
  await gone;
}

function driveExtensionPage(page: Page, extensionOrigin: string): ExtensionPage {
  const timeout = 10_000;
  return {
    goto: async (path) => void (await page.goto(`${extensionOrigin}/${path}`)),
    evaluate: async <T>(expression: string) => (await page.evaluate(expression)) as T,
    click: (selector) =>
      retry(async () => {
        await page.bringToFront();
        await page.locator(selector).setTimeout(1000).hover(); // It waits as a click does, but may be given up halfway: a click would be done twice.
        await keepInFront(page, async () => (await page.$(selector))?.click());
      }),
    async type(selector, text) {
      await page.bringToFront();
      const element = await page.waitForSelector(selector, { visible: true, timeout });
      await keepInFront(page, async () => element?.type(text));
    },
    text: (selector) => page.evaluate((css) => document.querySelector<HTMLElement>(css)?.innerText ?? null, selector),
    screenshot: async (file) => void (await page.screenshot({ path: file })),
    close: () => page.close(),
  };
}

/** A tab behind another one paints nothing and takes no keys: whatever tab opens meanwhile, this one is brought back. */
async function keepInFront(page: Page, act: () => Promise<void>): Promise<void> {
  const timer = setInterval(() => void page.bringToFront().catch(() => {}), 500);
  await act().finally(() => clearInterval(timer));
}
