/** Signing in with a password, and out: the cookie, how long it holds, who is slowed down, and what the log says of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { hashPassword, isOutdated, isPassword } from '../../../collector/accounts/password.ts';
import { readConfig } from '../../../collector/config.ts';
import { startCollector } from '../../../collector/start.ts';
import { openAccess } from '../../../collector/store/sqlite.ts';
import { everything } from '../../../collector/store/store.ts';
import { AccountWithLink, Me } from '../../../lib/events/account-api.ts';
import type { Action } from '../../../lib/events/action.ts';
import { Refusal } from '../../../lib/events/api.ts';
import { readCookie, sendJson, signIn } from './accounts-rig.ts';
import { createRig, type AppRig } from './rig.ts';
import { runCommand } from './run-command.ts';
import { start } from './seal-upload.ts';

const password = 'four words in a row';
let rig: AppRig;
beforeEach(async () => {
  rig = await createRig();
});

const attempt = (name: string, given: string, headers = {}) => rig.request('/api/v1/sign-in', sendJson({ name, password: given }, headers));
const addAna = async () => {
  const account = await rig.store.addAccount({ name: 'Ana Ruiz', roles: ['supervisor'], groups: ['*'], now: start });
  await rig.store.setPassword(account!.id, await hashPassword(password));
  return account!;
};
const askMe = async (cookie: string) => (await rig.request('/api/v1/me', { headers: { cookie } })).status;
const listOwn = async () => {
  const { actions } = await rig.store.listActions(everything, { log: 'audit' });
  return (actions as unknown as Action[]).map(({ event, actor, entity }) => [
    event,
    actor.person?.name ?? null,
    entity.value?.name ?? null,
  ]);
};

test('a name and its password give a cookie that scripts and other sites do not get, and it says who asks', async () => {
  await addAna();
  const response = await attempt('ana RUIZ', password);
  expect(response.status).toBe(204);
  expect(response.headers.getSetCookie()[0]!.split('; ').slice(1).sort()).toEqual([
    'HttpOnly',
    'Max-Age=43200',
    'Path=/',
    'SameSite=Strict',
  ]);
  const me = await rig.request('/api/v1/me', { headers: { cookie: readCookie(response) } });
  expect(Me.parse(await me.json())).toEqual({ kind: 'account', name: 'Ana Ruiz', roles: ['supervisor'], groups: ['*'] });
  expect(await listOwn()).toEqual([['account.logged-in', 'Ana Ruiz', 'Ana Ruiz']]);
});

test('a sign-in ends after an hour without use, after twelve in any case, and by signing out, here or everywhere', async () => {
  await addAna();
  const [first, second] = [readCookie(await attempt('Ana Ruiz', password)), readCookie(await attempt('Ana Ruiz', password))];
  for (let minutes = 59; minutes < 12 * 60; minutes += 59) {
    rig.setTime(start + minutes * 60_000);
    expect([minutes, await askMe(first)]).toEqual([minutes, 200]);
  }
  expect(await askMe(second)).toBe(401);
  rig.setTime(start + 12 * 60 * 60_000);
  expect(await askMe(first)).toBe(401);
  const [here, there, third] = await Promise.all([1, 2, 3].map(async () => readCookie(await attempt('Ana Ruiz', password))));
  const signOut = (cookie: string, everywhere: boolean) => rig.request('/api/v1/sign-out', sendJson({ everywhere }, { cookie }));
  expect((await signOut(here!, false)).headers.getSetCookie()[0]).toMatch(/Max-Age=0/);
  expect([await askMe(here!), await askMe(there!)]).toEqual([401, 200]);
  await signOut(there!, true);
  expect([await askMe(there!), await askMe(third!)]).toEqual([401, 401]);
});

test('a wrong password, an unknown name and a disabled account are told apart by nobody, and slowed down alike', async () => {
  const { id } = await addAna();
  const gone = await rig.store.addAccount({ name: 'Gone', roles: ['admin'], groups: [], now: start });
  await rig.store.setPassword(gone!.id, await hashPassword(password));
  await rig.store.changeAccount(gone!.id, { roles: ['admin'], groups: [], disabled: true });
  const answers = await Promise.all(
    [
      ['Ana Ruiz', 'not the right one'],
      ['Nobody', password],
      ['Gone', password],
    ].map(async ([name, given]) => {
      const response = await attempt(name!, given!);
      return [response.status, Refusal.parse(await response.json()), response.headers.getSetCookie()];
    }),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]![0]).toBe(401);
  // Many at once are as many as one after the other.
  const name = ['Ana Ruiz', 'Nobody'];
  for (const each of name) await Promise.all([1, 2, 3, 4].map(() => attempt(each, 'wrong again')));
  for (const each of name) {
    const response = await attempt(each, password);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '30']);
  }
  rig.setTime(start + 30_000);
  expect((await attempt('Ana Ruiz', password)).status).toBe(204);
  // The name that was typed may be a password: what nobody is called is not written down.
  expect(await listOwn()).toContainEqual(['account.login-failed', null, null]);
  expect(await rig.store.readAccount(id)).toMatchObject({ signedInAt: start + 30_000 });
});

test('an address that guesses at many names is slowed down too', async () => {
  await addAna();
  for (let name = 0; name < 30; name += 3) await Promise.all([0, 1, 2].map((more) => attempt(`Person ${name + more}`, 'wrong')));
  expect((await attempt('Ana Ruiz', password)).status).toBe(429);
});

test('no other page signs a browser in', async () => {
  await addAna();
  expect((await attempt('Ana Ruiz', password, { origin: 'https://evil.example' })).status).toBe(403);
  const link = await rig.request('/api/v1/viewer', sendJson({ ticket: 'x'.repeat(43) }, { origin: 'https://evil.example' }));
  expect(link.status).toBe(403);
});

test('an admin makes an account, whose link sets its password once and within a day', async () => {
  const admin = await signIn(rig, 'Adi', ['admin']);
  const create = (body: object) => rig.request('/api/v1/accounts', sendJson(body, admin));
  const made = AccountWithLink.parse(await (await create({ name: 'Ben', roles: ['auditor'], groups: [] })).json());
  expect((await create({ name: 'BEN', roles: ['auditor'], groups: [] })).status).toBe(409);
  expect((await create({ name: 'Eve', roles: ['root'], groups: [] })).status).toBe(400);
  const setUp = (link: string, given: string) =>
    rig.request(
      '/api/v1/sign-in/password',
      sendJson({ code: new URLSearchParams(new URL(link).hash.slice(1)).get('setup'), password: given }),
    );
  expect((await setUp(made.link, 'too short')).status).toBe(400);
  expect((await setUp(made.link, password)).status).toBe(204);
  expect((await setUp(made.link, password)).status).toBe(410);
  expect((await attempt('ben', password)).status).toBe(204);
  const again = AccountWithLink.parse(await (await rig.request(`/api/v1/accounts/${made.account.id}/set-up`, sendJson({}, admin))).json());
  rig.setTime(start + 24 * 60 * 60_000);
  expect((await setUp(again.link, password)).status).toBe(410);
  expect(await listOwn()).toContainEqual(['role.changed', 'Adi', 'Ben']);
});

test('a hash keeps its parameters, and an older one is known as such', async () => {
  const hash = await hashPassword(password);
  expect(await isPassword(password, hash)).toBe(true);
  expect(await isPassword('something else', hash)).toBe(false);
  expect(await isPassword(password, null)).toBe(false);
  expect([isOutdated(hash), isOutdated(hash.replace('scrypt$32768', 'scrypt$16384'))]).toEqual([false, true]);
  expect(hash).not.toContain(password);
});

test('the command line makes accounts before the first start, and what it did is in the log of the collector', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cotrail-accounts-'));
  const run = (...args: string[]) => runCommand('account', ...args, '--data', folder);
  expect((await run('add', 'Ana', '--role', 'supervisor', '--group', 'Tier 2')).out).toMatch(
    /^Added Ana: supervisor, groups Tier 2, no password yet\n.*\/sign-in#setup=[\w-]{43}\n$/,
  );
  expect((await run('disable', 'ana')).out).toMatch(/^Changed Ana: .*disabled/);
  expect(await run('add', 'ana', '--role', 'admin')).toMatchObject({
    code: 1,
    err: 'There is an account "ana": choose another name, or change that one in the dashboard.\n',
  });
  expect((await run('add', 'Ben', '--role', 'root')).err).toMatch(/The role is "root": it must be one of agent, supervisor/);
  expect((await run('list')).out).toMatch(/^Ana: supervisor/);
  const collector = await startCollector({ dataDir: folder, port: 0 });
  await collector.close();
  const access = openAccess(folder);
  expect(await access.listNotes()).toEqual([]);
  access.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

test.each([
  [['--host', '0.0.0.0'], /host 0\.0\.0\.0 is refused.*--public-url https.*--behind-proxy/],
  [['--public-url', 'https://cotrail.example'], /needs TLS: give --tls-cert and --tls-key, or say --behind-proxy/],
  [['--public-url', 'http://cotrail.example'], /must be https/],
  [['--public-url', 'https://cotrail.example/at'], /with nothing behind it/],
  [['--behind-proxy'], /say --public-url https/],
  [['--proxy', '10.0.0.5'], /with --behind-proxy only/],
  [['--behind-proxy', '--proxy', '10.0.0.0/33'], /proxy is "10\.0\.0\.0\/33".*such as 10\.0\.0\.5/],
  [['--host', '0.0.0.0', '--public-url', 'https://cotrail.example', '--behind-proxy'], /say --proxy with its address/],
  [['--tls-cert', '/nowhere.pem'], /both --tls-cert and --tls-key/],
  [['--oidc-issuer', 'http://id.example'], /must be the https address/],
  [['--oidc-issuer', 'https://id.example'], /--oidc-client/],
  [['--oidc-issuer', 'https://id.example', '--oidc-client', 'cotrail'], /Nobody would have a role/],
  [['--oidc-issuer', 'https://id.example', '--oidc-client', 'cotrail', '--oidc-role', 'leads=boss'], /role is "boss"/],
])('the access %j is refused with what to do', (args, message) => {
  expect(() => readConfig(args, {})).toThrow(message);
});

test('a public address needs somebody who can sign in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cotrail-public-'));
  const open = () => startCollector({ dataDir: folder, port: 0, publicUrl: 'https://cotrail.example', proxies: ['127.0.0.1'] });
  await expect(open()).rejects.toThrow(/add an account first/);
  const access = openAccess(folder);
  await access.addAccount({ name: 'Adi', roles: ['admin'], groups: [], now: start });
  access.close();
  const collector = await open();
  expect(await collector.createViewerLink()).toMatch(/^https:\/\/cotrail\.example\/open#/);
  await collector.close();
  writeFileSync(join(folder, 'secret'), 'shh\n');
  const flags = ['--oidc-issuer', 'https://id.example', '--oidc-client', 'c', '--oidc-role', 'cn=leads,dc=x=supervisor'];
  const { provider } = readConfig([...flags, '--oidc-secret-file', join(folder, 'secret')], {});
  expect(provider).toMatchObject({ clientSecret: 'shh', roles: new Map([['cn=leads,dc=x', 'supervisor']]) });
  rmSync(folder, { recursive: true, force: true });
});
