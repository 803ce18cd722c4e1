/** Stands between the extension and the collector, and mistreats uploads as a test says. Without a fault it hands everything on. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { splitUpload, type UploadHeader } from '../../lib/events/upload.ts';

/** One upload as it came by. */
export interface PassedUpload {
  stream: string;
  kind: string;
  seqs: number[];
}

/** Answers one upload in its own way, or not at all. `handOn` gives it to the collector, whose answer it resolves to. */
export type Fault = (response: ServerResponse, handOn: () => Promise<CollectorAnswer>, upload: PassedUpload) => Promise<void> | void;

interface CollectorAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

export interface Proxy {
  url: string;
  /** The next uploads meet these, one each. */
  faults: Fault[];
  seen: PassedUpload[];
  /** The next request to a path reaches the collector, and its answer is lost: once for each that stands here. */
  losses: string[];
  close(): Promise<void>;
}

export async function startProxy(target: string): Promise<Proxy> {
  const faults: Fault[] = [];
  const seen: PassedUpload[] = [];
  const losses: string[] = [];
  const server = createServer((request, response) => void pass(request, response).catch(() => response.destroy()));

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const handOn = () => ask(`${target}${request.url}`, request, body);
    if (request.method === 'PUT') {
      const upload = readUpload(body);
      seen.push(upload);
      const fault = faults.shift();
      if (fault !== undefined) return fault(response, handOn, upload);
    }
    const answer = await handOn();
    const loss = request.method === 'POST' ? losses.indexOf(request.url ?? '') : -1;
    if (loss >= 0) {
      losses.splice(loss, 1);
      response.destroy();
      return;
    }
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    seen,
    losses,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with a status, a body and headers, and hands nothing on. */
export const answerWith =
  (status: number, body = '', headers: Record<string, string> = {}): Fault =>
  (response) =>
    void response.writeHead(status, headers).end(body);

async function ask(url: string, { method = 'GET', headers }: IncomingMessage, body: Buffer): Promise<CollectorAnswer> {
  const kept = ['authorization', 'content-type'].flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]]));
  const answer = await fetch(url, { method, headers: Object.fromEntries(kept), ...(body.length > 0 && { body: new Uint8Array(body) }) });
  return {
    status: answer.status,
    headers: { 'content-type': answer.headers.get('content-type') ?? '' },
    body: new Uint8Array(await answer.arrayBuffer()),
  };
}

function readUpload(bytes: Uint8Array): PassedUpload {
  const { header, records } = splitUpload(gunzipSync(bytes).toString());
  const { id, kind } = (header as UploadHeader).stream;
  return { stream: id, kind, seqs: records.map(({ record }) => record.seq) };
}
