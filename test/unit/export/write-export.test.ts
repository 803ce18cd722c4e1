/** Files of each format, opened again by readers that others wrote: what an action holds is there, typed, and nothing of it runs. */
import { Buffer } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { Envelope } from '../../../lib/events/envelope.ts';
import { type ExportFormat, isTimeZone } from '../../../lib/events/export-api.ts';
import { createTable, type Cell } from '../../../lib/export/columns.ts';
import { nameExport } from '../../../lib/export/name-export.ts';
import { writeExport } from '../../../lib/export/write-export.ts';
import { writeXlsx } from '../../../lib/export/xlsx.ts';
import { actionsStart, makeAction } from '../../support/make-action.ts';
import { openXlsx } from './open-xlsx.ts';

async function* each<T>(items: Iterable<T>): AsyncIterable<T> {
  yield* items;
}

const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => new Uint8Array(await new Response(stream).arrayBuffer());
const write = (format: ExportFormat, actions: Iterable<Envelope>, timeZone?: string) =>
  read(writeExport({ format, timeZone }, each(actions)));
const readCsv = (bytes: Uint8Array) => parse<Record<string, string>>(Buffer.from(bytes), { bom: true, columns: true });
const withTo = (value: string | number | boolean | null, seq = 0) => makeAction(seq, { to: { value, evidence: ['page'] } });

/** What spreadsheets have been made to run. */
const payloads = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\0=1',
  '=HYPERLINK("https://x.example?"&A1)',
  "=cmd|'/C calc'!A0",
  '|x',
].concat([' =1+1', '＝1+1', '＠SUM(A1)', '\u00a0=1', '\ufeff=1']);
const oddities = [
  'a "quoted" word',
  'a,b;c',
  'line\nline\r\nline',
  'שלום',
  '👩‍🚀',
  'a\ud800b',
  'a\u0000b\u000b',
  '_x0041_',
  '\uffff',
  '',
  ' ',
  "'",
  'x'.repeat(40_000),
];

test('CSV has every field of an action, dates in UTC and in the zone asked for', async () => {
  const [row] = readCsv(
    await write('csv', [makeAction(0, { view: { visit: makeAction(0).id, dwellMs: 90_500, ownGroup: false } })], 'Asia/Kolkata'),
  );
  expect(row).toMatchObject({
    'Date (UTC)': '2026-11-24T19:12:03.250Z',
    'Date (Asia/Kolkata)': '2026-11-25 00:42:03.250',
    ...{ 'Done by: kind': 'agent', 'Done by: id': 'a-1', 'Done by': 'Ada' },
    ...{ Event: 'conversation.assigned', Category: 'edit' },
    ...{ 'Entity type': 'conversation', 'Entity id': '42', Entity: '', From: '', To: 'Grace' },
    ...{ 'Conversation id': '42', 'Conversation link': 'https://chat.example/c/42', 'Conversation group': 'Sales', Console: 'chatwoot' },
    ...{ Outcome: 'confirmed', Initiator: 'agent', 'Own group': 'false', 'Time in view (s)': '90.5' },
    ...{ 'Answered (UTC)': '2026-11-24T19:12:03.330Z', Evidence: 'network, page', 'Evidence: from': '', 'Evidence: to': 'page, network' },
    ...{ Rule: 'chatwoot@3/assign', 'Rule’s provenance': 'source', 'Place in the replay': 'observed' },
    ...{ Session: makeAction(0).session, Device: makeAction(0).actor.device, 'Action id': makeAction(0).id },
  });
});

test('CSV begins with a byte order mark and ends its lines as the standard says', async () => {
  const bytes = await write('csv', [withTo('é'), withTo('b', 1)]);
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes).split('\r\n')).toHaveLength(3);
});

test.each(payloads)('no spreadsheet runs %j from CSV', async (payload) => {
  const [row] = readCsv(await write('csv', [withTo(payload)]));
  expect(row!['To']).toBe(`'${payload}`);
});

test('numbers stay numbers, whatever their sign', async () => {
  const rows = readCsv(await write('csv', [withTo(-5), withTo(1.5), withTo(true)]));
  expect(rows.map((row) => row['To'])).toEqual(['-5', '1.5', 'true']);
});

test('any text comes back from CSV, but for the guard before it', async () => {
  const property = fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), async (texts) => {
    const rows = readCsv(
      await write(
        'csv',
        texts.map((text, seq) => withTo(text, seq)),
      ),
    );
    const values = rows.map((row, index) => (row['To'] === texts[index] ? texts[index] : row['To']!.slice(1)));
    expect(values).toEqual(texts);
  });
  await fc.assert(property, { numRuns: 50 });
});

test('XLSX has dates as dates, numbers as numbers, and all else as text', async () => {
  const bytes = await write('xlsx', [withTo(-5), withTo('0042', 1), withTo(true, 2)], 'America/New_York');
  const { sheets, formats } = openXlsx(bytes);
  expect(sheets.map(({ name, frozenRows }) => [name, frozenRows])).toEqual([['Actions', '1']]);
  const [header, ...rows] = sheets[0]!.rows;
  const at = (name: string) => header!.findIndex((cell) => cell?.text === name);
  const [utc, local] = ['Date (UTC)', 'Date (America/New_York)'].map((name) => rows[0]![at(name)]!);
  for (const date of [utc!, local!]) expect([date.type, formats[Number(date.style)]]).toEqual(['n', 'yyyy-mm-dd hh:mm:ss.000']);
  const days = Number(utc!.text) - 25_569;
  expect(Math.round(days * 86_400_000)).toBe(actionsStart);
  expect(Number(utc!.text) - Number(local!.text)).toBeCloseTo(5 / 24, 6);
  expect(rows.map((row) => [row[at('To')]!.type, row[at('To')]!.text])).toEqual([
    ['n', '-5'],
    ['inlineStr', '0042'],
    ['b', '1'],
  ]);
});

