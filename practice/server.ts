/** Serves the practice desk and the practice shop on loopback: two ports, so two origins. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDeskApi } from './desk-api.ts';
import { answerJson, readJson } from './json.ts';
import { type CompanionTag, serveFiles } from './serve-files.ts';
import { createShopApi } from './shop-api.ts';

export interface Practice {
  /** Origins, without a slash at their end. */
  deskUrl: string;
  shopUrl: string;
  /** From now on the shop's pages have the companion, and a strict policy. */
  setCompanion(tag: CompanionTag): void;
  close(): Promise<void>;
}

/** A small JSON API: what `method` on `path` (below `/api`) does, or undefined where there is no such thing. Throws `RangeError` on bad input. */
export type Api = (method: string, path: URL, body: unknown) => unknown;

/** The desk listens on `port`, the shop on the next; 0 takes two free ones. */
export async function startPractice({ port }: { port: number }): Promise<Practice> {
  let companion: CompanionTag | null = null;
  const desk = createServer(
    answer(createDeskApi(Date.now), 'desk', { '/': 'index.html', '/settings': 'index.html', '/conversations': 'index.html' }),
  );
  const shopPages = { '/': 'index.html', '/search': 'index.html', '/products': 'product.html' };
  const shop = createServer(answer(createShopApi(), 'shop', shopPages, () => companion));
  const deskUrl = await listen(desk, port);
  const shopUrl = await listen(shop, port === 0 ? 0 : port + 1);
  return {
    deskUrl,
    shopUrl,
    setCompanion: (tag) => void (companion = tag),
    async close() {
      await Promise.all([desk, shop].map(closeServer));
    },
  };
}

function answer(
  api: Api,
  folder: string,
  routes: Record<string, string>,
  readCompanion: () => CompanionTag | null = () => null,
): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://practice.invalid');
    if (url.pathname.startsWith('/api/')) void answerApi(api, url, request, response);
    else serveFiles(response, folder, url.pathname, routes, readCompanion());
  };
}

async function answerApi(api: Api, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET' } = request;
  try {
    const body = method === 'GET' ? null : await readJson(request);
    const result = api(method, new URL(url.href.replace('/api/', '/')), body);
    if (result === undefined) answerJson(response, 404, { message: `There is no ${method} ${url.pathname}` });
    else answerJson(response, method === 'POST' ? 201 : 200, result);
  } catch (error) {
    const isTheirs = error instanceof RangeError;
    answerJson(response, isTheirs ? 400 : 500, { message: isTheirs ? error.message : String(error) });
  }
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
