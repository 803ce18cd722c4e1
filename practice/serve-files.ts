/** Serves the files of one practice site, and no others. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript' };
const here = import.meta.dirname;

/** The one line that puts the companion into a page. */
export interface CompanionTag {
  /** The script's address at its collector. */
  script: string;
  key: string;
}

/** `routes` gives the page for a first path segment, as single-page apps are served. A page's address needs no `.html`. */
export function serveFiles(
  response: ServerResponse,
  folder: string,
  path: string,
  routes: Record<string, string>,
  companion: CompanionTag | null = null,
): void {
  const file = path === '/look.css' ? 'look.css' : findFile(folder, path, routes);
  if (file === null) {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('Not found\n');
    return;
  }
  const headers = { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' };
  const content = readFileSync(join(here, file));
  if (companion === null || extname(file) !== '.html') response.writeHead(200, headers).end(content);
  else
    response.writeHead(200, { ...headers, 'content-security-policy': writePolicy(companion) }).end(addTag(content.toString(), companion));
}

/** As strict as a company's own could be: docs/companion.md says what of it is there for the companion. */
function writePolicy({ script }: CompanionTag): string {
  const collector = new URL(script).origin;
  return `default-src 'none'; script-src 'self' ${collector}; connect-src 'self' ${collector}; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
}

function addTag(page: string, { script, key }: CompanionTag): string {
  return page.replace('</head>', `  <script async src="${script}" data-key="${key}"></script>\n  </head>`);
}

/** Only names that the folder lists are served, so a path cannot lead out of it. */
function findFile(folder: string, path: string, routes: Record<string, string>): string | null {
  const [, first = ''] = path.split('/');
  const name = routes[`/${first}`] ?? (extname(first) === '' ? `${first}.html` : first);
  return readdirSync(join(here, folder)).includes(name) ? `${folder}/${name}` : null;
}
