/** Signing in with an OpenID Connect provider that is really there: who gets in with which roles, and whose answers are refused. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProviderConfig } from '../../../collector/accounts/provider.ts';
import { startCollector, type RunningCollector } from '../../../collector/start.ts';
import { openAccess } from '../../../collector/store/sqlite.ts';
import { Me } from '../../../lib/events/account-api.ts';
import { clientId, clientSecret, startIdentityProvider, type IdentityProvider } from '../../support/identity-provider.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'cotrail-provider-'));
let provider: IdentityProvider;
let collector: RunningCollector;
const log: string[] = [];

beforeEach(async () => {
  provider = await startIdentityProvider();
  const config: ProviderConfig = {
    ...{ issuer: provider.issuer, clientId, clientSecret, scope: 'openid profile', label: 'Example Ltd' },
    ...{ rolesClaim: 'roles', groupsClaim: 'groups', groups: new Map([['tier-2', 'Tier 2']]) },
    roles: new Map([['support-leads', 'supervisor']]),
  };
  collector = await startCollector({ dataDir, port: 0, provider: config, log: (line) => log.push(line) });
  provider.allow(`${collector.url}/sign-in/callback`);
});
afterEach(async () => {
  await collector.close();
  provider.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A browser's cookies, kept for each of the two servers, and the way that it is sent. */
function openBrowser() {
  const jars = new Map<string, Map<string, string>>();
  const visit = async (address: string): Promise<Response> => {
    const { origin } = new URL(address);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  /** Follows where it is sent until `stop`, or the end: gives the last address. */
  const follow = async (address: string, stop = (_address: string): boolean => false): Promise<string> => {
    const next = (await visit(address)).headers.get('location');
    const at = next === null ? address : new URL(next, address).href;
    return next === null || stop(at) || at.includes('#') ? at : follow(at, stop);
  };
  const readMe = async () => Me.safeParse(await (await visit(`${collector.url}/api/v1/me`)).json()).data ?? null;
  return { visit, follow, readMe, begin: () => follow(`${collector.url}/sign-in/provider`) };
}

const lead = { name: 'Ana Ruiz', roles: ['support-leads', 'admin'], groups: ['tier-2', 'sales', '*'] };

test('whoever has a mapped value gets in with its role and groups, and is the same account under another name', async () => {
  provider.person = { sub: 'a1', claims: lead };
  const browser = openBrowser();
  expect(await browser.begin()).toBe(`${collector.url}/sign-in#done`);
  expect(await browser.readMe()).toEqual({ kind: 'account', name: 'Ana Ruiz', roles: ['supervisor'], groups: ['Tier 2'] });
  provider.person = { sub: 'a1', claims: { ...lead, name: 'Ana Vega' } };
  await openBrowser().begin();
  const access = openAccess(dataDir);
  expect((await access.listAccounts()).map(({ name, via }) => [name, via])).toEqual([['Ana Vega', 'provider']]);
  access.close();
});

test('without a mapped value nobody gets in, and who had one before loses what it gave at once', async () => {
  provider.person = { sub: 'b1', claims: { name: 'Ben', roles: ['admin'] } };
  const stranger = openBrowser();
  expect(await stranger.begin()).toBe(`${collector.url}/sign-in#problem=no-role`);
  expect(await stranger.readMe()).toBeNull();
  provider.person = { sub: 'a1', claims: lead };
  const browser = openBrowser();
  await browser.begin();
  provider.person = { sub: 'a1', claims: { ...lead, roles: [] } };
  expect(await openBrowser().begin()).toMatch(/#problem=no-role$/);
  expect((await browser.visit(`${collector.url}/api/v1/sessions`)).status).toBe(403);
});

test('an answer is taken once, from the browser that asked for it, with the state that it was asked with', async () => {
  provider.person = { sub: 'a1', claims: lead };
  const isAnswer = (address: string): boolean => address.startsWith(`${collector.url}/sign-in/callback`);
  const [mine, other] = [openBrowser(), openBrowser()];
  const answer = await mine.follow(`${collector.url}/sign-in/provider`, isAnswer);
  // Neither a browser that asked for nothing, nor one that asked for its own.
  expect(await other.follow(answer)).toMatch(/#problem=provider-refused$/);
  await other.follow(`${collector.url}/sign-in/provider`, isAnswer);
  expect(await other.follow(answer)).toMatch(/#problem=provider-refused$/);
  expect(await other.readMe()).toBeNull();
  const forged = new URL(answer);
  forged.searchParams.set('iss', 'https://evil.example');
  expect(await mine.follow(forged.href)).toMatch(/#problem=provider-refused$/);
  expect(await mine.follow(answer)).toMatch(/#problem=provider-refused$/);
  expect(await mine.readMe()).toBeNull();
  expect(log.join()).not.toContain(new URL(answer).searchParams.get('code'));
});

test('a provider that does not answer is named on the sign-in page', async () => {
  provider.close();
  expect(await openBrowser().begin()).toBe(`${collector.url}/sign-in#problem=provider-unreachable`);
  expect(await (await fetch(`${collector.url}/api/v1/sign-in`)).json()).toEqual({ provider: 'Example Ltd' });
});
