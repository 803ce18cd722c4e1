/** Builds the companion as a package: a module that loads the recorder as a chunk, and its types. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { build, type InlineConfig } from 'vite';
import { leaveOutUnused } from './leave-out.ts';

const here = import.meta.dirname;

/** Vite on the companion, without whatever else lies around. */
export function run(config: InlineConfig): Promise<unknown> {
  return build({ configFile: false, root: here, publicDir: false, logLevel: 'warn', plugins: [leaveOutUnused()], ...config });
}

/** Into a folder: the module, its chunks and its types. */
export async function buildPackage(outDir: string): Promise<void> {
  const lib = { entry: join(here, 'index.ts'), formats: ['es' as const], fileName: 'index' };
  await run({ build: { lib, outDir, emptyOutDir: true, target: 'es2022' } });
  for (const name of ['index', 'api']) {
    const { outputText } = ts.transpileDeclaration(readFileSync(join(here, `${name}.ts`), 'utf8'), {
      compilerOptions: { isolatedDeclarations: true, declaration: true, rewriteRelativeImportExtensions: true },
    });
    writeFileSync(join(outDir, `${name}.d.ts`), outputText);
  }
}
