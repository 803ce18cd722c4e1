/** The log of actions over HTTP: what may be asked, what is refused, and who sees what. */
import { beforeEach, expect, test } from 'vitest';
import { ActionFacets, ActionsPage } from '../../../lib/events/action-api.ts';
import { Refusal } from '../../../lib/events/api.ts';
import { newId } from '../../../lib/events/id.ts';
import { createRemoteFeed } from '../../../lib/feed/remote.ts';
import { createRig, origin, type AppRig } from './rig.ts';
import { newAction, newLedger, seal } from './seal-upload.ts';

let rig: AppRig;
let me: Awaited<ReturnType<AppRig['enrol']>>;
beforeEach(async () => {
  rig = await createRig();
  me = await rig.enrol();
  const ledger = newLedger(me.device);
  const events = ['conversation.viewed', 'conversation.assigned', 'tag.created'];
  const actions = events.map((event, seq) => newAction(ledger.id, seq, { event, console: event === 'tag.created' ? null : 'A & B' }));
  await rig.put(await seal(ledger, actions), me.token);
});

const readEvents = async (search: string, as = me) => {
  const page = ActionsPage.parse(await (await rig.request(`/api/v1/actions${search}`, as)).json());
  return page.actions.map(({ event }) => event);
};

test('several values of one filter are alternatives, different filters hold together', async () => {
  expect(await readEvents('?event=tag.created&event=conversation.viewed')).toEqual(['tag.created', 'conversation.viewed']);
  expect(await readEvents('?event=tag.created&event=conversation.viewed&console=A+%26+B')).toEqual(['conversation.viewed']);
  expect(await readEvents('?console=')).toEqual(['tag.created']);
});

test('a device sees its own, and nobody without a token anything', async () => {
  expect(await readEvents('', await rig.enrol())).toEqual([]);
  for (const path of ['', '/facets']) expect((await rig.request(`/api/v1/actions${path}`)).status).toBe(401);
});

test.each([
  ['?colour=red', /colour/],
  ['?event=a&category=unheard', /category/],
  ['?since=yesterday', /since/],
  ['?session=mine', /session/],
  ['?limit=1001', /limit/],
  [`?text=${'x'.repeat(501)}`, /text/],
  ['?cursor=nonsense', /cursor/],
  ['?arrivedAfter=nonsense', /cursor/],
])('%s is refused by its name', async (search, message) => {
  const response = await rig.request(`/api/v1/actions${search}`, me);
  expect([response.status, Refusal.parse(await response.json()).message]).toEqual([400, expect.stringMatching(message)]);
});

test('facets take filters and no page', async () => {
  const facets = ActionFacets.parse(await (await rig.request('/api/v1/actions/facets?console=A+%26+B', me)).json());
  expect(facets.event.map(({ value, count }) => [value, count])).toEqual([
    ['conversation.assigned', 1],
    ['conversation.viewed', 1],
  ]);
  expect(facets.console.map(({ value, count }) => [value, count])).toEqual([
    ['A & B', 2],
    ['', 1],
  ]);
  const refused = await rig.request('/api/v1/actions/facets?limit=5', me);
  expect([refused.status, Refusal.parse(await refused.json()).message]).toEqual([400, expect.stringContaining('limit')]);
});

test('the feed of a collector asks the same', async () => {
  const signal = new AbortController().signal;
  const feed = createRemoteFeed({
    baseUrl: origin,
    token: me.token,
    fetch: (url, init) => rig.request(new URL(url as URL).href.slice(origin.length), init),
  });
  const filter = { event: ['tag.created', 'conversation.viewed'], console: ['A & B', ''] };
  const page = await feed.listActions({ ...filter, limit: 1, session: undefined }, signal);
  expect([page.actions.map(({ event }) => event), page.total?.count]).toEqual([['tag.created'], 2]);
  const next = await feed.listActions({ ...filter, limit: 1, cursor: page.next ?? undefined }, signal);
  expect([next.actions.map(({ event }) => event), next.next]).toEqual([['conversation.viewed'], null]);
  expect((await feed.readActionFacets(filter, signal)).console.map(({ value }) => value)).toEqual(['', 'A & B']);
  expect((await feed.listActions({ item: newId() }, signal)).total).toEqual({ count: 0, more: false });
});
