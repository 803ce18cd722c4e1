/** The companion as others get it: packed, installed from the tarball without a network, checked by a consumer's compiler, and bundled by their bundler. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { build } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { buildPackage } from '../../companion/build-package.ts';

const companion = resolve(import.meta.dirname, '../../companion');
let folder: string;

/** A copy is packed: another test builds the real one meanwhile. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cotrail-consumer-'));
  const copy = join(folder, 'copy');
  mkdirSync(copy);
  for (const file of ['package.json', 'README.md']) cpSync(join(companion, file), join(copy, file));
  await buildPackage(join(copy, 'dist'));
  const npm = (cwd: string, ...words: string[]): string =>
    execFileSync('npm', [...words, '--ignore-scripts', '--offline'], { cwd, encoding: 'utf8' });
  const tarball = npm(copy, 'pack', '--silent').trim();
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  npm(folder, 'install', '--no-audit', '--no-fund', `./copy/${tarball}`);
}, 60_000);

const installed = (): string => join(folder, 'node_modules/@cotrail/companion');

/** What a strict compiler says of a consumer's file. */
function check(source: string): string[] {
  const file = join(folder, 'consumer.ts');
  writeFileSync(file, source);
  const { ESNext } = ts.ModuleKind;
  const options = {
    strict: true,
    noEmit: true,
    module: ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
    target: ts.ScriptTarget.ES2022,
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const consumer = `import { start, type Companion, type State } from '@cotrail/companion';
const companion: Companion = start({ key: 'ck_${'k'.repeat(24)}', collector: 'https://collector.example', consent: 'page' });
companion.identify({ id: '17' });
companion.event('basket.added', { product: 'teapot' });
const state: State = companion.readState().state;
console.log(state, companion.consent.read()?.answer);
`;

test('the tarball holds the built package, its types and how to use it, and nothing else', () => {
  const files = readdirSync(installed(), { recursive: true })
    .map(String)
    .filter((name) => name !== 'dist');
  expect(files.filter((name) => !/^dist\/\w+-[\w-]+\.js$/.test(name)).sort()).toEqual([
    ...['README.md', 'dist/api.d.ts', 'dist/index.d.ts', 'dist/index.js', 'package.json'],
  ]);
  expect(JSON.parse(readFileSync(join(installed(), 'package.json'), 'utf8'))).not.toHaveProperty('dependencies');
});

test('a strict compiler knows what it takes and gives', () => {
  expect(check(consumer)).toEqual([]);
  expect(check(consumer.replace(`consent: 'page'`, `consent: 'never'`))).toEqual([expect.stringContaining(`'"never"' is not assignable`)]);
}, 60_000);

test('a bundler keeps the recorder in a chunk of its own, which is loaded after consent', async () => {
  writeFileSync(join(folder, 'consumer.ts'), consumer);
  const outDir = join(folder, 'out');
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: { outDir, modulePreload: false, rollupOptions: { input: join(folder, 'consumer.ts') } },
  });
  const chunks = readdirSync(join(outDir, 'assets')).map((name) => readFileSync(join(outDir, 'assets', name), 'utf8'));
  const entry = chunks.filter((text) => text.includes('collector.example'));
  expect(entry).toHaveLength(1);
  expect(entry[0]!.length).toBeLessThan(20_000);
  expect(entry[0]).toMatch(/import\(["'`]\.\/recording-/);
  expect(Math.max(...chunks.map(({ length }) => length))).toBeGreaterThan(50_000);
}, 60_000);
