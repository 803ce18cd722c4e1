/** Builds what runs: the extension for each browser, allowed on this machine's own pages, and the collector's dashboard. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserName } from './browser/running-browser.ts';

const root = join(import.meta.dirname, '..');

/** Match patterns know no ports: the recorder itself records only the sites of its settings, port and all. */
const loopbackSites = ['http', 'https'].flatMap((scheme) => [`${scheme}://127.0.0.1/*`, `${scheme}://localhost/*`]).join(',');

export interface ExtensionBuild {
  /** Match patterns of the sites that are allowed from the start, with commas between them. */
  sites?: string;
  /** Where it goes. By itself apart from a build for people, which has no site fixed. */
  out?: string;
}

/** Resolves to the folder of the unpacked extension. Skips the work where nothing has changed since. */
export async function buildExtension(
  name: BrowserName,
  { sites = loopbackSites, out = '.output/practice' }: ExtensionBuild = {},
): Promise<string> {
  const folder = resolve(root, out, `${name}-mv3`);
  const sources = ['entrypoints', 'components', 'lib', 'public', 'wxt.config.ts', 'package-lock.json', 'scripts/build.ts'];
  if (!isCurrent(join(folder, 'manifest.json'), sources))
    await run('wxt/bin/wxt.mjs', ['build', '-b', name, '--mv3'], { COTRAIL_SITES: sites, COTRAIL_OUT: out });
  return folder;
}

export async function buildDashboard(): Promise<void> {
  const sources = ['collector/dashboard', 'components', 'lib', 'package-lock.json'];
  if (!isCurrent(join(root, 'collector/dashboard/dist/index.html'), sources))
    await run('vite/bin/vite.js', ['build', 'collector/dashboard'], {});
}

export async function buildCompanion(): Promise<void> {
  const sources = ['companion', 'lib/capture', 'lib/events', 'lib/upload', 'package-lock.json'];
  if (!isCurrent(join(root, 'collector/companion/dist/companion.json'), sources)) await run('../companion/build.ts', [], {});
}

/** Runs a package's program with the Node that runs us. Throws with all that it printed where it fails. */
async function run(program: string, args: string[], env: Record<string, string>): Promise<void> {
  const options = { cwd: root, env: { ...process.env, NO_COLOR: '1', ...env }, maxBuffer: 16 * 1024 * 1024 };
  try {
    await promisify(execFile)(process.execPath, [join(root, 'node_modules', program), ...args], options);
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

function isCurrent(built: string, sources: string[]): boolean {
  return existsSync(built) && sources.every((source) => newestChange(join(root, source)) <= statSync(built).mtimeMs);
}

/** When a file, or anything in a folder but what is built there, was last changed. */
function newestChange(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== 'dist' && name !== 'node_modules');
  return Math.max(stats.mtimeMs, ...inside.map((name) => newestChange(join(path, name))));
}
