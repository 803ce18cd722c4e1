/** Serves the files of one practice site, and no others. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript' };
const here = import.meta.dirname;

/** `routes` gives the page for a first path segment, as single-page apps are served. A page's address needs no `.html`. */
export function serveFiles(response: ServerResponse, folder: string, path: string, routes: Record<string, string>): void {
  const file = path === '/look.css' ? 'look.css' : findFile(folder, path, routes);
  if (file === null) {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('Not found\n');
    return;
  }
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' });
  response.end(readFileSync(join(here, file)));
}

/** Only names that the folder lists are served, so a path cannot lead out of it. */
function findFile(folder: string, path: string, routes: Record<string, string>): string | null {
  const [, first = ''] = path.split('/');
  const name = routes[`/${first}`] ?? (extname(first) === '' ? `${first}.html` : first);
  return readdirSync(join(here, folder)).includes(name) ? `${folder}/${name}` : null;
}