test('another reader opens the XLSX and finds the same', async () => {
  const rows = await readSheet(Buffer.from(await write('xlsx', [withTo('=1+1'), withTo(-5, 1)])));
  const to = rows[0]!.indexOf('To');
  expect(Math.abs(Number(rows[1]![0]) - actionsStart)).toBeLessThanOrEqual(1);
  expect(rows.slice(1).map((row) => row[to])).toEqual(['=1+1', -5]);
});

test('no text becomes a formula in XLSX, and no text breaks the file', async () => {
  const texts = [...payloads, ...oddities];
  const { sheets, elements } = openXlsx(
    await write(
      'xlsx',
      texts.map((text, seq) => withTo(text, seq)),
    ),
  );
  expect(elements.has('f')).toBe(false);
  const [header, ...rows] = sheets[0]!.rows;
  const to = header!.findIndex((cell) => cell?.text === 'To');
  const expected = texts.map((text) => (text.length > 32_767 ? `${'x'.repeat(32_766)}…` : text.toWellFormed().replace('\uffff', '\ufffd')));
  expect(rows.map((row) => row[to]!.text)).toEqual(expected);
  expect(rows.every((row) => row[to]!.type === 'inlineStr')).toBe(true);
});

test('a full sheet is followed by another, each with its header', async () => {
  const table = createTable('UTC');
  const row = (text: string): Cell[] => [null, null, text];
  const bytes = await read(writeXlsx(table, each(['a', 'b', 'c', 'd', 'e'].map(row)), 2));
  const { sheets } = openXlsx(bytes);
  expect(sheets.map(({ name, rows }) => [name, ...rows.slice(1).map((cells) => cells[2]!.text)])).toEqual([
    ['Actions', 'a', 'b'],
    ['Actions_2', 'c', 'd'],
    ['Actions_3', 'e'],
  ]);
  expect(sheets.every(({ rows }) => rows[0]![0]!.text === 'Date (UTC)')).toBe(true);
});

test('JSON Lines are the records as they came', async () => {
  const records: Envelope[] = [
    withTo('=1\n"2"'),
    { ...withTo(null, 1), future: { more: [1] } },
    { ...makeAction(2), event: 12, kind: 'action' },
  ];
  const lines = new TextDecoder().decode(await write('jsonl', records)).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(records);
});

test('nothing to export is a file with a header, or an empty one', async () => {
  expect(readCsv(await write('csv', []))).toEqual([]);
  expect(new TextDecoder().decode(await write('csv', []))).toMatch(/^\ufeff?Date \(UTC\),/);
  expect(openXlsx(await write('xlsx', [])).sheets[0]!.rows).toHaveLength(1);
  expect(await write('jsonl', [])).toHaveLength(0);
});

test('an action of a newer version has its date and its event in a table, and no guess beside them', async () => {
  const newer = {
    kind: 'action',
    stream: makeAction(0).stream,
    seq: 0,
    at: actionsStart,
    mono: null,
    event: 'queue.split',
    to: 'elsewhere',
  };
  const [row] = readCsv(await write('csv', [newer], 'Europe/Paris'));
  expect(Object.entries(row!).filter(([, value]) => value !== '')).toEqual([
    ['Date (UTC)', '2026-11-24T19:12:03.250Z'],
    ['Date (Europe/Paris)', '2026-11-24 20:12:03.250'],
    ['Event', 'queue.split'],
  ]);
});

test('a source that fails fails the file, and a reader that leaves ends the source', async () => {
  let isClosed = false;
  async function* endless(): AsyncIterable<Envelope> {
    try {
      for (let seq = 0; ; seq++) yield makeAction(seq);
    } finally {
      isClosed = true;
    }
  }
  async function* broken(): AsyncIterable<Envelope> {
    yield makeAction(0);
    throw new Error('the disk is gone');
  }
  for (const format of ['xlsx', 'csv', 'jsonl'] as const) {
    await expect(read(writeExport({ format }, broken()))).rejects.toThrow('the disk is gone');
    isClosed = false;
    const reader = writeExport({ format }, endless()).getReader();
    for (let chunk = 0; chunk < 3; chunk++) await reader.read();
    await reader.cancel();
    await expect.poll(() => isClosed).toBe(true);
  }
});

test('the wall clock follows the zone through summer time and odd offsets', () => {
  const read = (zone: string, at: number) => (createTable(zone).readRow(makeAction(0, { at }))[1] as Date).toISOString();
  expect(read('Europe/Madrid', Date.UTC(2026, 9, 25, 0, 59, 59, 999))).toBe('2026-10-25T02:59:59.999Z');
  expect(read('Europe/Madrid', Date.UTC(2026, 9, 25, 1))).toBe('2026-10-25T02:00:00.000Z');
  expect(read('Asia/Kathmandu', Date.UTC(2026, 0, 1))).toBe('2026-01-01T05:45:00.000Z');
  expect(read('America/St_Johns', Date.UTC(2026, 0, 1))).toBe('2025-12-31T20:30:00.000Z');
  expect(['Europe/Madrid', 'UTC', 'Mars/Olympus', ''].map(isTimeZone)).toEqual([true, true, false, false]);
});

test('a file is named by what it holds and when', () => {
  expect(nameExport({ format: 'csv', filter: { log: 'audit' }, createdAt: actionsStart })).toBe('cotrail-audit-2026-11-24-191203.csv');
  expect(nameExport({ format: 'xlsx', filter: {}, createdAt: actionsStart })).toBe('cotrail-actions-2026-11-24-191203.xlsx');
});
