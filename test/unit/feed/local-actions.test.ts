import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { type ActionFacets, type ActionFilter, ActionsPage } from '../../../lib/events/action-api.ts';
import type { Action } from '../../../lib/events/action.ts';
import { createLocalFeed } from '../../../lib/feed/local.ts';
import { packActions } from '../../../lib/store/action-packs.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { matchesAction } from '../../../lib/store/match-action.ts';
import { actionsStart, makeAction } from '../../support/make-action.ts';
import { writeActions } from '../../support/write-actions.ts';
import { countNaively, listNaively } from '../collector/recount-actions.ts';

let db: CotrailDb;
let feed: ReturnType<typeof createLocalFeed>;
const { signal } = new AbortController();
beforeEach(() => {
  db = new CotrailDb(`test-${crypto.randomUUID()}`);
  feed = createLocalFeed(db);
});

const id = (last: number) => `018bcfe5-6800-7000-8000-${String(last).padStart(12, '0')}`;
const observed = <T>(...values: T[]) => fc.constantFrom(...values).map((value) => ({ value, evidence: [] }));
const person = (name: string | null, known: string | null) => ({ id: known, name, console: null, via: 'console' as const });
const conversation = (known: string | null, group: string | null) => ({ id: known, link: null, group });
const view = (ownGroup: boolean | null) => ({ visit: id(9), dwellMs: null, ownGroup });

const anyChange = fc.record({
  at: fc.integer({ min: 0, max: 5 }).map((second) => actionsStart + second * 1000),
  stream: fc.constantFrom(id(1), id(2)),
  session: fc.constantFrom(null, id(3), id(4)),
  event: fc.constantFrom('conversation.assigned', 'conversation.viewed', 'account.logged-in', 'recording.paused', 'odd.thing'),
  actor: fc.record({
    kind: fc.constantFrom('agent' as const, 'system' as const),
    person: fc.constantFrom(null, person('Ana Ruiz', '7'), person(null, '7')),
    device: fc.constant(null),
  }),
  entity: observed(null, { type: 'conversation', id: 'c1', name: null }, { type: 'queue', id: 'q1', name: 'Queue A' }),
  from: observed<Action['from']['value']>(null, 'Open', 5, { id: 'q1', name: 'Queue A' }),
  to: observed<Action['to']['value']>(null, 'open', ['Red', 'Blue']),
  outcome: observed<Action['outcome']['value']>('confirmed', null),
  initiator: fc.constantFrom(null, 'agent' as const),
  evidence: fc.subarray<Action['evidence'][number]>(['network', 'page', 'dom']),
  conversation: fc.constantFrom(null, conversation('c1', 'Sales'), conversation(null, null)),
  console: fc.constantFrom(null, 'chatwoot'),
  view: fc.constantFrom(undefined, null, view(true), view(false), view(null)),
});

const some = (...values: string[]) => fc.subarray(values);
const parts = {
  log: fc.constantFrom('conversations' as const, 'activity' as const, 'audit' as const),
  event: some('conversation.assigned', 'odd.thing'),
  category: fc.subarray<'edit' | 'view' | 'login'>(['edit', 'view', 'login']),
  by: some('', 'Ana Ruiz', '7'),
  kind: some('agent', 'api'),
  from: some('', '5', 'Queue A'),
  to: some('open', 'Red, Blue'),
  entityType: some('', 'queue', 'conversation'),
  entity: some('', 'q1'),
  item: fc.constantFrom('c1', 'q1', 'nothing'),
  console: some('', 'chatwoot'),
  evidence: fc.subarray<'network' | 'dom'>(['network', 'dom']),
  outcome: some('', 'confirmed'),
  initiator: some('', 'agent'),
  ownGroup: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
  session: fc.constantFrom(id(3), id(5)),
  since: fc.integer({ min: 0, max: 5 }).map((second) => actionsStart + second * 1000),
  until: fc.integer({ min: 0, max: 6 }).map((second) => actionsStart + second * 1000),
  text: fc.constantFrom('', 'ana', 'RUI queue', 'uiz', 'assign', 'blu sales', '5'),
};

/** Few parts at a time: most that fit several are none. */
const anyFilter = fc
  .subarray(Object.keys(parts) as (keyof typeof parts)[], { maxLength: 3 })
  .chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, parts[key]])))) as fc.Arbitrary<ActionFilter>;

/** Numbered in the streams that they fell into, on from those before. */
function number(changes: readonly Partial<Action>[], before: readonly Action[] = []): Action[] {
  const all = [...before];
  for (const change of changes) all.push(makeAction(all.filter(({ stream }) => stream === change.stream).length, change));
  return all.slice(before.length);
}

async function listAll(filter: ActionFilter, limit: number, arrivedAfter?: string) {
  const actions: unknown[] = [];
  const totals = new Set<string>();
  let cursor: string | undefined;
  do {
    const query = {
      ...filter,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
      ...(arrivedAfter === undefined ? {} : { arrivedAfter }),
    };
    const page = ActionsPage.parse(await feed.listActions(query, signal));
    expect(page.actions.length).toBeLessThanOrEqual(limit);
    actions.push(...page.actions);
    totals.add(JSON.stringify(page.total));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return { actions, totals: [...totals] };
}

/** A facet offers its 200 most frequent values. */
function cut(facets: ActionFacets): ActionFacets {
  return Object.fromEntries(Object.entries(facets).map(([name, values]) => [name, (values as unknown[]).slice(0, 200)])) as ActionFacets;
}

test('a listing, page by page, and its facets are what a plain recount finds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyChange, { maxLength: 25 }),
      fc.array(anyChange, { maxLength: 6 }),
      anyFilter,
      fc.integer({ min: 1, max: 9 }),
      async (first, later, filter, limit) => {
        await db.delete();
        await db.open();
        const before = number(first);
        await writeActions(db, before);
        const { arrival } = await feed.listActions({ limit: 1 }, signal);
        const after = number(later, before);
        await writeActions(db, after);
        const expected = listNaively([...before, ...after], filter);
        expect(await listAll(filter, limit)).toEqual({
          actions: expected,
          totals: [JSON.stringify({ count: expected.length, more: false })],
        });
        expect((await listAll(filter, limit, arrival)).actions).toEqual(listNaively(after, filter));
        const facets = await feed.readActionFacets(filter, signal);
        expect(facets).toEqual(countNaively([...before, ...after], filter));
        expect([...before, ...after].filter((action) => matchesAction(action, filter))).toHaveLength(expected.length);
      },
    ),
    { numRuns: 200 },
  );
}, 60_000);

