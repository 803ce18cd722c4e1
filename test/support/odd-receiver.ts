/** A receiver of pushes that misbehaves as a script says, one answer a request; when the script ends it takes what comes. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Push {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
  /** The seqs of the actions in it: none in a report. */
  seqs: number[];
}

/** Answers in its own way. True: it did not, and the push is taken. */
export type Oddity = (response: ServerResponse, push: Push) => boolean | void;

export interface OddReceiver {
  url: string;
  /** Every push that came in, taken or not. */
  seen: Push[];
  taken: Push[];
  script: Oddity[];
  /** Meets every push that the script leaves. */
  always: Oddity | null;
  close(): Promise<void>;
}

export async function startOddReceiver(): Promise<OddReceiver> {
  const server = createServer((request, response) => {
    void text(request).then(
      (body) => {
        const push = { path: request.url ?? '', headers: request.headers, body, at: performance.now(), seqs: readSeqs(body) };
        receiver.seen.push(push);
        const oddity = receiver.script.shift() ?? receiver.always;
        if (oddity && oddity(response, push) !== true) return;
        receiver.taken.push(push);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      },
      () => response.destroy(), // The sender went away: there is nobody to answer.
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: OddReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ seen: [], taken: [], script: [], always: null },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

export const say =
  (status: number, headers: Record<string, string> = {}, body = ''): Oddity =>
  (response) =>
    void response.writeHead(status, headers).end(body);
export const hang: Oddity = () => undefined;
export const reset: Oddity = (response) => void response.socket?.destroy();

interface Logs {
  resourceLogs: { scopeLogs: { logRecords: { body: { kvlistValue: { values: { key: string; value: { intValue?: string } }[] } } }[] }[] }[];
}

function readSeqs(body: string): number[] {
  const content = JSON.parse(body) as { data: { actions?: { seq: number }[] } } | Logs;
  if ('data' in content) return (content.data.actions ?? []).map(({ seq }) => seq);
  const records = content.resourceLogs.flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) => logRecords));
  return records.map((record) => Number(record.body.kvlistValue.values.find(({ key }) => key === 'seq')?.value.intValue));
}
