/** Finds the browsers on this machine, and brings a missing one or says exactly how to. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { BrowserName } from './browser/running-browser.ts';

interface Known {
  title: string;
  variable: string;
  /** Names on the PATH, then whole paths, best first. */
  commands: string[];
  paths: string[];
  aptPackage: string;
  install: { darwin: string; win32: string; linux: string };
}

const known: Record<BrowserName, Known> = {
  chrome: {
    title: 'Chromium or Chrome',
    variable: 'COTRAIL_CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    paths: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    ],
    aptPackage: 'chromium',
    install: { darwin: 'brew install --cask chromium', win32: 'winget install Google.Chrome', linux: 'sudo apt-get install chromium' },
  },
  firefox: {
    title: 'Firefox',
    variable: 'COTRAIL_FIREFOX',
    commands: ['firefox-esr', 'firefox'],
    paths: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
    aptPackage: 'firefox-esr',
    install: { darwin: 'brew install --cask firefox', win32: 'winget install Mozilla.Firefox', linux: 'sudo apt-get install firefox-esr' },
  },
};

/** The browser's program, or null where there is none. Throws where the environment names one that is not there. */
export function findBrowser(name: BrowserName): string | null {
  const { variable, commands, paths, title } = known[name];
  const chosen = process.env[variable];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`${variable} is ${chosen}, but there is no such file. Set it to the path of ${title}, or unset it.`);
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...paths].find((path) => existsSync(path)) ?? null;
}

/** The browser's program; installs it where this machine lets us, and throws with the command to run where it does not. */
export function requireBrowser(name: BrowserName, report: (line: string) => void): string {
  const found = findBrowser(name);
  if (found !== null) return found;
  if (!canInstall()) throw new Error(explainMissing(name));
  const { title, aptPackage } = known[name];
  report(`${title} is missing: installing the package ${aptPackage}`);
  try {
    execFileSync('apt-get', ['update', '-q'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', aptPackage], { stdio: 'inherit' });
  } catch (cause) {
    throw new Error(`Installing it failed. ${explainMissing(name)}`, { cause });
  }
  const installed = findBrowser(name);
  if (installed === null)
    throw new Error(`${aptPackage} was installed, but brought no program that is known here. ${explainMissing(name)}`);
  return installed;
}

function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

function explainMissing(name: BrowserName): string {
  const { title, variable, install } = known[name];
  const command = install[process.platform as keyof typeof install] ?? install.linux;
  return `${title} is missing. Install it (${command}), or set ${variable} to the path of its program.`;
}