test('a log that is packed, in part or wholly, before and after rows are deleted, is what a plain recount finds', async () => {
  const actions = Array.from({ length: 1000 }, (_, seq) =>
    makeAction(seq, {
      at: actionsStart + ((seq * 7919) % 1000) * 1000, // Written in another order than they happened.
      session: seq % 3 === 0 ? null : id(3 + (seq % 2)),
      event: seq % 50 === 0 ? 'odd.thing' : 'conversation.assigned',
      actor: { kind: 'agent', person: person(`Agent ${seq % 7}`, null), device: null },
      to: { value: `Paper ${seq}`, evidence: [] },
    }),
  );
  const filters: ActionFilter[] = [{}, { event: ['odd.thing'] }, { by: ['Agent 3'], since: actionsStart + 300_000 }, { text: 'paper 77' }];
  const check = async (there: readonly Action[]) => {
    for (const filter of filters) {
      const expected = listNaively(there, filter);
      expect(await listAll(filter, 90)).toEqual({ actions: expected, totals: [JSON.stringify({ count: expected.length, more: false })] });
      expect(await feed.readActionFacets(filter, signal)).toEqual(cut(countNaively(there, filter)));
    }
  };
  await writeActions(db, actions.slice(0, 600));
  expect([await packActions(db, 1), await packActions(db), await packActions(db)]).toEqual([1, 1, 0]);
  await check(actions.slice(0, 600));
  await writeActions(db, actions.slice(600));
  await check(actions);
  expect(await packActions(db)).toBe(1);
  await check(actions);
  await db.transaction('rw', [db.actions, db.packs], () =>
    db.actions
      .where('[session+at+stream+seq]')
      .between([id(4)], [id(4), Infinity])
      .delete(),
  );
  expect(await db.packs.count()).toBe(0);
  const left = actions.filter(({ session }) => session !== id(4));
  await check(left);
  expect(await packActions(db)).toBe(3);
  await check(left);
});

test('rows cannot be deleted and stay in a pack', async () => {
  await writeActions(
    db,
    Array.from({ length: 300 }, (_, seq) => makeAction(seq)),
  );
  expect(await packActions(db)).toBe(1);
  await expect(db.actions.delete(7)).rejects.toThrow(/packs/);
  expect(await db.actions.count()).toBe(300);
  await db.transaction('rw', [db.actions, db.packs], () => db.actions.delete(7));
  expect(await db.packs.count()).toBe(0);
});

test('a search takes no notice of case, accents and signs', async () => {
  await writeActions(db, [makeAction(0, { to: { value: 'Ångström, Zoë', evidence: [] } }), makeAction(1)]);
  const count = async (text: string) => (await feed.listActions({ text }, signal)).total?.count;
  expect(await Promise.all(['angstrom', 'ZOÉ ång', '--', 'ngström'].map(count))).toEqual([1, 1, 2, 0]);
});

test('facets come most frequent first, an entity with its name', async () => {
  const queue = (known: string, name: string) => ({ entity: { value: { type: 'queue', id: known, name }, evidence: [] } });
  await writeActions(db, [makeAction(0, queue('1', 'Sales')), makeAction(1, queue('2', 'Care')), makeAction(2, queue('2', 'Care'))]);
  expect((await feed.readActionFacets({}, signal)).entity).toEqual([]);
  expect((await feed.readActionFacets({ entityType: ['queue'] }, signal)).entity).toEqual([
    { value: '2', label: 'Care', count: 2, more: false },
    { value: '1', label: 'Sales', count: 1, more: false },
  ]);
});

test('beyond 10,000 a total says that there are more', async () => {
  await writeActions(
    db,
    Array.from({ length: 10_001 }, (_, seq) => makeAction(seq, { console: seq === 7 ? 'zammad' : 'chatwoot' })),
  );
  const more = { count: 10_000, more: true };
  const exact = { count: 10_000, more: false };
  expect((await feed.listActions({}, signal)).total).toEqual(more);
  expect((await feed.listActions({ event: ['conversation.assigned'] }, signal)).total).toEqual(more);
  expect((await feed.listActions({ console: ['chatwoot'] }, signal)).total).toEqual(exact);
  const { event, console } = await feed.readActionFacets({}, signal);
  expect(event).toEqual([{ value: 'conversation.assigned', ...more }]);
  expect(console).toEqual([
    { value: 'chatwoot', ...exact },
    { value: 'zammad', count: 1, more: false },
  ]);
});

test('what is no cursor is refused in words', async () => {
  await expect(feed.listActions({ cursor: 'page 2' }, signal)).rejects.toMatchObject({ name: 'FeedError', reason: 'failed' });
  await expect(feed.listActions({ arrivedAfter: 'yesterday' }, signal)).rejects.toMatchObject({ name: 'FeedError', reason: 'failed' });
});

test('an aborted listing stops', async () => {
  await writeActions(db, [makeAction(0)]);
  await expect(feed.listActions({ event: ['odd.thing'] }, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
});
