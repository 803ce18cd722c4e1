/** Reads and writes JSON over HTTP for the practice pages. */
import type { IncomingMessage, ServerResponse } from 'node:http';

const maxBytes = 64 * 1024;

/** The body's value; null where there is no body. Throws `RangeError` where it is too large or no JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > maxBytes) throw new RangeError(`The body is over ${maxBytes} bytes`);
    pieces.push(piece);
  }
  if (bytes === 0) return null;
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    throw new RangeError('The body is not JSON');
  }
}

export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

/** A field of a body that must be a short text. Throws `RangeError` where it is not. */
export function readText(body: unknown, field: string): string {
  const value = (body as Record<string, unknown> | null)?.[field];
  if (typeof value !== 'string' || value.trim() === '' || value.length > 2000)
    throw new RangeError(`${field} must be a text of 1 to 2000 characters`);
  return value;
}
