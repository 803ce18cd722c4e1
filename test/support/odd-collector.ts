/** A server that answers uploads as a script says, one answer a request; when the script ends it behaves. It keeps what it acknowledged. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { splitUpload } from '../../lib/events/upload.ts';

export interface Upload {
  id: string;
  manifest: { stream: string; firstSeq: number; lastSeq: number; commitments: string[]; previous: string | null };
  seqs: number[];
  bytes: Buffer;
}

/** Answers one request in an odd way; return true where it did not answer itself, and the good answer is to follow. */
export type Oddity = (request: IncomingMessage, response: ServerResponse, upload: Upload) => boolean | void;

export interface OddCollector {
  url: string;
  /** Every upload that came in, in order, acknowledged or not. */
  seen: Upload[];
  kept: Upload[];
  script: Oddity[];
  close: () => Promise<void>;
}

export async function startOddCollector(script: Oddity[] = []): Promise<OddCollector> {
  const seen: Upload[] = [];
  const kept: Upload[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      // It is from before devices had keys, and knows none.
      if (request.url?.includes('/uploads/') !== true) {
        response.writeHead(401).end();
        return;
      }
      const upload = readUpload(Buffer.concat(parts));
      seen.push(upload);
      const oddity = collector.script.shift();
      if (oddity !== undefined && oddity(request, response, upload) !== true) return;
      kept.push(upload);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(acknowledge(upload)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  const collector = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, kept, script, close };
  return collector;
}

export function acknowledge({ id, bytes }: Upload) {
  return { id, sha256: createHash('sha256').update(bytes).digest('hex'), duplicate: false };
}

/** Answers with a status, headers and a body. */
export const say =
  (status: number, body = '', headers: Record<string, string> = {}): Oddity =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };

function readUpload(bytes: Buffer): Upload {
  const { header, records } = splitUpload(gunzipSync(bytes).toString());
  const { id, manifest } = header as Pick<Upload, 'id' | 'manifest'>;
  return { id, manifest, seqs: records.map(({ record }) => record.seq), bytes };
}
