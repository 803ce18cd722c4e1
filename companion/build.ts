/** Builds the companion twice: as the scripts that the collector serves, with their hashes, and as a package with its types. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackage, run } from './build-package.ts';

const here = import.meta.dirname;
const served = join(here, '../collector/companion/dist');
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as { version: string };

/** One file that needs nothing else. */
async function buildScript(entry: string, outDir: string, define: Record<string, string> = {}): Promise<string> {
  const lib = { entry: join(here, entry), formats: ['iife' as const], name: 'cotrailScript', fileName: () => 'script.js' };
  await run({ define, build: { lib, outDir, emptyOutDir: false, target: 'es2022', minify: true } });
  return join(outDir, 'script.js');
}

function hashOf(file: string): string {
  return `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
}

/** A part under a name that tells its content, with its hash. */
async function buildPart(name: string): Promise<[file: string, integrity: string]> {
  const script = await buildScript(`${name}-script.ts`, served);
  const integrity = hashOf(script);
  const file = `${name}-${createHash('sha256').update(integrity).digest('hex').slice(0, 16)}.js`;
  renameSync(script, join(served, file));
  return [file, integrity];
}

async function buildServed(): Promise<void> {
  rmSync(served, { recursive: true, force: true });
  mkdirSync(served, { recursive: true });
  const recorder = await buildPart('recorder');
  const together = await buildPart('together');
  const define = { recorderPart: JSON.stringify(recorder), togetherPart: JSON.stringify(together) };
  const script = await buildScript('script.ts', served, define);
  const loader = join(served, 'companion.js');
  renameSync(script, loader);
  writeFileSync(join(served, 'companion.json'), JSON.stringify({ version, integrity: hashOf(loader), parts: [recorder[0], together[0]] }));
}

await buildServed();
await buildPackage(join(here, 'dist'));
