/** Speaks Marionette, Firefox's own remote protocol: the only one that opens an extension's pages. */
import { connect, type Socket } from 'node:net';

export interface Marionette {
  /** Sends one command. Rejects with the name and message of Firefox's error. */
  send(command: string, parameters?: object): Promise<unknown>;
  /** Runs `task` with no other task's commands in between: window and context are one state of the connection. */
  exclusively<T>(task: () => Promise<T>): Promise<T>;
  close(): void;
  /** The session as Firefox described it, and where WebDriver BiDi can join it. */
  readonly session: { sessionId: string; capabilities: { webSocketUrl: string } };
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** Connects to 127.0.0.1:port and opens a session. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, Waiting>();
  const greeted = readPackets(socket, waiting);
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();

  function send(command: string, parameters: object = {}): Promise<unknown> {
    const id = ++lastId;
    const json = JSON.stringify([0, id, command, parameters]);
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      socket.write(`${Buffer.byteLength(json)}:${json}`);
    });
  }
  await greeted;
  const capabilities = { webSocketUrl: true, unhandledPromptBehavior: 'ignore', timeouts: { script: 60_000 } };
  const session = (await send('WebDriver:NewSession', capabilities)) as Marionette['session'];
  return {
    session,
    send,
    exclusively(task) {
      const result = queue.then(task);
      queue = result.catch(() => null); // The caller hears of the failure by `result`; the queue goes on.
      return result;
    },
    close: () => socket.destroy(),
  };
}

/** Reads `length:json` packets; resolves with Firefox's greeting, after which each packet answers a command. */
function readPackets(socket: Socket, waiting: Map<number, Waiting>): Promise<void> {
  return new Promise((resolve, reject) => {
    let buffer = Buffer.alloc(0);
    socket.on('data', (data) => {
      buffer = Buffer.concat([buffer, data as Buffer]);
      for (let packet = takePacket(buffer); packet !== null; packet = takePacket(buffer)) {
        buffer = packet.rest;
        if (Array.isArray(packet.json)) settle(waiting, packet.json);
        else resolve();
      }
    });
    socket.on('error', reject);
    socket.on('close', () => {
      for (const { reject } of waiting.values()) reject(new Error('Firefox closed the Marionette connection'));
      waiting.clear();
    });
  });
}

function takePacket(buffer: Buffer): { json: unknown; rest: Buffer<ArrayBuffer> } | null {
  const colon = buffer.indexOf(':');
  if (colon < 0) return null;
  const end = colon + 1 + Number(buffer.toString('utf8', 0, colon));
  if (buffer.length < end) return null;
  return { json: JSON.parse(buffer.toString('utf8', colon + 1, end)), rest: Buffer.from(buffer.subarray(end)) };
}

function settle(waiting: Map<number, Waiting>, [, id, error, result]: unknown[]): void {
  const waiter = waiting.get(id as number);
  waiting.delete(id as number);
  if (error === null) waiter?.resolve(result);
  else waiter?.reject(new Error(`Firefox: ${(error as { error: string }).error}: ${(error as { message: string }).message}`));
}
