/** Roles against routes, made from the table of routes: who is let in, and that what is foreign is not there. */
import { beforeEach, expect, test } from 'vitest';
import { apiTable, type ApiRoute } from '../../../collector/api-table.ts';
import { findRoute } from '../../../collector/guard.ts';
import { ActionFacets, ActionsPage } from '../../../lib/events/action-api.ts';
import type { Action } from '../../../lib/events/action.ts';
import { SessionsPage, Totals } from '../../../lib/events/api.ts';
import { ExportJob, ExportJobs } from '../../../lib/events/export-api.ts';
import { newId } from '../../../lib/events/id.ts';
import { roles, type Role } from '../../../lib/events/role.ts';
import { readCookie, sendJson, signIn } from './accounts-rig.ts';
import { createRig, openViewer, origin, type AppRig } from './rig.ts';
import { newAction, newClick, newFrame, newLedger, newStream, seal, start } from './seal-upload.ts';

let rig: AppRig;
beforeEach(async () => {
  rig = await createRig({ showsOwnActivity: true });
});

/** Who each row lets in, said once more by hand: a new row belongs in here, or the test fails. */
const rules: Record<string, string> = {
  'get /sign-in, post /sign-in, post /sign-in/password, get /openapi.json, get /health, get /pairing/{code}, post /devices, post /viewer, post /device/nonces, post /device/tokens, post /companion/devices':
    'anyone',
  'get /cobrowse, post /cobrowse/offers, delete /cobrowse/offers, post /cobrowse/claims, delete /cobrowse/{id}': 'device',
  'get /device, put /device/key, put /device/state, put /uploads/{id}, get /erasures/list': 'device',
  'post /sign-out': 'agent supervisor admin auditor',
  'get /me': 'agent supervisor admin auditor own',
  'get /accounts, get /pushes, get /data, get /holds, get /erasures, get /remaskings, get /devices, get /pairings, get /companion/keys':
    'admin auditor',
  'post /accounts, put /accounts/{id}, post /accounts/{id}/set-up, post /holds, delete /holds/{id}, post /pushes/again': 'admin',
  'get /status, get /erasures/{id}/devices': 'admin auditor',
  'post /erasures, post /erasures/{id}/confirm, delete /erasures/{id}': 'admin',
  'post /remaskings, post /remaskings/{id}/confirm, delete /remaskings/{id}': 'admin',
  'put /devices/{id}, delete /devices/{id}, post /pairings, delete /pairings/{id}': 'admin',
  'post /companion/keys, delete /companion/keys/{id}': 'admin',
  'get /log': 'supervisor admin auditor',
  'get /log/consistency': 'supervisor admin auditor own',
  'get /bundles': 'supervisor auditor',
  'get /sessions/{id}/proof': 'supervisor auditor own',
  'get /activity/agents, get /activity/days, get /activity/days/{day}, get /activity/numbers, get /activity/chats':
    'supervisor auditor own',
  'get /cobrowses, get /sessions, get /sessions/facets, get /sessions/{id}, get /sessions/{id}/records, get /streams/{id}/frames, get /totals, get /transcripts, post /transcripts/copies':
    'supervisor auditor own',
  'get /actions, get /actions/facets, post /exports, get /exports, get /exports/{id}, delete /exports/{id}, get /exports/{id}/file':
    'supervisor admin auditor own',
};

test('each route has the rule that is written down here, and a new one fails until it has', () => {
  const said = Object.entries(rules).flatMap(([names, rule]) => names.split(', ').map((name) => `${name}: ${rule}`));
  const describe = ({ for: who, own }: ApiRoute) => [...(typeof who === 'string' ? [who] : who), ...(own ? ['own'] : [])].join(' ');
  expect(apiTable.map((route) => `${route.method} ${route.path}: ${describe(route)}`).sort()).toEqual(said.sort());
});

test('a route that is in no table is for nobody', async () => {
  rig.app.get('/api/v1/secrets', (context) => context.text('all of them'));
  expect((await rig.request('/api/v1/secrets', { headers: await openViewer(rig) })).status).toBe(404);
  expect(findRoute('GET', '/sessions/facets')?.path).toBe('/sessions/facets');
  expect(findRoute('HEAD', '/sessions/1')?.path).toBe('/sessions/{id}');
  expect(findRoute('PATCH', '/sessions')).toBeNull();
});

