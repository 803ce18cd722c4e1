/** `npm start -- --once`: the whole way from a shift on the practice pages to what the collector holds, as one command. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('a single run plays the shift, finds all of it at the collector, and ends with one line of JSON', { timeout: 170_000 }, async () => {
  const { code, lines } = await run('scripts/start.ts', '--once');
  const shown = lines.join('\n');
  expect(code, shown).toBe(0);
  const summary = JSON.parse(lines.at(-1) ?? '') as {
    sessions: number;
    interactions: Record<string, number>;
    frames: number;
    uploaded: number;
  };
  expect(Object.keys(summary)).toEqual(['sessions', 'interactions', 'frames', 'uploaded', 'pending']);
  expect(summary).toMatchObject({ sessions: 1, pending: 0 });
  expect(Object.keys(summary.interactions)).toEqual(['click', 'scroll', 'input', 'form', 'selection', 'page-change', 'custom']);
  for (const count of [...Object.values(summary.interactions), summary.frames, summary.uploaded]) expect(count).toBeGreaterThan(0);
  expect(shown).toMatch(/Collector on http:\/\/127\.0\.0\.1:\d+, practice desk on http/);
});

test('an unknown option is refused with what there is', async () => {
  const { code, errors } = await run('scripts/start.ts', '--twice');
  expect(code).toBe(1);
  expect(errors).toMatch(/'--twice'[^]*npm start \[-- --once\]/);
});

/** Runs a script as a command on a machine without a display. */
function run(...args: string[]): Promise<{ code: number; lines: string[]; errors: string }> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: root, env }, (_error, output, errors) =>
      resolve({ code: child.exitCode ?? 1, lines: output.trimEnd().split('\n'), errors }),
    );
  });
}
