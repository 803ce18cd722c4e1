/** A device that is enrolled and means harm: whatever it seals in the right form, nobody's reading breaks by it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../../lib/events/id.ts';
import type { CotrailRecord } from '../../../lib/events/record.ts';
import type { StreamHeader } from '../../../lib/events/stream.ts';
import { createRig, openViewer } from './rig.ts';
import { newAction, newClick, newClosed, newFrame, newGap, newLedger, newMark, newParts, newStream, seal, start } from './seal-upload.ts';

const texts = [
  '',
  '\u0000',
  '\ud800',
  '__proto__',
  "'; drop table records; --",
  '\u202e',
  '<script>',
  'x'.repeat(5_000),
  'https://chat.example/',
];
const numbers = [-0, -1, 0.5, 1e-320, 8.64e15, 8.64e15 + 1, 1e308, Number.MAX_SAFE_INTEGER];
const anything = fc.oneof(fc.constantFrom(...texts, ...numbers, null, true), fc.jsonValue(), fc.constant({ id: 'a', name: ['b'] }));

/** Mostly of the type that is expected: all else is refused at the door. */
function oddFor(was: unknown): fc.Arbitrary<unknown> {
  if (typeof was === 'string') return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...texts) }, { weight: 1, arbitrary: anything });
  if (typeof was === 'number') return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...numbers) }, { weight: 1, arbitrary: anything });
  return anything;
}

type Path = readonly string[];
function listPaths(value: unknown, under: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [under];
  return [...(under.length > 0 ? [under] : []), ...Object.entries(value).flatMap(([key, member]) => listPaths(member, [...under, key]))];
}

const readAt = (thing: object, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], thing);

function change<T extends object>(thing: T, path: Path, to: unknown): T {
  const copy = structuredClone(thing);
  const parent = readAt(copy, path.slice(0, -1));
  if (typeof parent === 'object' && parent !== null) (parent as Record<string, unknown>)[path.at(-1)!] = to;
  return copy;
}

/** One of its fields holds something odd, or one that nobody knows does. Its key stays: what is out of order is refused at once, and is no danger. */
function makeOdd<T extends object>(thing: T, keep: readonly string[]): fc.Arbitrary<T> {
  const paths = listPaths(thing).filter(([field = '']) => !keep.includes(field));
  const one = fc.constantFrom(...paths, ['more']).chain((path) => oddFor(readAt(thing, path)).map((to) => change(thing, path, to)));
  return fc.oneof({ weight: 3, arbitrary: fc.constant(thing) }, { weight: 2, arbitrary: one });
}

const ledgerOf = (stream: StreamHeader, session: string): CotrailRecord[] => [
  newAction(stream.id, 0, { session, conversation: { id: 'c-1', link: 'https://chat.example/c/1', group: 'Sales', name: null } }),
  newClosed(stream.id, 1, session, start + 5000),
  newGap(stream.id, 2, { id: newId(), session }, 3, 9),
  newAction(stream.id, 3, { session }),
];
const factsOf = (stream: StreamHeader): CotrailRecord[] => [
  newMark(stream.id, 0, 'started'),
  newClick(stream.id, 1),
  newClick(stream.id, 2),
  newMark(stream.id, 3, 'ended'),
];
const framesOf = (stream: StreamHeader): CotrailRecord[] => [
  newFrame(stream.id, 0, 4),
  newFrame(stream.id, 1, 2),
  ...newParts(stream.id, 2, 3, ['{"type":3', '}']),
];

test('whatever a device seals is refused or kept, and then everything can be read by everybody who may', { timeout: 60_000 }, async () => {
  const rig = await createRig();
  const me = await rig.enrol();
  const viewer = { headers: { ...(await openViewer(rig)) } };
  const kept = new Set<string>();
  const read = async (path: string) => {
    const { status } = await rig.request(`/api/v1${path}`, viewer);
    expect([path, status]).toEqual([path, 200]);
  };
  const property = fc.asyncProperty(fc.constantFrom('facts', 'frames', 'ledger'), fc.gen(), async (kind, pick) => {
    const session = newId();
    const plain = kind === 'ledger' ? newLedger(me.device) : newStream(me.device, session, { kind });
    const stream = pick(makeOdd, plain, ['id', 'device', 'kind', 'session']);
    const records = { ledger: ledgerOf(plain, session), facts: factsOf(plain), frames: framesOf(plain) }[kind];
    const odd = records.map((record) => pick(makeOdd, record, ['stream', 'seq', 'kind']));
    const { status } = await rig.put(await seal(stream, odd), me.token);
    expect([200, 422]).toContain(status);
    if (status !== 200) return;
    kept.add(kind);
    for (const path of ['/sessions', '/sessions/facets', '/actions', '/actions/facets', '/totals', '/actions?text=drop']) await read(path);
    if (kind !== 'ledger') for (const path of ['', '/records']) await read(`/sessions/${session}${path}`);
    if (kind === 'frames') await read(`/streams/${plain.id}/frames`);
  });
  await fc.assert(property, { numRuns: 250 });
  expect([...kept].sort()).toEqual(['facts', 'frames', 'ledger']);
});
