/** A company's policy for one extension in a real browser, where that browser looks for it: gone again when the test is, whatever became of it. */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BrowserName } from '../../scripts/browser/running-browser.ts';
import { requireBrowser } from '../../scripts/browsers.ts';
import { buildExtension } from '../../scripts/build.ts';

export interface CompanyPolicy {
  /** The extension in a folder of its own: Chromium makes its id of the folder's path, so that the policy is for no other browser that runs meanwhile. */
  extensionDir: string;
  /** Replaces the policy. Firefox reads it at its next start. */
  write(policy: Record<string, unknown>): void;
  remove(): void;
}

/** Where Chromium looks, compiled into it. */
const chromiumFolder = '/etc/chromium/policies/managed';

/** Why this machine cannot try it; null where it can. */
export function findObstacle(name: BrowserName): string | null {
  if (process.platform !== 'linux') return 'policies are put where browsers look for them on Linux';
  if (name === 'firefox') return null; // A copy of its program, with links to all else, has a folder for policies of its own.
  return process.getuid?.() === 0 ? null : `Chromium reads policies from ${chromiumFolder} alone, which only root may write to`;
}

export async function preparePolicy(name: BrowserName): Promise<CompanyPolicy> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cotrail-policy-')));
  const extensionDir = join(folder, 'extension');
  cpSync(await buildExtension(name), extensionDir, { recursive: true });
  const { write, undo } = name === 'chrome' ? prepareChromium(extensionDir) : prepareFirefox(folder);
  const leave = () => process.exit(1); // A signal ends a process without its `exit`.
  const remove = () => {
    process.off('exit', remove).off('SIGTERM', leave).off('SIGINT', leave);
    undo();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', remove).on('SIGTERM', leave).on('SIGINT', leave);
  return { extensionDir, write, remove };
}

interface Place {
  write: CompanyPolicy['write'];
  undo: () => void;
}

function prepareChromium(extensionDir: string): Place {
  const id = [...createHash('sha256').update(extensionDir).digest('hex').slice(0, 32)]
    .map((digit) => 'abcdefghijklmnop'[parseInt(digit, 16)])
    .join('');
  const file = join(chromiumFolder, `cotrail-test-${id}.json`);
  const made = [chromiumFolder, dirname(chromiumFolder)].filter((each) => !existsSync(each));
  mkdirSync(chromiumFolder, { recursive: true });
  return {
    write: (policy) => writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } })),
    undo() {
      rmSync(file, { force: true });
      for (const each of made) if (existsSync(each) && readdirSync(each).length === 0) rmdirSync(each);
    },
  };
}

/** Firefox looks beside its own program. `COTRAIL_FIREFOX` names the copy while the test runs. */
function prepareFirefox(folder: string): Place {
  const program = realpathSync(requireBrowser('firefox', console.error));
  const home = join(folder, 'firefox');
  mkdirSync(join(home, 'distribution'), { recursive: true });
  for (const name of readdirSync(dirname(program))) {
    const [from, to] = [join(dirname(program), name), join(home, name)];
    if (from === program) cpSync(from, to);
    else if (name !== 'distribution') symlinkSync(from, to);
  }
  const before = process.env['COTRAIL_FIREFOX'];
  process.env['COTRAIL_FIREFOX'] = join(home, program.slice(dirname(program).length + 1));
  const policies = (policy: Record<string, unknown>) => ({ policies: { '3rdparty': { Extensions: { 'recorder@cotrail.dev': policy } } } });
  return {
    write: (policy) => writeFileSync(join(home, 'distribution', 'policies.json'), JSON.stringify(policies(policy))),
    undo() {
      if (before === undefined) delete process.env['COTRAIL_FIREFOX'];
      else process.env['COTRAIL_FIREFOX'] = before;
    },
  };
}
