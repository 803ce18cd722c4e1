/** `verify`: checks bundles without a collector, names the first thing in each that does not hold, and says so by its exit code. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyBundle, type Verdict } from './verify-bundle.ts';

export const verifyUsage = 'node collector/main.ts verify [--key <the log’s key>] <bundle or folder> …';

/** Gives the exit code: 0 where all holds, 1 where something does not, 2 where it was not asked rightly. */
export async function runVerify(args: readonly string[], print: (line: string) => void): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { key: { type: 'string' } } });
    const files = (await Promise.all(positionals.map(listBundles))).flat();
    if (files.length === 0) throw new Error('There is no bundle to verify: name a file, or a folder with files that end in .jsonl.');
    let code = 0;
    for (const file of files) {
      const verdict = await verifyBundle(readLines(createReadStream(file)), values.key ?? null);
      for (const line of describe(file, verdict, values.key ?? null)) print(line);
      if (verdict.problem !== null) code = 1;
    }
    return code;
  } catch (error) {
    print(`${error instanceof Error ? error.message : String(error)}\n\nUsage: ${verifyUsage}`);
    return 2;
  }
}

async function listBundles(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith('.jsonl'));
  return names.sort().map((name) => join(path, name));
}

/** Bytes, as they are: what is hashed is the file. What stands behind the last line feed is a line too. */
async function* readLines(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)]);
      [rest, start] = [[], end + 1];
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

function describe(file: string, verdict: Verdict, key: string | null): string[] {
  const { problem, head, size, manifests, records, signatures, absent, gaps } = verdict;
  if (problem !== null) {
    const where = problem.place === null ? '' : ` of stream ${problem.place.stream}, seq ${problem.place.seq}`;
    return [`BAD  ${file}`, `     line ${problem.line}: ${problem.item}${where}`, `     ${problem.meaning}`];
  }
  const counts = `${signatures.enrolled} signed by enrolled devices, ${signatures['self-asserted']} by keys that nobody vouches for, ${signatures.unsigned} unsigned`;
  const missing = `${absent.retention} expired, ${absent.erased} erased, ${absent.remasked} re-masked, ${absent['not-received']} never received, ${absent['set-aside']} set aside, ${absent.outside} of other sessions`;
  return [
    `OK   ${file}`,
    `     ${manifests} manifests (${counts})`,
    `     ${records} records; not among them: ${missing}`,
    `     ${gaps} manifests whose predecessor never came, or is of other sessions`,
    `     all in the log up to its checkpoint of ${size} leaves`,
    key === null ? `     the log's key, by the bundle's own word: ${head?.verifier ?? ''}` : `     the log's key is the one that you named`,
  ];
}
