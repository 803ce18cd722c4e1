/** Every route of the table, asked with whatever comes to mind by nobody, by two devices and by a viewer: it refuses or answers, and neither fails nor hangs. */
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { apiTable, type ApiRoute } from '../../../collector/api-table.ts';
import { Refusal } from '../../../lib/events/api.ts';
import { newId } from '../../../lib/events/id.ts';
import { uploadMediaType } from '../../../lib/events/upload.ts';
import { createRig, openViewer, type AppRig } from './rig.ts';
import { newAction, newClick, newFrame, newLedger, newStream, seal, type Sealed } from './seal-upload.ts';

let rig: AppRig;
let people: Record<string, string>[];
let me: Awaited<ReturnType<AppRig['enrol']>>;
/** Ids of one device's things: the other one guesses them. */
const known: string[] = [];
let sealed: Sealed;

beforeAll(async () => {
  rig = await createRig();
  me = await rig.enrol();
  const other = await rig.enrol();
  people = [{}, me.headers, other.headers, await openViewer(rig)];
  const facts = newStream(me.device, newId());
  const frames = newStream(me.device, facts.session, { kind: 'frames' });
  const ledger = newLedger(me.device);
  sealed = await seal(facts, [newClick(facts.id, 0), newClick(facts.id, 1)]);
  await rig.put(sealed, me.token);
  await rig.put(await seal(frames, [newFrame(frames.id, 0, 4), newFrame(frames.id, 1, 2)]), me.token);
  await rig.put(await seal(ledger, [newAction(ledger.id, 0)]), me.token);
  known.push(facts.session!, facts.id, frames.id, ledger.id, me.device, sealed.id);
});

const nasty = [
  "' or 1=1 --",
  '../../../etc/passwd',
  '..%2f..%2fcotrail.sqlite',
  '%00',
  '%e0%a4%a',
  '\u0000',
  '__proto__',
  'constructor',
  '',
  '.',
  '*',
  '\ud800',
];
const text = () =>
  fc.oneof(
    fc.constantFrom(...nasty),
    fc.constantFrom(...known),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(-1, 0, 1e308, Number.MAX_SAFE_INTEGER));
const value = () => fc.oneof(text(), number.map(String), fc.constantFrom('true', 'null', '[]', '{}', '2024-02-30', '9'.repeat(400)));

const fillPath = (path: string, parts: readonly string[]) => {
  let at = 0;
  return path.replace(/\{\w+\}/g, () => encode(parts[at++] ?? ''));
};
/** Half of them as they come, so that what is no encoding reaches the router too. */
const encode = (part: string) => (/^[\w.%*-]+$/.test(part) ? part : encodeURIComponent(part.toWellFormed()));

function arbitraryQuery(route: ApiRoute): fc.Arbitrary<string> {
  const names = [...Object.keys(route.query?.shape ?? {}), 'cursor', 'limit', '__proto__'];
  const pair = fc.tuple(fc.constantFrom(...names), value()).map(([name, said]) => `${name}=${encode(said)}`);
  return fc.array(pair, { maxLength: 4 }).map((pairs) => (pairs.length === 0 ? '' : `?${pairs.join('&')}`));
}

/** Real sealed bytes with some of their text exchanged, or with some bytes flipped; and what never was any. */
function arbitraryUpload(): fc.Arbitrary<Uint8Array> {
  const lines = gunzipSync(sealed.bytes).toString();
  const exchange = fc
    .tuple(fc.nat(lines.length), fc.nat(60), fc.oneof(text(), fc.json()))
    .map(([from, length, put]) => gzipSync(lines.slice(0, from) + put + lines.slice(from + length)));
  const flip = fc
    .tuple(fc.nat(sealed.bytes.length - 1), fc.nat(255))
    .map(([at, byte]) => Uint8Array.from(sealed.bytes, (was, index) => (index === at ? byte : was)));
  return fc.oneof(
    exchange,
    flip,
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((json) => gzipSync(json)),
  );
}

function arbitraryBody(route: ApiRoute): fc.Arbitrary<Uint8Array | string | null> {
  if (route.method === 'get' || route.body === undefined) return fc.constant(null);
  if (route.body === 'upload') return arbitraryUpload();
  const fields = Object.keys((Object.values(route.body)[0] as { shape?: object }).shape ?? {});
  const object = fc
    .dictionary(fc.constantFrom(...fields, '__proto__'), fc.oneof(value(), fc.jsonValue()), { maxKeys: fields.length })
    .map((said) => JSON.stringify(said));
  return fc.oneof(object, fc.json(), text());
}

const arbitraryRequest = (route: ApiRoute) =>
  fc.record({
    who: fc.nat(3),
    path: fc
      .array(route.body === 'upload' ? fc.oneof(fc.constant(sealed.id), text()) : text(), { minLength: 2, maxLength: 2 })
      .map((parts) => fillPath(route.path, parts)),
    query: arbitraryQuery(route),
    body: arbitraryBody(route),
  });

test.each(apiTable.map((route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const))('%s', async (_name, route) => {
  await fc.assert(
    fc.asyncProperty(arbitraryRequest(route), async ({ who, path, query, body }) => {
      const type = route.body === 'upload' ? uploadMediaType : 'application/json';
      const response = await rig.request(`/api/v1${path}${query}`, {
        method: route.method.toUpperCase(),
        headers: { ...people[who], ...(body !== null && { 'content-type': type }) },
        ...(body !== null && { body: body as BodyInit }),
      });
      expect(response.status).toBeLessThan(500);
      if (response.status >= 400) Refusal.parse(await response.json());
      else await response.arrayBuffer();
      // A device that guesses the ids of another one's things learns that there is nothing.
      const isOthers = who === 2 && /\/(sessions|streams)\/\{id\}/.test(route.path);
      if (isOthers) expect([400, 404]).toContain(response.status);
    }),
    { numRuns: 120 },
  );
});

test('no file of the collector leaves by the pages’ addresses', async () => {
  const climbing = ['..', '%2e%2e', '..%2f..', '%2e%2e%2f', '..%5c', '....//', '%00', '/etc'];
  for (const prefix of ['/assets/', '/pages/', '/'])
    for (const step of climbing)
      for (const file of ['app.ts', 'cotrail.sqlite', 'package.json', 'etc/passwd']) {
        const response = await rig.request(`${prefix}${step}/${file}`);
        expect([prefix, step, file, response.status]).toEqual([prefix, step, file, 404]);
      }
});
