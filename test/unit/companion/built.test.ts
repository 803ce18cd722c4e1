/** The built companion: small enough for every visitor, its parts bound by hashes, and served so that pages can pin them. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { openScriptFiles } from '../../../collector/companion/script-files.ts';
import { createCompanionFiles } from '../../../collector/routes/companion-files.ts';

const root = resolve(import.meta.dirname, '../../..');
const served = join(root, 'collector/companion/dist');
const readServed = (name: string): string => readFileSync(join(served, name), 'utf8');

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'companion/build.ts')], { cwd: root });
}, 60_000);

const sizeOf = (name: string): number => gzipSync(readServed(name), { level: 9 }).length;
const readBuilt = () => JSON.parse(readServed('companion.json')) as { parts: [recorder: string, together: string]; integrity: string };

test('all that a visitor loads is 45 KB at most, and 6 KB of it before consent; whoever asks for an agent loads 4 KB more', () => {
  const [recorder, together] = readBuilt().parts;
  expect(readdirSync(served).filter((name) => name.endsWith('.js'))).toHaveLength(3);
  expect(sizeOf('companion.js') + sizeOf(recorder)).toBeLessThanOrEqual(45 * 1024);
  expect(sizeOf('companion.js')).toBeLessThanOrEqual(6 * 1024);
  expect(sizeOf(together)).toBeLessThanOrEqual(4 * 1024);
});

test('the loader knows its parts by their hashes, and whoever pins the loader has pinned all of them', () => {
  const { parts, integrity } = readBuilt();
  const hash = (name: string): string => `sha384-${createHash('sha384').update(readServed(name)).digest('base64')}`;
  for (const part of parts) expect(readServed('companion.js')).toContain(hash(part));
  expect(integrity).toBe(hash('companion.js'));
});

test('nothing of it compiles code, starts a worker, or brings zod', () => {
  for (const name of readdirSync(served)) expect(readServed(name)).not.toMatch(/new Function\(|\beval\(|new Worker\(|ZodError/);
});

test('it is served to every origin, a version for good, and earlier versions as long as a page may have pinned them', async () => {
  const kept = mkdtempSync(join(tmpdir(), 'cotrail-scripts-'));
  writeFileSync(join(kept, '0.0.1.js'), 'earlier();');
  const files = openScriptFiles(kept);
  const app = createCompanionFiles(files);
  const current = await app.request('/companion.js');
  expect(current.headers.get('access-control-allow-origin')).toBe('*');
  expect(current.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(current.headers.get('cache-control')).not.toContain('immutable');
  const pinned = await app.request(`/companion/${files!.version}.js`);
  expect(pinned.headers.get('cache-control')).toContain('immutable');
  expect(await pinned.text()).toBe(await current.text());
  expect(await (await app.request('/companion/0.0.1.js')).text()).toBe('earlier();');
  for (const name of ['9.9.9.js', '..%2Fpackage.json', 'companion.json'])
    expect((await app.request(`/companion/${name}`)).status).toBe(404);
  expect(readdirSync(kept)).toContain(`${files!.version}.js`);
});

test('the package has its types, and loads each part as a chunk', () => {
  const dist = join(root, 'companion/dist');
  expect(readFileSync(join(dist, 'index.d.ts'), 'utf8')).toContain('export declare function start(options: StartOptions): Companion;');
  expect(readFileSync(join(dist, 'index.js'), 'utf8')).toMatch(/import\(["'`]\.\/recording-/);
  expect(readFileSync(join(dist, 'index.js'), 'utf8')).toMatch(/import\(["'`]\.\/together-/);
});
