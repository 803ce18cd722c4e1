/** What `npm start` was asked to do. */
import { parseArgs } from 'node:util';
import { browserNames } from './browser/launch.ts';
import type { BrowserName } from './browser/running-browser.ts';

export interface StartOptions {
  /** Do the shift, compare, and end. */
  once: boolean;
  browser: BrowserName;
  /** Whether a person can see a browser here and is not asking for the scripted shift. */
  handOver: boolean;
}

export const usage = `npm start [-- --once] [-- --browser chrome|firefox] [-- --headless]

  --once      does the scripted shift with a collector of its own, compares what arrived with what was done, and ends:
              its last line is one JSON object, its exit code is 1 on any difference
  --browser   which browser: chrome (Chromium or Chrome, the default) or firefox
  --headless  does the scripted shift even where there is a display`;

/** Throws with the usage where an argument is unknown. */
export function readOptions(args: string[]): StartOptions {
  const { once, headless, browser } = parse(args);
  const name = browserNames.find((each) => each === browser);
  if (name === undefined) throw new Error(`There is no browser “${browser}”.\n\n${usage}`);
  return { once, browser: name, handOver: !once && !headless && hasDisplay() };
}

function parse(args: string[]): { once: boolean; headless: boolean; browser: string } {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ args, options: { once: flag, headless: flag, browser: { type: 'string', default: 'chrome' } } }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${usage}`, { cause: error });
  }
}

function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
