/** Sealed bytes as lines of text: inflated once, and only as far as honest bytes ever inflate; split without a copy of all lines. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { BadUpload } from './bad-upload.ts';

/**
 * What any upload may inflate to; beyond it only as many times its own size. A chunk holds about 1 MiB and a record of 4 MiB at most, so that no honest one comes near; a bomb
 * of 200 KB that means 200 MiB is let go of at a tenth.
 */
const roomyBytes = 16 * 1024 * 1024;
const ratioAtMost = 100;

const inflate = promisify(gunzip);

/** Throws `BadUpload`. One layer: what is inflated is text, and never inflated again. */
export async function readSealed(bytes: Uint8Array, inflatedLimit: number): Promise<string> {
  const maxOutputLength = Math.min(inflatedLimit, Math.max(roomyBytes, bytes.length * ratioAtMost));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await inflate(bytes, { maxOutputLength }));
  } catch (error) {
    const isBomb = error instanceof RangeError;
    throw new BadUpload(isBomb ? `The upload inflates to more than ${maxOutputLength} bytes.` : 'The upload is not gzip of UTF-8 text.', {
      cause: error,
    });
  }
}

/** The lines with their numbers, but for empty ones; one at a time, since a body of nothing but line ends has millions. */
export function* readLines(text: string): Generator<[line: string, number: number], undefined> {
  let number = 0;
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end === -1 ? text.length : end);
    number += 1;
    from = end === -1 ? text.length + 1 : end + 1;
    if (line !== '') yield [line, number];
  }
  return undefined;
}