test('each role is let into its routes and into no other, alone and with others', async () => {
  const device = await rig.enrol();
  const sets: Role[][] = [...roles.map((role) => [role]), [], ['supervisor', 'admin'], ['agent', 'auditor']];
  for (const [index, set] of sets.entries()) {
    const headers = await signIn(rig, `Person ${index}`, set, ['*']);
    for (const route of apiTable.filter(({ path }) => path !== '/sign-out')) {
      const status = await ask(route, headers);
      const isAllowed = route.for === 'anyone' || (route.for !== 'device' && route.for.some((role) => set.includes(role)));
      expect([route.path, set, isRefused(status)]).toEqual([route.path, set, !isAllowed]);
    }
  }
  for (const route of apiTable) {
    const isOpen = route.for === 'anyone';
    expect([route.path, isRefused(await ask(route, {}))]).toEqual([route.path, !isOpen]);
    const isOwn = isOpen || route.for === 'device' || route.own === true;
    expect([route.path, isRefused(await ask(route, device.headers))]).toEqual([route.path, !isOwn]);
  }
});

/** With a foreign id and without a body that fits: whoever is let in gets another answer than 401 and 403. */
async function ask({ method, path, for: who }: ApiRoute, headers: Record<string, string>): Promise<number> {
  const init = { method: method.toUpperCase(), headers: { ...headers, ...(who !== 'anyone' && { origin }) } };
  return (await rig.request(`/api/v1${path.replaceAll(/\{\w+\}/g, newId())}`, method === 'get' ? { headers } : init)).status;
}
const isRefused = (status: number): boolean => status === 401 || status === 403;

test('what changes something is refused to a browser that another page sends, whoever is signed in', async () => {
  const headers = { ...(await signIn(rig, 'Ada', [...roles], ['*'])), origin: 'http://127.0.0.1:9999' };
  const changing = apiTable.filter(
    ({ method, for: who, path }) =>
      method !== 'get' && who !== 'device' && !['/devices', '/companion/devices'].includes(path) && !path.startsWith('/device/'),
  );
  for (const { method, path } of changing) {
    const response = await rig.request(`/api/v1${path.replaceAll(/\{\w+\}/g, newId())}`, { method: method.toUpperCase(), headers });
    expect([path, response.status]).toEqual([path, 403]);
  }
});

const read = async (path: string, headers: Record<string, string>): Promise<unknown> =>
  await (await rig.request(`/api/v1${path}`, { headers })).json();
const listEvents = async (headers: Record<string, string>, query = '') =>
  ActionsPage.parse(await read(`/actions${query}`, headers))
    .actions.map((action) => (action as unknown as Action).event)
    .sort();

/** A device with a session, and a ledger with one action of each log. */
async function record(group: string | null) {
  const device = await rig.enrol();
  const facts = newStream(device.device, newId());
  const frames = newStream(device.device, facts.session, { kind: 'frames' });
  const ledger = newLedger(device.device);
  const conversation = { id: '1', link: null, group };
  const tag = { value: { type: 'tag', id: '7', name: 'Secret tag' }, evidence: ['network' as const] };
  const actions: Partial<Action>[] = [
    { event: 'conversation.viewed', conversation, entity: { ...tag, value: { type: 'conversation', id: '1', name: null } }, at: start },
    { event: 'agent.went-online', conversation: null, at: start + 1 },
    { event: 'tag.created', conversation: null, entity: tag, at: start + 2 },
  ];
  await rig.put(await seal(facts, [newClick(facts.id, 0)]), device.token);
  await rig.put(await seal(frames, [newFrame(frames.id, 0, 4)]), device.token);
  await rig.put(
    await seal(
      ledger,
      actions.map((action, seq) => newAction(ledger.id, seq, action)),
    ),
    device.token,
  );
  return { ...device, session: facts.session!, frames: frames.id };
}

/** What reading and exporting writes down itself. */
const own = ['export.created', 'log.searched'];

test('each role sees its logs, in lists, counts, facets and exports alike', async () => {
  await record('Tier 2');
  const [all, rest] = [
    ['agent.went-online', 'conversation.viewed', 'tag.created'],
    ['agent.went-online', 'tag.created'],
  ];
  const expected: [Role[], string[], string[]][] = [
    [['supervisor'], ['*'], ['agent.went-online', 'conversation.viewed']],
    [['supervisor'], ['Tier 2'], ['conversation.viewed']],
    [['supervisor'], ['Tier 1'], []],
    [['supervisor'], [], []],
    [['admin'], ['*'], rest],
    [['auditor'], [], all],
    [['supervisor', 'admin'], ['Tier 2'], all],
    [['supervisor', 'admin'], ['Tier 1'], rest],
  ];
  for (const [index, [set, groups, events]] of expected.entries()) {
    const headers = await signIn(rig, `Person ${index}`, set, groups);
    expect([set, groups, (await listEvents(headers)).filter((event) => !own.includes(event))]).toEqual([set, groups, events]);
    const { total } = ActionsPage.parse(await read('/actions?text=tag&event=tag.created', headers));
    expect(total).toEqual({ count: events.includes('tag.created') ? 1 : 0, more: false });
    const facets = ActionFacets.parse(await read('/actions/facets?entityType=tag&entityType=conversation', headers));
    expect(facets.event.map(({ value }) => value).sort()).toEqual(events.filter((event) => event !== 'agent.went-online'));
    expect(facets.entity.some(({ label }) => label === 'Secret tag')).toBe(events.includes('tag.created'));
    const job = ExportJob.parse(await (await rig.request('/api/v1/exports', sendJson({ format: 'jsonl', filter: {} }, headers))).json());
    await expect.poll(async () => ExportJob.parse(await read(`/exports/${job.id}`, headers)).state).toBe('done');
    const file = await (await rig.request(`/api/v1/exports/${job.id}/file`, { headers })).text();
    const rows = file.split('\n').filter((line) => line !== '' && !own.some((event) => line.includes(event)));
    expect(rows.map((line) => (JSON.parse(line) as Action).event).sort()).toEqual(events);
  }
});

