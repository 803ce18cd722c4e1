/** Measures what an export of a million actions costs: rows a second and the peak of memory, each format in a process of its own. */
import { execFileSync } from 'node:child_process';
import { createWriteStream, rmSync, statSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Action } from '../../lib/events/action.ts';
import { exportFormats, type ExportFormat } from '../../lib/events/export-api.ts';
import { writeExport } from '../../lib/export/write-export.ts';
import { makeAction } from '../support/make-action.ts';

const rows = Number(process.env['ROWS'] ?? 1_000_000);
const [format] = process.argv.slice(2) as ExportFormat[];

if (format === undefined) for (const each of exportFormats) measure(each);
else await writeOne(format);

function measure(each: ExportFormat): void {
  // Half of them first: memory that grows with the rows shows as a ratio.
  const run = (count: number) =>
    execFileSync(process.execPath, [import.meta.filename, each], { encoding: 'utf8', env: { ...process.env, ROWS: String(count) } });
  const [half, all] = [run(rows / 2), run(rows)].map((line) => JSON.parse(line) as Result) as [Result, Result];
  const size = `${(all.bytes / 1e6).toFixed(0)} MB`;
  const rate = Math.round(rows / all.seconds).toLocaleString('en');
  const ratio = (all.peakMb / half.peakMb).toFixed(2);
  console.log(`${each}: ${rate} rows/s, file ${size}, peak RSS ${all.peakMb} MB; against half the rows ${half.peakMb} MB, ratio ${ratio}`);
}

interface Result {
  seconds: number;
  bytes: number;
  peakMb: number;
}

async function writeOne(each: ExportFormat): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cotrail-bench-'));
  const path = join(folder, `export.${each}`);
  const begin = performance.now();
  const stream = writeExport({ format: each, timeZone: 'Europe/Madrid' }, makeActions());
  await pipeline(Readable.from(stream), createWriteStream(path));
  const result: Result = {
    seconds: (performance.now() - begin) / 1000,
    bytes: statSync(path).size,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  if (process.env['KEEP'] === undefined) rmSync(folder, { recursive: true });
  console.log(JSON.stringify(result));
}

async function* makeActions(): AsyncIterable<Action> {
  for (let seq = 0; seq < rows; seq++) {
    const id = String(seq % 100_003);
    yield makeAction(seq, {
      entity: { value: { type: 'conversation', id, name: `Order ${seq % 7919}` }, evidence: ['network'] },
      conversation: { id, link: `https://chat.example/app/accounts/1/conversations/${id}`, group: `Group ${seq % 13}` },
    });
  }
}
