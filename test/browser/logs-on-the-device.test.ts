/** With no collector the device keeps its log, finds what is asked for in it, and writes it to files while nobody looks. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionFacets, ActionFilter, ActionsPage } from '../../lib/events/action-api.ts';
import type { Action } from '../../lib/events/action.ts';
import { type ExportFormat, exportFormats, type ExportJob } from '../../lib/events/export-api.ts';
import { nameExport } from '../../lib/export/name-export.ts';
import { defaultSettings } from '../../lib/settings/settings.ts';
import { browsersHere } from '../support/browsers-here.ts';
import { openOnDevice, type OnDevice } from '../support/on-device.ts';
import { isSoon, press, see } from '../support/on-screen.ts';
import { eventually, startRig, type Rig } from '../support/rig.ts';
import { stopWorkerAt } from '../support/worker.ts';
import { openXlsx } from '../unit/export/open-xlsx.ts';

/** Cotrail's own actions are real ones: each press of Pause and Resume is one, and each change of the settings. */
const pauses = 120;
const days = [10, 20, 31];
const filter: ActionFilter = { event: ['recording.paused', 'settings.changed'] };
const wanted = pauses + days.length;

describe.each(browsersHere)('in %s', (name) => {
  let rig: Rig;
  let device: OnDevice;
  /** Newest first, as they were listed. */
  let listed: Action[];

  beforeAll(async () => {
    rig = await startRig(name, { pages: {}, setUp: false, ...(name === 'firefox' ? { backgroundIdleMs: 500 } : {}) });
    device = await openOnDevice(rig.browser);
    for (const retentionDays of days)
      await device.ask(`device.send('settings.save', ${JSON.stringify({ ...defaultSettings, retentionDays })})`);
    await device.ask(`(async () => {
      for (let i = 0; i < ${pauses}; i++) { await device.send('recording.pause', null); await device.send('recording.resume', null); }
      return null;
    })()`);
  });
  afterAll(() => rig.close());

  const list = (query: object) =>
    device.ask<ActionsPage>(`device.feed.listActions(${JSON.stringify(query)}, new AbortController().signal)`);
  const listJobs = () => device.ask<ExportJob[]>('device.exported.list()');
  const readFile = async (id: string) => Buffer.from(await device.ask<string>(`device.readFile('${id}')`), 'base64');

  it('lists what was done, page by page, by any filter', async () => {
    const first = await list({ ...filter, limit: 100 });
    const second = await list({ ...filter, limit: 100, cursor: first.next });
    expect(second.next).toBeNull();
    expect([first.total, second.total]).toEqual(Array(2).fill({ count: wanted, more: false }));
    listed = [...first.actions, ...second.actions] as unknown as Action[];
    expect(listed.map(({ event }) => event)).toEqual([
      ...Array(pauses).fill('recording.paused'),
      ...Array(days.length).fill('settings.changed'),
    ]);
    expect(listed.map(({ at }) => at)).toEqual(listed.map(({ at }) => at).sort((a, b) => b - a));
    const found = await list({ log: 'audit', text: '31 DAY' });
    expect(found.actions).toMatchObject([{ event: 'settings.changed', to: { value: expect.stringContaining('31 days') } }]);
    const facets = await device.ask<ActionFacets>(`device.feed.readActionFacets(${JSON.stringify(filter)}, new AbortController().signal)`);
    expect(facets.event.map(({ value, count }) => [value, count])).toEqual([
      ...[
        ['recording.paused', pauses],
        ['recording.resumed', pauses],
      ],
      ['settings.changed', days.length],
    ]);
    expect(facets.outcome).toEqual([{ value: 'confirmed', count: wanted, more: false }]);
  });

  it('tells of what has come since', async () => {
    const { arrival } = await list({});
    await device.ask(`device.send('recording.stop', null)`);
    await device.ask(`device.send('recording.start', null)`);
    const { actions, total } = await list({ arrivedAfter: arrival });
    expect(actions.map((action) => action['event'])).toEqual(['recording.started', 'recording.stopped']);
    expect(total).toBeNull();
  });

  it('writes all formats with the page closed and its worker killed', async () => {
    const hasStopped = name === 'chrome' ? await stopWorkerAt(await rig.browser.open('about:blank'), 'before an export is whole') : null;
    for (const format of exportFormats)
      await device.ask(`device.exported.start(${JSON.stringify({ format, filter, timeZone: 'Asia/Kolkata' })})`);
    await device.close();
    if (hasStopped !== null) await eventually(async () => expect(await hasStopped()).toBe(true));
    await rig.browser.killWorker();
    device = await openOnDevice(rig.browser);
    const jobs = await eventually(async () => {
      const found = await listJobs();
      expect(found.map(({ state, problem }) => [state, problem])).toEqual(Array(3).fill(['done', null]));
      return found;
    });
    for (const job of jobs) {
      const bytes = await readFile(job.id);
      expect(job).toMatchObject({ rows: wanted, total: wanted, bytes: bytes.length });
      expect(readIds(job.format, bytes)).toEqual(listed.map(({ id }) => id));
    }
    const lines = await readFile(jobs.find(({ format }) => format === 'jsonl')!.id);
    expect(readLines(lines)).toEqual(listed);
    const own = await list({ event: ['export.created'] });
    expect(own.actions.map((action) => (action as unknown as Action).entity.value?.id)).toEqual(jobs.map(({ id }) => id));
  });

  it('hands a file over for the browser to save', async () => {
    const [job] = await listJobs();
    const folder = await rig.browser.saveDownloads();
    await device.ask(`device.exported.download(${JSON.stringify(job)}).then(() => null)`);
    const saved = join(folder, nameExport(job!));
    await eventually(async () => expect(existsSync(saved) && readFileSync(saved).length).toBe(job!.bytes));
    expect(readFileSync(saved).equals(await readFile(job!.id))).toBe(true);
  });

  it('cancels one that runs, and removes what has ended with its file', async () => {
    const before = await listJobs();
    const started = await device.ask<ExportJob>(`device.exported.start({ format: 'csv', filter: {} }).then(async (job) => {
      await device.exported.remove(job.id);
      return job;
    })`);
    await eventually(async () => expect((await listJobs()).filter(({ state }) => state === 'running')).toEqual([]));
    for (const { id } of [...before.slice(1), started]) await device.ask(`device.exported.remove('${id}').then(() => null)`);
    await eventually(async () => {
      expect((await listJobs()).map(({ id }) => id)).toEqual([before[0]!.id]);
      expect(await device.ask('device.listFiles()')).toEqual([before[0]!.id]);
    });
  });

  it('is read on the dashboard’s own page: filtered, a row opened, and saved as a file', async () => {
    const dashboard = await rig.browser.openExtensionPage('dashboard.html#/audit');
    await see(dashboard, 'Recording resumed');
    await press(dashboard, 'button', 'Event');
    await press(dashboard, '[role="option"]', 'Settings changed');
    await isSoon(dashboard, `document.querySelectorAll('${rows}').length === ${days.length}`);
    expect(await dashboard.evaluate<string>('location.hash')).toContain('event=settings.changed');
    await dashboard.evaluate(`void document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))`);
    await press(dashboard, rows, '20 days');
    const panel = await see(dashboard, 'Settings changed', '#content aside');
    expect(panel).toContain('20 days');
    const folder = await rig.browser.saveDownloads();
    await press(dashboard, 'button', 'Export');
    await press(dashboard, '[role^="menuitem"]', 'JSON Lines');
    await see(dashboard, new RegExp(`(?<!\\d)${days.length} rows`), 'li:has([role="status"])'); // The newest export stands first.
    await press(dashboard, 'li button', 'Download');
    const newest = (await listJobs())[0]!;
    const saved = join(folder, nameExport(newest));
    await eventually(async () => expect(existsSync(saved) && readFileSync(saved).length).toBe(newest.bytes));
    expect(readLines(readFileSync(saved)).map(({ event }) => event)).toEqual(Array(days.length).fill('settings.changed'));
    await dashboard.close();
  });
});

const rows = '[role="row"]:not(:has([role="columnheader"]))';

const readLines = (bytes: Buffer) =>
  bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Action);

/** The last column is the action's id. */
function readIds(format: ExportFormat, bytes: Buffer): (string | undefined)[] {
  if (format === 'jsonl') return readLines(bytes).map(({ id }) => id);
  if (format === 'csv') return parse(bytes, { bom: true, from: 2 }).map((row) => row.at(-1));
  return openXlsx(bytes).sheets.flatMap(({ rows }) => rows.slice(1).map((row) => row.at(-1)?.text));
}
