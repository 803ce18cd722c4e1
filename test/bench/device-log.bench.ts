/** Measures the device's log in real browsers: what a page of it, its facets and an export take, beside one plain reading of the index. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ExportJob, exportFormats } from '../../lib/events/export-api.ts';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import type { BrowserName } from '../../scripts/browser/running-browser.ts';
import { buildExtension } from '../../scripts/build.ts';
import { bundle, openOnDevice, type OnDevice } from '../support/on-device.ts';

const count = Number(process.env['ACTIONS'] ?? 200_000);
const names = (process.env['BROWSERS'] ?? 'chrome,firefox').split(',') as BrowserName[];

/** A page of 100 each, but for the last two. */
const reads: Record<string, string> = {
  'no filter': `listActions({}`,
  'two filters': `listActions({ event: ['message.sent'], by: ['Agent 3'] }`,
  'one conversation': `listActions({ item: '4000' }`,
  'a word that is rare': `listActions({ text: 'customer 4000' }`,
  'a word that is nowhere': `listActions({ text: 'nowhere' }`,
  'a range of time': `listActions({ since: first + 50_000_000, until: first + 60_000_000 }`,
  facets: `readActionFacets({}`,
  'facets of two filters': `readActionFacets({ event: ['message.sent'], by: ['Agent 3'] }`,
};

for (const name of names) {
  const browser = await launchBrowser(name, { extensionDir: await buildExtension(name) });
  const device = await openOnDevice(browser);
  console.log(`${name}: ${count} actions written in ${Math.round(await fill(device))} ms`);
  const floor = await readIndex(device);
  console.log(`  the whole index, read plainly: ${Math.round(floor)} ms`);
  await readAll(device, floor);
  console.log(`  the same, after ${Math.round(await pack(device))} ms of packing:`);
  await readAll(device, floor);
  for (const format of process.env['EXPORTS'] === 'no' ? [] : exportFormats) console.log(`  ${format}: ${await exportAll(device, format)}`);
  await browser.close();
}

async function readAll(device: OnDevice, floor: number): Promise<void> {
  for (const [what, read] of Object.entries(reads)) {
    const ms = await time(device, `device.feed.${read}, new AbortController().signal)`);
    console.log(`  ${what}: ${Math.round(ms)} ms, ${(ms / floor).toFixed(2)} of it`);
  }
}

async function pack(device: OnDevice): Promise<number> {
  const code = await bundle('../bench/fill-device.ts', 'filler');
  const begin = performance.now();
  await device.ask(`await (async () => { ${code}\n await filler.pack(); })()`);
  return performance.now() - begin;
}

async function fill(device: OnDevice): Promise<number> {
  const code = await bundle('../bench/fill-device.ts', 'filler');
  const begin = performance.now();
  for (let from = 0; from < count; from += 20_000)
    await device.ask(`await (async () => { ${code}\n await filler.fill(${from}, ${Math.min(count, from + 20_000)}); })()`);
  return performance.now() - begin;
}

/** The best of three, by the page's own clock. */
function time(device: OnDevice, expression: string): Promise<number> {
  return device.ask(`await (async () => {
    const first = Date.UTC(2026, 10, 24, 19, 12);
    const times = [];
    for (let round = 0; round < 3; round++) {
      const begin = performance.now();
      await ${expression};
      times.push(performance.now() - begin);
    }
    return Math.min(...times);
  })()`);
}

function readIndex(device: OnDevice): Promise<number> {
  return time(
    device,
    `(async () => {
      const settle = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
      const database = await settle(indexedDB.open('cotrail'));
      for (let last = 0, rows = null; rows?.length !== 0; last = rows.at(-1)?.arrival ?? last)
        rows = await settle(database.transaction('actions').objectStore('actions').getAll(IDBKeyRange.lowerBound(last, true), 2000));
      database.close();
    })()`,
  );
}

async function exportAll(device: OnDevice, format: string): Promise<string> {
  const { id } = await device.ask<ExportJob>(`await device.exported.start({ format: '${format}', filter: {} })`);
  for (;;) {
    const job = (await device.ask<ExportJob[]>('await device.exported.list()')).find((each) => each.id === id)!;
    if (job.state !== 'running')
      return `${job.state}, ${job.rows} rows and ${(job.bytes / 1e6).toFixed(1)} MB in ${job.endedAt! - job.createdAt} ms ${job.problem ?? ''}`;
    await sleep(500);
  }
}
