/** Asks the feed of the extension's own pages in a running browser. */
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import type { RunningBrowser } from '../../scripts/browser/running-browser.ts';

export interface OnDevice {
  /** Runs an expression over `device`, all that `device-entry.ts` exports, in a page of the extension, and gives its JSON value. */
  ask<T>(expression: string): Promise<T>;
  /** Leaves the page. */
  close(): Promise<void>;
}

let script: Promise<string> | null = null;

export async function openOnDevice(browser: RunningBrowser): Promise<OnDevice> {
  const code = await (script ??= bundle('device-entry.ts', 'device'));
  const page = await browser.openExtensionPage('options.html#/recorded');
  return {
    ask: (expression) => page.evaluate(`(async () => { ${code}\n return ${expression}; })()`),
    close: () => page.close(),
  };
}

/** A script that leaves what the file exports under a name. */
export async function bundle(file: string, name: string): Promise<string> {
  const lib = { entry: fileURLToPath(new URL(file, import.meta.url)), name, formats: ['iife' as const] };
  const built = await build({ configFile: false, publicDir: false, logLevel: 'warn', build: { write: false, target: 'es2022', lib } });
  return (built as Rolldown.RolldownOutput[])[0]!.output[0].code;
}
