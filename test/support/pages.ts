/** Serves pages of a test's own on loopback, each origin on a port of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServedPages {
  /** The origin, without a slash at its end. */
  url: string;
  /** The paths that were asked for, with their queries, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** `pages` gives the HTML of each path, or the CSS where it ends so; other paths are 404. A page may be replaced while it is served. */
export async function servePages(pages: Record<string, string>): Promise<ServedPages> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const address = request.url ?? '/';
    requests.push(address);
    const path = address.split('?')[0] ?? '';
    const text = pages[path];
    const type = path.endsWith('.css') ? 'text/css' : 'text/html';
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
    response.end(text ?? 'Not found\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
