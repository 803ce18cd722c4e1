/** Runs the collector as its users do: as a command in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

const main = join(import.meta.dirname, '../../../collector/main.ts');

/** Starts one and gives it with its pairing link; throws where it ends before it has one. The caller ends it. */
export async function startCommand(...args: string[]): Promise<{ child: ChildProcess; link: URL }> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const link = /http\S+\/pair#\S+/.exec(line);
    if (link) return { child, link: new URL(link[0]) };
  }
  throw new Error('the collector ended before it gave a pairing link');
}

/** Runs one that ends by itself. */
export async function runCommand(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [[code], out, err] = await Promise.all([once(child, 'exit') as Promise<[number | null]>, text(child.stdout), text(child.stderr)]);
  return { code, out, err };
}
