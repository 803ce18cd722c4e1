/** An upload's text and media type as a sender needs them. No zod here: the companion takes this file into pages. */
import type { SaltedRecord } from './manifest.ts';
import type { UploadHeader } from './upload.ts';

/** The media type of the sealed bytes. The gzip is part of them, not a transfer encoding: nobody on the way may undo it. */
export const uploadMediaType = 'application/vnd.cotrail.upload+gzip';

/** Writes an upload's lines (not yet gzipped). */
export function writeUpload(header: UploadHeader, records: readonly SaltedRecord[]): string {
  return [header, ...records].map((line) => JSON.stringify(line)).join('\n');
}