test('recordings are for supervisors of their group and for auditors; to others they are not there', async () => {
  const { session, frames, headers: own } = await record('Tier 2');
  const stranger = await rig.enrol();
  const paths = [`/sessions/${session}`, `/sessions/${session}/records`, `/streams/${frames}/frames`];
  const people: [Record<string, string>, number, number][] = [
    [await signIn(rig, 'Sue', ['supervisor'], ['*']), 200, 1],
    [await signIn(rig, 'Sam', ['supervisor'], ['Tier 2']), 404, 0],
    [await signIn(rig, 'Aud', ['auditor']), 200, 1],
    [own, 200, 1],
    [stranger.headers, 404, 0],
  ];
  for (const [headers, status, count] of people) {
    for (const path of paths) expect([path, (await rig.request(`/api/v1${path}`, { headers })).status]).toEqual([path, status]);
    expect(SessionsPage.parse(await read('/sessions', headers)).total).toBe(count);
    expect(Totals.parse(await read('/totals', headers))).toMatchObject({ sessions: count, interactions: { click: count } });
  }
  const admin = await signIn(rig, 'Adi', ['admin'], ['*']);
  for (const path of [...paths, '/sessions', '/totals']) expect((await rig.request(`/api/v1${path}`, { headers: admin })).status).toBe(403);
});

test('an export is its owner’s: to others it is not there, and it keeps what its owner could see when it was begun', async () => {
  await record('Tier 2');
  const [ana, ben] = [await signIn(rig, 'Ana', ['auditor']), await signIn(rig, 'Ben', ['auditor'])];
  const { id } = ExportJob.parse(await (await rig.request('/api/v1/exports', sendJson({ format: 'csv', filter: {} }, ana))).json());
  for (const init of [{ headers: ben }, { headers: { ...ben, origin }, method: 'DELETE' }])
    expect((await rig.request(`/api/v1/exports/${id}`, init)).status).toBe(404);
  expect((await rig.request(`/api/v1/exports/${id}/file`, { headers: ben })).status).toBe(404);
  expect(ExportJobs.parse(await read('/exports', ben)).exports).toEqual([]);
  expect(ExportJobs.parse(await read('/exports', ana)).exports.map((job) => job.id)).toEqual([id]);
  await expect.poll(async () => ExportJob.parse(await read(`/exports/${id}`, ana)).state).toBe('done');
  const [made] = ActionsPage.parse(await read('/actions?event=export.created', ana)).actions as unknown as Action[];
  expect(made?.actor.person).toMatchObject({ name: 'Ana', via: 'sign-in' });
});

test('a change of roles holds at once, and who is disabled is out', async () => {
  await record('Tier 2');
  const ana = await signIn(rig, 'Ana', ['supervisor'], ['*']);
  const admin = await signIn(rig, 'Adi', ['admin']);
  const found = await rig.store.findLogin('ANA');
  const change = (body: object) => rig.request(`/api/v1/accounts/${found!.account.id}`, sendJson(body, admin, 'PUT'));
  expect((await change({ roles: ['admin'], groups: [], disabled: false })).status).toBe(200);
  expect((await rig.request('/api/v1/sessions', { headers: ana })).status).toBe(403);
  expect((await change({ roles: ['admin'], groups: [], disabled: true })).status).toBe(200);
  expect((await rig.request('/api/v1/me', { headers: ana })).status).toBe(401);
  const own = await rig.store.findLogin('Adi');
  const locked = await rig.request(
    `/api/v1/accounts/${own!.account.id}`,
    sendJson({ roles: [], groups: [], disabled: false }, admin, 'PUT'),
  );
  expect(locked.status).toBe(409);
  expect(await listEvents(admin, '?event=role.changed&event=account.blocked')).toEqual(['account.blocked', 'role.changed']);
  expect(readCookie(locked)).toBe('');
});
