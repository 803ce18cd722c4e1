/** Reports as addresses and as files: what was typed wrongly is left out, and what a file holds is what the screen shows, read by readers that others wrote. */
import { Buffer } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { afterEach, expect, test } from 'vitest';
import { DaysPage } from '../../../lib/events/activity-api.ts';
import { everything } from '../../../collector/store/store.ts';
import { nameReport, writeReport } from '../../../components/reports/report-file.ts';
import { writeLevelReport, writeStatusReport, type Report } from '../../../components/reports/report-lines.ts';
import { readReportView, viewReport, writeReportView } from '../../../components/reports/report-view.ts';
import { chooseLanguage } from '../../../lib/text/choose-language.ts';
import { loadWords } from '../../../lib/text/load-words.ts';
import { speak } from '../../../lib/text/t.ts';
import { fillMonth } from '../../support/count-month.ts';

const range = { from: '2026-10-24', to: '2026-10-27' };
const named = { from: range.from, last: '2026-10-26' };
const readCsv = (bytes: ArrayBuffer) => parse(Buffer.from(bytes), { bom: true });
afterEach(() => speak({ code: 'en', locale: 'en' }, {}));
const countLines = ({ parts }: Report) => parts.reduce((sum, { lines }) => sum + lines.length, 0);

test('an address says which report it is, and what does not fit in it is left out', () => {
  const { screen: _screen, ...view } = viewReport({ kind: 'level', group: 'Tier 1', ...range, within: 90 });
  expect(readReportView(writeReportView(view))).toEqual(view);
  for (const within of ['0', '-1', '1e3', '86401', '', 'x'])
    expect(readReportView(new URLSearchParams({ kind: 'x', from: '2026-02-31', to: range.to, within }))).toEqual(
      readReportView(new URLSearchParams()),
    );
});

test('both files of both reports hold each line, the definitions and the time zone, and text that looks like a formula stays text', async () => {
  const { store } = await fillMonth(range);
  const page = DaysPage.parse(JSON.parse(await store.writeActivityDays(everything, range)));
  const chats = { chats: await store.listActivityChats(everything, range) };
  await store.close();
  const agents = page.agents.map((agent, index) => (index === 0 ? { ...agent, name: '=1+1' } : agent));
  const level = writeLevelReport(page, chats, 30);
  const status = writeStatusReport({ ...page, agents }, null);

  const answered = chats.chats.filter(({ firstResponseMs }) => firstResponseMs !== null);
  const inTime = answered.filter(({ firstResponseMs }) => firstResponseMs! <= 30_000);
  const [headers, total, ...rest] = readCsv(await writeReport(level, 'level', named, 'csv'));
  expect(headers?.slice(2, 6)).toEqual(['Service level (0 to 1)', 'In time', 'Answered', 'No first response']);
  expect(Number(total?.[2])).toBeCloseTo(inTime.length / answered.length, 4);
  expect(total?.slice(3, 5).map(Number)).toEqual([inTime.length, answered.length]);
  expect(rest.filter(([part]) => part === 'By hour')).toHaveLength(24);
  const notes = rest.slice(countLines(level) - 1).map(([note]) => note);
  expect(notes).toEqual(['', '2026-10-24 to 2026-10-26', ...level.notes]);
  expect(notes.at(-1)).toContain('Europe/Madrid');

  const sheet = await readSheet(Buffer.from(await writeReport(status, 'status', named, 'xlsx')));
  const lines = status.parts.flatMap(({ lines: of }) => of);
  expect(sheet.slice(1, 1 + lines.length).map((row) => row[2])).toEqual(lines.map(({ values }) => Math.round(values[0]! / 600) / 100));
  expect(sheet.flat()).toContain('=1+1');
  expect(readCsv(await writeReport(status, 'status', named, 'csv')).flat()).toContain("'=1+1");
}, 60_000);

test('a file speaks the reader’s language in its name, headers and notes; its days and numbers are as every program reads them', async () => {
  const { store } = await fillMonth(range);
  const page = DaysPage.parse(JSON.parse(await store.writeActivityDays(everything, range)));
  await store.close();
  const expected = page.days.filter(({ agent }) => agent === 'דנה לוי');
  const names = {
    en: 'cotrail-agent-status-2026-10-24-2026-10-26.csv',
    es: 'cotrail-estado-de-los-agentes-2026-10-24-2026-10-26.csv',
    he: 'cotrail-סטטוס-הנציגים-2026-10-24-2026-10-26.csv',
    ja: 'cotrail-エージェントのステータス-2026-10-24-2026-10-26.csv',
  };
  const headers = { en: 'Online (min)', es: 'En línea (min)', he: 'מחובר (דקות)', ja: 'オンライン（分）' };
  for (const code of ['en', 'es', 'he', 'ja'] as const) {
    const speech = chooseLanguage([code], null);
    speak(speech, await loadWords(speech.code));
    expect(nameReport('status', named, 'csv')).toBe(names[code]);
    const [first, ...rows] = readCsv(await writeReport(writeStatusReport(page, null), 'status', named, 'csv'));
    expect(first?.[2]).toBe(headers[code]);
    expect(JSON.stringify([first, rows])).not.toMatch(/[\u2066-\u2069]/);
    const days = rows.filter(([part, name]) => part?.includes('דנה לוי') && name !== '');
    expect(days.map(([, day]) => day)).toEqual(['2026-10-26']);
    expect(days.map(([, , online]) => Number(online))).toEqual(
      expected.map(({ numbers }) => Math.round(numbers.statusMs.online / 600) / 100),
    );
  }
}, 60_000);
