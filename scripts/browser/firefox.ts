/** Starts Firefox with the extension in it, driven by puppeteer for web pages and by Marionette for the extension's own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Page } from 'puppeteer';
import { requireBrowser } from '../browsers.ts';
import { connectToSession } from './bidi-transport.ts';
import { openFirefoxExtensionPage, runInFirefox } from './firefox-page.ts';
import { downloadsOf, extensionHost, writePreferences } from './firefox-profile.ts';
import { connectMarionette, type Marionette } from './marionette.ts';
import { openProfile } from './profile.ts';
import type { LaunchOptions, RunningBrowser } from './running-browser.ts';

export async function launchFirefox({ extensionDir, profileDir, headless = true }: LaunchOptions): Promise<RunningBrowser> {
  const profile = openProfile(profileDir);
  const extensionId = readExtensionId(extensionDir);
  writePreferences(profile.dir, extensionId);
  const program = startProgram(profile.dir, headless);
  const ended = once(program, 'exit').then(profile.discard);
  const marionette = await connectMarionette(await readMarionettePort(profile.dir, program));
  const transport = await connectToSession(marionette.session.capabilities.webSocketUrl, marionette.session);
  const viewport = headless ? { width: 1280, height: 800 } : null;
  const browser = await puppeteer.connect({ transport, protocol: 'webDriverBiDi', defaultViewport: viewport });
  await marionette.exclusively(() => marionette.send('Addon:Install', { path: extensionDir, temporary: true }));
  const extensionOrigin = `moz-extension://${extensionHost}`;
  return {
    name: 'firefox',
    extensionOrigin,
    profileDir: profile.dir,
    ended,
    async open(url): Promise<Page> {
      const page = await browser.newPage();
      await page.goto(url);
      return page;
    },
    openExtensionPage: (path) => openFirefoxExtensionPage(marionette, extensionOrigin, path),
    saveDownloads: async () => downloadsOf(profile.dir), // as its preferences say
    killWorker: () => killEventPage(marionette, extensionId),
    setBackgroundIdle: (ms) =>
      runInFirefox(marionette, `Services.prefs.setIntPref('extensions.background.idle.timeout', arguments[0]); return null`, [ms]),
    saveLogin: (origin, name, password) => saveLogin(marionette, origin, name, password),
    async sigkill() {
      program.kill('SIGKILL');
      await ended;
    },
    async close() {
      if (program.exitCode !== null || program.signalCode !== null) return ended;
      await marionette.exclusively(() => marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }));
      await ended;
    },
  };
}

function startProgram(profileDir: string, headless: boolean): ChildProcess {
  const path = requireBrowser('firefox', console.error);
  rmSync(join(profileDir, 'MarionetteActivePort'), { force: true }); // an earlier run's, on this profile
  const flags = ['--remote-debugging-port=0', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profileDir];
  return spawn(path, [...(headless ? ['--headless'] : []), ...flags, 'about:blank'], { stdio: 'ignore' });
}

/** Firefox writes the port that it chose into its profile. Throws if it ends before, or takes over a minute. */
async function readMarionettePort(profileDir: string, program: ChildProcess): Promise<number> {
  const file = join(profileDir, 'MarionetteActivePort');
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(25)) {
    if (program.exitCode !== null) throw new Error(`Firefox ended with code ${program.exitCode} at its start`);
    const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (port > 0) return port;
  }
  program.kill('SIGKILL');
  throw new Error('Firefox opened no Marionette port within 60 s');
}

function readExtensionId(extensionDir: string): string {
  const manifest = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`${extensionDir}/manifest.json has no browser_specific_settings.gecko.id`);
  return id;
}

function killEventPage(marionette: Marionette, extensionId: string): Promise<void> {
  const script = `const { extension } = WebExtensionPolicy.getByID(arguments[0]);
    return extension.terminateBackground({ ignoreDevToolsAttached: true }).then(() => null);`;
  return runInFirefox(marionette, script, [extensionId]);
}

function saveLogin(marionette: Marionette, origin: string, name: string, password: string): Promise<void> {
  const script = `const [origin, name, password] = arguments;
    for (const pref of ['signon.rememberSignons', 'signon.autofillForms']) Services.prefs.setBoolPref(pref, true);
    const login = Cc['@mozilla.org/login-manager/loginInfo;1'].createInstance(Ci.nsILoginInfo);
    login.init(origin, origin, null, name, password, '', '');
    return Services.logins.addLoginAsync(login).then(() => null);`;
  return runInFirefox(marionette, script, [origin, name, password]);
}
