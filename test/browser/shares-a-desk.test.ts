/** One browser that people share: each has a session, what they do is theirs, and a device that is revoked says so, loses nothing, and sends all once it is enrolled again. */
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Action } from '../../lib/events/action.ts';
import { openViewer } from '../../scripts/open-viewer.ts';
import { pairThroughOptions } from '../../scripts/browser/set-up-through-options.ts';
import { type ConsoleSite, startConsoleSite } from '../support/console-site.ts';
import { openPopupOver, press, see } from '../support/on-screen.ts';
import { eventually, interactionsOf, startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
let desk: ConsoleSite;
let page: Page;

beforeAll(async () => {
  desk = await startConsoleSite();
  rig = await startRig('chrome', {
    pages: { '/': '<!doctype html><title>Other</title><button id="other">Other</button>' },
    alsoRecorded: [{ origin: desk.url, maskLevel: 'inputs', console: 'chatwoot' }],
  });
  page = await rig.browser.open(`${desk.url}/`);
  await page.bringToFront();
});
afterAll(async () => {
  await rig.close();
  await desk.close();
});

const sessions = async () => (await rig.reader.readSessions(0)).sort((a, b) => a.session.firstAt - b.session.firstAt);
const clickOther = async (other: Page) => {
  await other.bringToFront();
  await other.click('#other');
};

async function logIn(name: string): Promise<void> {
  const email = `${name.split(' ')[0]!.toLowerCase()}@example.test`;
  const answer = { data: { name, email } };
  const json = { email };
  await desk.play(page, { says: 'logs in', calls: [{ method: 'POST', path: '/auth/sign_in', body: { json }, status: 200, answer }] });
}
const logOut = () => desk.play(page, { says: 'logs out', calls: [{ method: 'DELETE', path: '/auth/sign_out' }] });
const resolve = (conversation: string) =>
  desk.play(page, {
    says: 'resolves',
    calls: [
      {
        ...{ method: 'POST', path: `/api/v1/accounts/1/conversations/${conversation}/toggle_status` },
        ...{ body: { json: { status: 'resolved' } }, answer: { payload: { success: true, current_status: 'resolved' } } },
      },
    ],
  });

test('whoever logs in after another has a session of their own, in all open pages, with what they did', async () => {
  const other = await rig.open();
  await clickOther(other);
  const popup = await openPopupOver(rig.browser, page);
  await see(popup, 'Nobody has said yet who works here.');
  await logIn('Ana Ruiz');
  await see(popup, 'Ana Ruiz named by Chatwoot', '#who');
  await resolve('8');
  await logOut();
  await page.bringToFront();
  await logIn('Ben Okoro');
  await see(popup, /^Ben Okoro named by Chatwoot$/, '#who');
  await resolve('9');
  await clickOther(other);
  await eventually(async () => {
    const records = await rig.records();
    const [ana, ben, ...more] = await sessions();
    expect(more).toEqual([]);
    // It began before anybody was named: its person stays unknown, and who was named in it is a fact beside that.
    expect(ana?.session).toMatchObject({
      ...{ closeReason: 'person-changed', person: { name: null } },
      named: [{ id: 'ana@example.test', name: 'Ana Ruiz', console: 'Chatwoot', via: 'console' }],
    });
    expect(ben?.session).toMatchObject({ closeReason: null, person: { name: 'Ben Okoro', console: 'Chatwoot', via: 'console' } });
    const actions = records.flatMap((record) => Action.safeParse(record).data ?? []).sort((a, b) => a.at - b.at);
    const told = actions.map(({ event, actor, session, conversation }) => [event, actor.person?.name ?? null, session, conversation?.id]);
    const [before, after] = [ana?.session.id, ben?.session.id];
    expect(told.filter(([event]) => event !== 'person.named')).toEqual([
      ['account.logged-in', 'Ana Ruiz', before, undefined],
      ['conversation.status-changed', 'Ana Ruiz', before, '8'],
      ['account.logged-out', 'Ana Ruiz', before, undefined],
      // It began before the console said who it is.
      ['account.logged-in', 'Ben Okoro', before, undefined],
      ['conversation.status-changed', 'Ben Okoro', after, '9'],
    ]);
    // Both pages began anew with a whole picture, though neither was loaded, and their earlier streams say why they ended.
    const pictures = ben!.streams.filter(({ header, records: count }) => header.kind === 'frames' && count >= 2);
    expect(new Set(pictures.map(({ header }) => header.origin))).toEqual(new Set([desk.url, rig.site.url]));
    expect(ana?.streams.map(({ ended }) => ended)).not.toContain(false);
    const marks = records
      .filter(({ kind, mark }) => kind === 'mark' && mark === 'ended')
      .map(({ data }) => (data as { reason: string }).reason);
    // A recorder that sends before it hears of the change is told that its session has ended: both are the end of it.
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.filter((reason) => reason !== 'person-changed' && reason !== 'session-ended')).toEqual([]);
    expect(interactionsOf(records, 'page-change')).toHaveLength(2);
  });
  await popup.close();
});

test('a revoked device says so, keeps what it records, and sends all of it once it is enrolled again', async () => {
  const { origin, cookie } = await openViewer(await rig.collector.createViewerLink());
  const { device } = (await sessions())[0]!.session;
  const before = (await sessions())[1]!.session;
  expect((await fetch(`${origin}/api/v1/devices/${device}`, { method: 'DELETE', headers: { cookie, origin } })).status).toBe(204);
  const popup = await openPopupOver(rig.browser, page);
  await page.bringToFront();
  await resolve('10');
  await eventually(async () => {
    await rig.upload();
    await see(popup, 'An admin revoked this device. It goes on storing what it records here');
  });
  await see(popup, /[1-9]\d* waiting/);
  await press(popup, '#enrol-again', 'Enter a new link');
  const options = await rig.browser.openExtensionPage('options.html#/collector');
  await see(options, `This device was revoked at ${rig.collector.url}`);
  await see(options, 'Nothing is lost');
  await pairThroughOptions(options, await rig.collector.createPairingLink());
  await see(options, `Paired with ${rig.collector.url}`);
  await options.close();
  await eventually(async () => {
    const actions = (await rig.records()).flatMap((record) => Action.safeParse(record).data ?? []);
    expect(actions.map(({ event, conversation }) => `${event} ${conversation?.id}`)).toContain('conversation.status-changed 10');
    const after = (await sessions())[1]!.session;
    expect(after.id).toBe(before.id);
    expect(after.interactions.click).toBeGreaterThan(before.interactions.click);
    expect(after.gaps).toBe(before.gaps);
  });
});
