/** `npm start` in its longer forms: the single run in Firefox, and the one that stays up where nobody can see a browser. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { createCollectorReader } from '../../scripts/read-collector.ts';

const script = join(import.meta.dirname, '../../scripts/start.ts');
const folder = mkdtempSync(join(tmpdir(), 'cotrail-start-'));

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

test('a single run in Firefox leaves nothing behind on the device', async () => {
  const { program, lines } = start('--once', '--browser', 'firefox');
  const [code] = await once(program, 'close');
  expect(code, lines.join('\n')).toBe(0);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ sessions: 1, pending: 0 });
});

test('without a display it plays the shift, and stays up with a dashboard until Ctrl-C', async () => {
  const { program, lines, find } = start();
  const [, link = ''] = await find(/^Dashboard .*?(http\S+)/);
  expect(lines.join('\n')).not.toContain('not as done');
  expect((await fetch(link)).headers.get('content-type')).toContain('text/html');
  const reader = await createCollectorReader(link);
  expect(await reader.readTotals()).toMatchObject({ sessions: 1, quarantined: 0 });
  expect(program.exitCode).toBe(null);
  interrupt(program);
  const [code] = await once(program, 'close');
  expect(code, lines.join('\n')).toBe(0);
  await expect(fetch(link)).rejects.toThrow();
});

/** Runs what `npm start` runs, as from a terminal of its own without a display, with its data in the test's folder. */
function start(...args: string[]): { program: ChildProcess; lines: string[]; find(pattern: RegExp): Promise<RegExpExecArray> } {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const program = spawn(process.execPath, [script, ...args], { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => interrupt(program));
  const lines: string[] = [];
  const output = createInterface(program.stdout).on('line', (line) => lines.push(line));
  const find = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = (line: string) => {
        const found = pattern.exec(line);
        if (found !== null) resolve(found);
      };
      lines.forEach(look);
      output.on('line', look);
      output.once('close', () => reject(new Error(`It ended before it said ${pattern}:\n${lines.join('\n')}`)));
    });
  return { program, lines, find };
}

/** Ctrl-C: the terminal sends it to all programs that were started from it. */
function interrupt(program: ChildProcess): void {
  if (program.exitCode === null && program.signalCode === null) process.kill(-program.pid!, 'SIGINT');
}
