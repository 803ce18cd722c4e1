/** `GET /openapi.json`: the HTTP interface as a document, for programs that want to read the logs. */
import { Hono } from 'hono';
import { writeOpenApi } from '../openapi.ts';

export function createOpenApiRoute(): Hono {
  const text = JSON.stringify(writeOpenApi());
  return new Hono().get('/openapi.json', (context) => context.body(text, 200, { 'content-type': 'application/json' }));
}
