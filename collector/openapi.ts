/** Writes the table of routes as an OpenAPI document: its schemas are the ones that requests and answers are checked by. */
import { z } from 'zod';
import { Action } from '../lib/events/action.ts';
import { Refusal } from '../lib/events/api.ts';
import { uploadMediaType } from '../lib/events/upload.ts';
import { exportMediaTypes } from '../lib/export/write-export.ts';
import { apiTable, type ApiRoute, type Named } from './api-table.ts';
import { version } from './version.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What is read, not what may be sent: a number of a query is a number, though it travels as text. */
const options = { io: 'output', unrepresentable: 'any' } as const;

const tooFast = { 429: 'More than is taken at once from one device or one address: Retry-After says in how many seconds to go on.' };
const unknownDevice = { 401: 'No enrolled device has this token.' };

function describeGuard(route: Pick<ApiRoute, 'for' | 'own'>): { security: object[]; refusals: Record<number, string> } {
  if (route.for === 'anyone') return { security: [], refusals: tooFast };
  if (route.for === 'device') return { security: [{ device: [] }], refusals: { ...unknownDevice, ...tooFast } };
  return {
    security: [...(route.own ? [{ device: [] }] : []), { viewer: [] }],
    refusals: {
      ...tooFast,
      401: 'Nobody has signed in.',
      403: `This is for ${route.for.join(', ')}${route.own ? ', and for a device about its own' : ''}; a browser asks it from the dashboard only.`,
    },
  };
}

export function writeOpenApi(): object {
  const paths = Object.fromEntries([...Map.groupBy(apiTable, ({ path }) => path)].map(([path, routes]) => [path, describePath(routes)]));
  return {
    openapi: '3.1.0',
    info: { title: 'Cotrail collector', version, description: 'Takes what extensions recorded, and answers what was recorded.' },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: Object.fromEntries(listNamed().map(([name, schema]) => [name, toComponent(name, schema)])),
      securitySchemes: {
        device: { type: 'http', scheme: 'bearer', description: 'The token that a device was given when it enrolled.' },
        viewer: {
          type: 'apiKey',
          in: 'cookie',
          name: 'cotrail-viewer-<port>',
          description: 'Set by opening a link that the collector prints.',
        },
      },
    },
  };
}

/** An action is what pages of actions hold as it was recorded: it has no route of its own, and whoever reads the log wants to know it. */
function listNamed(): [string, z.ZodType][] {
  const named = apiTable.flatMap(({ body, answer }) => [body, answer].map((named) => (typeof named === 'object' ? named : {})));
  return Object.entries(Object.assign({ Action, Refusal }, ...named) as Named);
}

function refer(named: Named): { $ref: string } {
  return { $ref: `#/components/schemas/${Object.keys(named)[0]}` };
}

function describePath(routes: readonly ApiRoute[]): object {
  return Object.fromEntries(routes.map((route) => [route.method, describeRoute(route)]));
}

function describeRoute({ method, path, summary, query, body, status = 200, answer, refusals, ...who }: ApiRoute): object {
  const guard = describeGuard(who);
  const refused = Object.entries({ ...guard.refusals, ...refusals }).map(([code, description]): [string, object] => [
    code,
    { description, content: { 'application/json': { schema: refer({ Refusal }) } } },
  ]);
  const answered = answer && { content: answer === 'file' ? describeFiles() : { 'application/json': { schema: refer(answer) } } };
  return {
    operationId: nameOperation(method, path),
    summary,
    security: guard.security,
    parameters: [...listPathParameters(path), ...(query ? listQueryParameters(query) : [])],
    ...(body !== undefined && { requestBody: { required: true, content: describeBody(body) } }),
    responses: { [status]: { description: summary, ...answered }, ...Object.fromEntries(refused) },
  };
}

function describeBody(body: Named | 'upload'): object {
  if (body !== 'upload') return { 'application/json': { schema: refer(body) } };
  return { [uploadMediaType]: { schema: { type: 'string', contentMediaType: uploadMediaType } } };
}

function describeFiles(): object {
  return Object.fromEntries(Object.values(exportMediaTypes).map((type) => [type, { schema: { type: 'string', contentMediaType: type } }]));
}

function listPathParameters(path: string): object[] {
  return [...path.matchAll(/(?<=\{)\w+(?=\})/g)].map(([name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}

/** A list is its key again and again, which is what `explode` says. */
function listQueryParameters(query: z.ZodObject): object[] {
  return Object.entries(toSchema(query).properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    schema,
    style: 'form',
    explode: true,
  }));
}

/** Parts that a schema names by their place in a document of its own have their place in ours. */
function toComponent(name: string, schema: z.ZodType): unknown {
  return JSON.parse(JSON.stringify(toSchema(schema)).replaceAll('"#/$defs/', `"#/components/schemas/${name}/$defs/`));
}

function toSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, options);
  return described;
}

function nameOperation(method: string, path: string): string {
  return [method, ...path.split(/[/{}.]+/)].filter((part) => part !== '').join('-');
}
