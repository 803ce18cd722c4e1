/** Writes actions as a file of the format asked for, as they flow by: nothing is held but what is being written. */
import type { Envelope } from '../events/envelope.ts';
import type { ExportFormat } from '../events/export-api.ts';
import { createTable, type Cell, type Table } from './columns.ts';
import { writeCsv } from './csv.ts';
import { writeXlsx } from './xlsx.ts';

/** The zone of dates where none was asked for. */
export const defaultZone = 'UTC';

export const exportMediaTypes: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
};

export interface ExportOptions {
  format: ExportFormat;
  /** An IANA time zone that `isTimeZone` knows. */
  timeZone?: string | undefined;
}

/** A failing source fails the stream; cancelling the stream ends the source. */
export function writeExport(
  { format, timeZone = defaultZone }: ExportOptions,
  actions: AsyncIterable<Envelope>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (format === 'jsonl') return writeLines(actions);
  const table = createTable(timeZone);
  return format === 'csv' ? writeCsv(table, readRows(table, actions)) : writeXlsx(table, readRows(table, actions));
}

async function* readRows(table: Table, actions: AsyncIterable<Envelope>): AsyncIterable<Cell[]> {
  for await (const action of actions) yield table.readRow(action);
}

/** How much text becomes one chunk of bytes. */
const chunkCharacters = 64 * 1024;

/** The lossless form: each record as it came, in a line of its own. */
function writeLines(actions: AsyncIterable<Envelope>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = actions[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      let text = '';
      while (text.length < chunkCharacters) {
        const next = await iterator.next();
        if (next.done) {
          if (text !== '') controller.enqueue(encoder.encode(text));
          return controller.close();
        }
        text += `${JSON.stringify(next.value)}\n`;
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
