/** CSV by RFC 4180, for Excel too: UTF-8 with a byte order mark, and no cell that a spreadsheet would run. */
import { writeCsvStream } from 'hucre/csv';
import type { Cell, Column, Table } from './columns.ts';

/** What a formula may begin with, and what hides it: a spreadsheet skips white space, and takes the wide forms of Eastern keyboards for the narrow ones. */
const formula = /^[\s\0]*[=+\-@|＝＋－＠]|^[\t\r\n\0]/u;

export function writeCsv(table: Pick<Table, 'columns'>, rows: AsyncIterable<Cell[]>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const headers = table.columns.map(({ header }) => header);
  return writeCsvStream(eachRow(table.columns, rows), { headers, bom: true }) as ReadableStream<Uint8Array<ArrayBuffer>>;
}

async function* eachRow(columns: readonly Column[], rows: AsyncIterable<Cell[]>): AsyncIterable<Cell[]> {
  for await (const row of rows) yield row.map((cell, index) => writeCell(cell, columns[index]?.kind ?? 'text'));
}

function writeCell(cell: Cell, kind: Column['kind']): Cell {
  if (typeof cell === 'string') return guardFormula(cell);
  // The wall clock says no zone: with a Z it would claim to be UTC.
  return cell instanceof Date && kind === 'wall' ? cell.toISOString().replace('T', ' ').replace('Z', '') : cell;
}

/** Text that a spreadsheet could take for a formula gets an apostrophe before it. Numbers and dates are written as such and need none. */
export function guardFormula(value: string): string {
  return formula.test(value) ? `'${value}` : value;
}
