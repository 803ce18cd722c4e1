/** Notices whoever tries to reach it: a port on loopback that counts connections, whatever they say. */
import { createServer, type AddressInfo } from 'node:net';

export interface Tripwire {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  /** The first line of each connection; empty where one was opened and nothing said, as a preconnect does. */
  readonly touched: readonly string[];
  close(): Promise<void>;
}

export async function setTripwire(): Promise<Tripwire> {
  const touched: string[] = [];
  const server = createServer((socket) => {
    const place = touched.push('') - 1;
    socket.once('data', (data) => {
      touched[place] = data.toString('latin1').split('\r\n')[0] ?? '';
      socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n');
    });
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    touched,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
