/** `/companion.js`, and `/companion/<version>.js` for pages that pin it: for every origin to load, and to check by their hash. */
import { readFileSync } from 'node:fs';
import { Hono, type Context } from 'hono';
import type { ScriptFiles } from '../companion/script-files.ts';
import { refuse } from '../refuse.ts';

const aYear = 'public, max-age=31536000, immutable';
const fiveMinutes = 'public, max-age=300';

export function createCompanionFiles(files: ScriptFiles | null): Hono {
  const routes = new Hono();
  routes.get('/companion.js', (context) => send(context, files?.current ?? null, fiveMinutes));
  routes.get('/companion/:name', (context) => send(context, files?.find(context.req.param('name')) ?? null, aYear));
  return routes;
}

function send(context: Context, path: string | null, cacheControl: string): Response {
  if (path === null) return refuse(context, 404, 'not-found', 'There is no companion of this version here: build it with "npm run build".');
  context.header('content-type', 'text/javascript; charset=utf-8');
  context.header('cache-control', cacheControl);
  context.header('access-control-allow-origin', '*');
  context.header('cross-origin-resource-policy', 'cross-origin');
  return context.body(readFileSync(path, 'utf8'));
}
