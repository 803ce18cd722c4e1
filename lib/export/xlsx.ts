/** XLSX in constant memory: rows flow through, each million begins a new sheet, and text stays text whatever it looks like. */
import { writeXlsxStream } from 'hucre/xlsx';
import { t } from '../text/t.ts';
import type { Cell, Table } from './columns.ts';

/** Excel opens 1,048,576 rows a sheet; the header is one. */
const sheetRows = 1_000_000;
/** Excel calls a file broken where a cell holds more characters. */
const cellCharacters = 32_767;
const dateFormat = 'yyyy-mm-dd hh:mm:ss.000';

export function writeXlsx(
  table: Pick<Table, 'columns'>,
  rows: AsyncIterable<Cell[]>,
  rowsPerSheet = sheetRows,
  name = t('export.sheet.name'),
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const columns = table.columns.map(({ header, kind, width }) => ({ header, width, ...(kind !== 'text' && { numFmt: dateFormat }) }));
  const options = { name, columns, freezePane: { rows: 1 }, maxRowsPerSheet: rowsPerSheet + 1 };
  return writeXlsxStream(eachRow(rows), options) as ReadableStream<Uint8Array<ArrayBuffer>>;
}

async function* eachRow(rows: AsyncIterable<Cell[]>): AsyncIterable<Cell[]> {
  for await (const row of rows) yield row.map((cell) => (typeof cell === 'string' ? fitCell(cell) : cell));
}

/** What XML has no place for is replaced, what reads as one of the format's escapes is escaped, and what is too long ends in an ellipsis. */
export function fitCell(text: string): string {
  const sound = text.toWellFormed().replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
  const fitting = sound.length > cellCharacters ? `${sound.slice(0, cellCharacters - 1).toWellFormed()}…` : sound;
  return fitting.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
