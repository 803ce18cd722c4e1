/** A report as a file: one sheet with a row for each line, and below them how it was counted. What writes files is loaded when one is wanted. */
import type { DayKey } from '../../lib/events/activity-api.ts';
import type { Cell } from '../../lib/export/columns.ts';
import { saveBlob } from '../../lib/feed/save-as.ts';
import { readLocale, t } from '../../lib/text/t.ts';
import type { Report } from './report-lines.ts';
import type { ReportKind } from './report-view.ts';

export type ReportFormat = 'xlsx' | 'csv';

const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' };

export interface ReportRange {
  from: DayKey;
  /** The last day. */
  last: DayKey;
}

export async function saveReport(report: Report, kind: ReportKind, range: ReportRange, format: ReportFormat): Promise<void> {
  const blob = new Blob([await writeReport(report, kind, range, format)], { type: types[format] });
  saveBlob(blob, nameReport(kind, range, format));
}

/** In the reader's language, as the headers are: `cotrail-service-level-2026-10-01-2026-10-31.xlsx`. */
export function nameReport(kind: ReportKind, { from, last }: ReportRange, format: ReportFormat): string {
  const words =
    t(`reports.kind.${kind}`)
      .toLocaleLowerCase(readLocale())
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return `${['cotrail', ...words, from, last].join('-')}.${format}`;
}

export async function writeReport(report: Report, kind: ReportKind, range: ReportRange, format: ReportFormat): Promise<ArrayBuffer> {
  const headers = [t('reports.column.part'), t('reports.column.name'), ...report.columns.map(({ fileHeader }) => fileHeader)];
  const columns = [...headers, t('reports.column.unsure')].map((header, index) => ({
    ...{ header: strip(header), kind: 'text' as const, width: index < 2 ? 28 : 18 },
  }));
  const rows = listRows(report, range);
  if (format === 'csv') return new Response((await import('../../lib/export/csv.ts')).writeCsv({ columns }, rows)).arrayBuffer();
  const { writeXlsx } = await import('../../lib/export/xlsx.ts');
  return new Response(writeXlsx({ columns }, rows, undefined, t(`reports.kind.${kind}`))).arrayBuffer();
}

/** Each row is as wide as the table: readers of CSV refuse ragged ones. */
async function* listRows({ columns, parts, notes }: Report, { from, last }: ReportRange): AsyncIterable<Cell[]> {
  const none = columns.map((): Cell => null);
  for (const { title, lines } of parts)
    for (const { name, fileName = name, values, isUnsure } of lines) {
      const cells = columns.map(({ toFile }, index): Cell => (values[index] == null ? null : toFile(values[index])));
      yield [strip(title), fileName, ...cells, isUnsure ? t('reports.unsure.yes') : null];
    }
  for (const note of [null, t('reports.range', { from, to: last }), ...notes]) yield [note && strip(note), null, ...none, null];
}

/** Without the marks that keep what is put into a sentence in its own direction: a file's reader would look for a header and not find it. */
function strip(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '');
}
