/** Gives a run of tests one folder for all its temporary ones, and takes it away behind the last of them: no test has to tidy up, and none can forget to. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whoever starts later, be it a test's process, a collector or a browser, takes it from its environment. */
const names = ['TMPDIR', 'TMP', 'TEMP'];

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'cotrail-tests-'));
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of names) process.env[name] = folder;
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}
