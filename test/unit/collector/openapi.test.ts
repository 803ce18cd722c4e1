/** The document of the HTTP interface: it names every route that there is and no other, and all that it refers to is in it. */
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { ActionQuery } from '../../../lib/events/action-api.ts';
import { createRig, type AppRig } from './rig.ts';

const Parameter = z.looseObject({ name: z.string(), in: z.enum(['path', 'query']), schema: z.looseObject({}) });
const Operation = z.looseObject({ summary: z.string().min(1), parameters: z.array(Parameter), responses: z.looseObject({}) });
const Document = z.looseObject({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.record(z.string(), Operation)) });

let rig: AppRig;
beforeEach(async () => {
  rig = await createRig();
});

const read = async () => Document.parse(await (await rig.request('/openapi.json')).json());

test('every route has its description, and every description its route', async () => {
  const routes = rig.app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'));
  const routed = routes.map(({ method, path }) => `${method} ${path.slice('/api/v1'.length).replace(/:(\w+)/g, '{$1}')}`);
  const { paths } = await read();
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual([...new Set(routed)].map((route) => route.replace(/(?<=\w)\/$/, '')).sort());
});

test('it is open to all, at both of its addresses', async () => {
  const answers = await Promise.all(['/openapi.json', '/api/v1/openapi.json'].map((path) => rig.request(path)));
  const [one, other] = await Promise.all(answers.map((answer) => answer.text()));
  expect(one).toBe(other);
  expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual(['application/json', 'application/json']);
});

test('its parameters are those of the schemas', async () => {
  const { paths } = await read();
  expect(paths['/actions']?.['get']?.parameters.map(({ name }) => name)).toEqual(Object.keys(ActionQuery.shape));
  expect(paths['/sessions/{id}/records']?.['get']?.parameters.map((parameter) => [parameter.name, parameter.in])).toEqual([
    ['id', 'path'],
    ['cursor', 'query'],
    ['limit', 'query'],
  ]);
});

test('each reference leads somewhere', async () => {
  const document = await read();
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#([^"]+)"/g)].map(([, pointer]) => pointer!);
  expect(references.length).toBeGreaterThan(20);
  for (const pointer of new Set(references)) {
    const found = pointer
      .slice(1)
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
    expect([pointer, typeof found]).toEqual([pointer, 'object']);
  }
});
