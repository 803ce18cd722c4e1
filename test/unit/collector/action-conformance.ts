/** The part of the stores' conformance that is about actions: listing, counting and iterating, held against a plain recount. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkUpload } from '../../../collector/check-upload.ts';
import { BadCursor, everything, ownOf, type Scope, type Store } from '../../../collector/store/store.ts';
import { actionCategories, logNames } from '../../../lib/events/action-events.ts';
import { tallyLimit, type ActionFilter, type ActionQuery } from '../../../lib/events/action-api.ts';
import type { Action } from '../../../lib/events/action.ts';
import type { Envelope } from '../../../lib/events/envelope.ts';
import { newId } from '../../../lib/events/id.ts';
import { countNaively, listNaively, toTally } from './recount-actions.ts';
import { newAction, newClick, newLedger, newStream, seal, start, type SealOptions } from './seal-upload.ts';

const all = everything;
const devices = [newId(), newId()];
/** One of each device: a session belongs to one. */
const sessions = [newId(), newId()];
const evidences = ['network', 'page', 'dom'] as const;
const thing = (type: string, id: string | null, name: string | null = null) => ({ type, id, name });
const person = (id: string | null, name: string | null) => ({ id, name, console: null, via: 'console' });
const observed = (value: unknown) => ({ value, evidence: [] });

/** Few values, so that random filters meet random actions. */
const words = ['Ada', 'Bo', 'Open', 'c-1', ''];
const actionChange = fc.record({
  at: fc.nat(3).map((minutes) => start + minutes * 60_000),
  event: fc.constantFrom(
    'conversation.assigned',
    'conversation.viewed',
    'account.logged-in',
    'agent.status-changed',
    'queue.created',
    'x.made-up',
  ),
  actor: fc.record({
    kind: fc.constantFrom('agent', 'system', 'api'),
    person: fc.constantFrom(null, person('a-1', 'Ada'), person('Bo', null), person(null, null)),
    device: fc.constant(null),
  }),
  entity: fc
    .constantFrom(
      null,
      thing('conversation', 'c-1'),
      thing('conversation', 'c-1', 'Lost parcel'),
      thing('tag', 'c-1', 'Open'),
      thing('tag', null),
    )
    .map(observed),
  from: fc.constantFrom(null, 'Open', 7, { id: 'q-1', name: 'Ada' }, ['Open', 'Bo']).map(observed),
  to: fc.constantFrom(null, 'Open', '', { id: 'Bo' }).map(observed),
  outcome: fc.constantFrom(null, 'confirmed', 'failed').map(observed),
  initiator: fc.constantFrom(null, 'agent', 'automatic'),
  evidence: fc.subarray([...evidences]),
  conversation: fc.constantFrom(null, { id: 'c-1', link: null, group: 'Sales' }, { id: null, link: null, group: null }),
  console: fc.constantFrom(null, 'Infobip', 'Atom'),
  session: fc.constantFrom(null, 'own'),
  view: fc.constantFrom(undefined, null, ...[null, true, false].map((ownGroup) => ({ visit: newId(), dwellMs: null, ownGroup }))),
});

const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 });
const filterParts = {
  log: fc.constantFrom(...logNames),
  event: some('conversation.assigned', 'conversation.viewed', 'account.logged-in', 'x.made-up', 'x.never'),
  category: some(...actionCategories),
  by: some(...words),
  kind: some('agent', 'system', 'api', 'customer'),
  from: some(...words, '7', 'Open, Bo'),
  to: some(...words),
  entityType: some('conversation', 'tag', ''),
  entity: some('c-1', '', 'c-2'),
  item: fc.constantFrom('c-1', 'c-2'),
  console: some('Infobip', 'Atom', ''),
  evidence: some(...evidences),
  outcome: some('confirmed', 'failed', ''),
  initiator: some('agent', 'automatic', ''),
  ownGroup: fc.constantFrom('yes', 'no', 'unknown'),
  session: fc.constantFrom(...sessions),
  since: fc.nat(3).map((minutes) => start + minutes * 60_000),
  until: fc.nat(4).map((minutes) => start + minutes * 60_000),
  text: fc.constantFrom('ada', 'conv sal', 'lost PAR', 'c 1', 'open', 'nothing'),
};
/** Any number of filters, or few: with many of them, little is left. */
const filters = fc.oneof(
  fc.record(filterParts, { requiredKeys: [] }),
  fc
    .tuple(fc.record(filterParts), fc.subarray(Object.keys(filterParts), { minLength: 1, maxLength: 3 }))
    .map(([filter, keys]) => Object.fromEntries(Object.entries(filter).filter(([key]) => keys.includes(key)))),
) as fc.Arbitrary<ActionFilter>;

