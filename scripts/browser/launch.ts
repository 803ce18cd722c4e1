/** Starts either browser by its name. */
import { launchChrome } from './chrome.ts';
import { launchFirefox } from './firefox.ts';
import type { BrowserName, LaunchOptions, RunningBrowser } from './running-browser.ts';

export const browserNames = ['chrome', 'firefox'] as const satisfies readonly BrowserName[];

export function launchBrowser(name: BrowserName, options: LaunchOptions): Promise<RunningBrowser> {
  return name === 'chrome' ? launchChrome(options) : launchFirefox(options);
}