export function describeActions(name: string, open: (folder: string) => Promise<Store>): void {
  let store: Store;
  let device: string;
  beforeEach(async () => {
    store = await open(mkdtempSync(join(tmpdir(), 'cotrail-actions-')));
    device = newId();
    return () => store.close();
  });
  const reopen = async () => {
    await store.close();
    store = await open(mkdtempSync(join(tmpdir(), 'cotrail-actions-')));
  };

  const put = async (changes: object[], options: SealOptions = {}, by = device) => {
    const ledger = newLedger(by);
    const actions = changes.map((change, seq) => newAction(ledger.id, seq, change));
    const { id, bytes } = await seal(ledger, actions, options);
    const outcome = await store.putUpload(await checkUpload(id, bytes), start);
    return { outcome, actions, ledger };
  };
  const readAll = async (query: ActionQuery, scope: Scope = all) => {
    const seen: Envelope[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.listActions(scope, { ...query, cursor });
      seen.push(...page.actions);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return seen;
  };
  const readThrough = async (actions: AsyncIterable<Envelope>) => {
    const seen: Envelope[] = [];
    for await (const action of actions) seen.push(action);
    return seen;
  };
  const keysOf = (records: readonly Envelope[]) => records.map(({ stream, seq }) => `${stream}/${seq}`);

  describe(`${name}: actions`, () => {
    test('are listed and counted as a recount of all of them says, whatever the filter', async () => {
      const sets = fc.array(fc.array(actionChange, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 });
      const check = async (scope: Scope, actions: readonly Action[], filter: ActionFilter) => {
        const expected = listNaively(actions, filter);
        expect((await store.listActions(scope, filter)).total).toEqual(toTally(expected.length));
        expect(await readAll({ ...filter, limit: 7 }, scope)).toEqual(expected);
        expect(await readThrough(store.iterateActions(scope, filter))).toEqual(expected);
        expect(await store.readActionFacets(scope, filter)).toEqual(countNaively(actions, filter));
      };
      await fc.assert(
        fc.asyncProperty(sets, fc.array(filters, { minLength: 10, maxLength: 10 }), async (uploads, asked) => {
          await reopen();
          const seen = devices.map((): Action[] => []);
          for (const [index, changes] of uploads.entries()) {
            const own = index % devices.length;
            const session = sessions[own]!;
            const { outcome, actions } = await put(
              changes.map((change) => ({ ...change, session: change.session && session })),
              {},
              devices[own],
            );
            expect(outcome).toBe('stored');
            seen[own]!.push(...actions);
          }
          for (const filter of asked) {
            await check(ownOf(devices[0]!), seen[0]!, filter);
            await check(all, seen.flat(), filter);
          }
        }),
        { numRuns: 40, endOnFailure: true },
      );
    });

    test('say so where there are more than are counted', async () => {
      const ledger = newLedger(device);
      const actions = Array.from({ length: tallyLimit + 1 }, (_, seq) => newAction(ledger.id, seq, { event: 'message.sent', at: start }));
      const { id, bytes } = await seal(ledger, actions);
      await store.putUpload(await checkUpload(id, bytes), start);
      const many = { count: tallyLimit, more: true };
      const page = await store.listActions(all, { event: ['message.sent'], limit: 2 });
      expect([page.total, keysOf(page.actions)]).toEqual([many, [`${ledger.id}/${tallyLimit}`, `${ledger.id}/${tallyLimit - 1}`]]);
      expect((await store.readActionFacets(all, {})).event).toEqual([{ value: 'message.sent', ...many }]);
      expect((await store.listActions(all, { event: ['message.sent'], kind: ['api'] })).total).toEqual(toTally(0));
    });

    test('count once, and never where they are set aside', async () => {
      const ledger = newLedger(device);
      const id = newId();
      const one = await seal(ledger, [newAction(ledger.id, 0), newAction(ledger.id, 1)], { id });
      for (const outcome of ['stored', 'duplicate']) expect(await store.putUpload(await checkUpload(id, one.bytes), start)).toBe(outcome);
      const strange = { event: 'tag.created' };
      const rival = await seal(ledger, [newAction(ledger.id, 1, strange)]);
      const broken = await seal(ledger, [newAction(ledger.id, 2, strange)], { previous: 'f'.repeat(64) });
      for (const { id: other, bytes } of [rival, broken]) await store.putUpload(await checkUpload(other, bytes), start);
      expect((await store.readTotals(all)).quarantined).toBe(2);
      expect(keysOf((await store.listActions(all, {})).actions)).toEqual([`${ledger.id}/1`, `${ledger.id}/0`]);
      expect((await store.readActionFacets(all, {})).event).toEqual([{ value: 'conversation.assigned', count: 2, more: false }]);
    });

    test('of a newer version are read as far as they are understood, and other records are not among them', async () => {
      const { ledger } = await put([{ mood: 'new' }, { event: 'Not an event' }], { schema: 99 });
      const stream = newStream(device, newId());
      const { id, bytes } = await seal(stream, [newClick(stream.id, 0)]);
      await store.putUpload(await checkUpload(id, bytes), start);
      const { actions, total } = await store.listActions(all, {});
      expect([keysOf(actions), actions[0]?.['mood'], total]).toEqual([[`${ledger.id}/0`], 'new', toTally(1)]);
    });

    test('that arrive later are given newest first, whatever their time, with nothing of what was there', async () => {
      await put([{}, { at: start + 99 * 60_000 }]);
      const { arrival } = await store.listActions(all, { event: ['x.never'] });
      expect(await store.listActions(all, { arrivedAfter: arrival })).toEqual({ actions: [], next: null, arrival, total: null });
      const late = await put([{ at: start - 5 }, { at: start + 5 }, { at: start, event: 'tag.created' }]);
      const live = await store.listActions(all, { arrivedAfter: arrival, limit: 1 });
      expect(live.total).toBeNull();
      expect(keysOf(await readAll({ arrivedAfter: arrival, limit: 1 }))).toEqual([1, 2, 0].map((seq) => `${late.ledger.id}/${seq}`));
      expect(keysOf(await readAll({ arrivedAfter: arrival, event: ['tag.created'] }))).toEqual([`${late.ledger.id}/2`]);
      expect(await readAll({ arrivedAfter: live.arrival })).toEqual([]);
    });

    test.each(['nonsense', '_', `x_${newId()}_1`, `1_${newId()}_x`])('the cursor %j is refused', async (cursor) => {
      await expect(store.listActions(all, { cursor })).rejects.toBeInstanceOf(BadCursor);
      await expect(store.listActions(all, { arrivedAfter: cursor })).rejects.toBeInstanceOf(BadCursor);
    });

    test('are found by words without their accents, by their beginnings, and by what a word is joined of', async () => {
      const of = (name: string) => ({ actor: { kind: 'agent', person: person('z@desk.example', name), device: null } });
      const { ledger } = await put([of('Zoë Müller'), of('ИВАН'), { to: observed(['Überfällig', 'x y']) }]);
      const cases: [string, number[]][] = [
        ['zoe', [0]],
        ['MULL zoë', [0]],
        ['zoe иван', []],
        ['иВа', [1]],
        ['uberfal', [2]],
        ['z@desk.ex', [1, 0]],
        ['conversation.ass', [2, 1, 0]],
        ['— "zoe', [0]],
        ['...', [2, 1, 0]],
        ['NOT zoe OR*', []],
      ];
      for (const [text, seqs] of cases) {
        const { actions, total } = await store.listActions(all, { text });
        expect([text, keysOf(actions), total]).toEqual([text, seqs.map((seq) => `${ledger.id}/${seq}`), toTally(seqs.length)]);
      }
    });

    test('are gone through while others arrive, as they were at the beginning', async () => {
      const before = await put(Array.from({ length: 3 }, () => ({})));
      const seen: string[] = [];
      for await (const action of store.iterateActions(all, {})) {
        seen.push(...keysOf([action]));
        expect((await put([{ at: start - 1 }])).outcome).toBe('stored');
      }
      expect(seen).toEqual(keysOf(before.actions.toReversed()));
    });
  });
}
