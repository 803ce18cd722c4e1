/** A desk that people share: who a session is of, when another begins, and what the same person in two consoles or tabs does not do. */
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../lib/events/id.ts';
import type { Person } from '../../../lib/events/person.ts';
import { createLocalFeed } from '../../../lib/feed/local.ts';
import { appendBatch } from '../../../lib/store/append.ts';
import { appendConsoleAction } from '../../../lib/store/console-actions.ts';
import type { FlightRow } from '../../../lib/store/console-rows.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { type Claim, clearSeats, leaveDesk, takeSeat } from '../../../lib/store/desk.ts';
import { ensureDevice } from '../../../lib/store/device.ts';
import { inConsole, inLedger } from '../../../lib/store/ledger.ts';
import { changePerson, pauseRecording, resumeRecording } from '../../../lib/store/recording.ts';
import { closeIfIdle, idleMs } from '../../../lib/store/sessions.ts';
import { makeBatch, makeClaim, makeClick, makePlace, nobody } from '../../support/make.ts';

let db: CotrailDb;
let now: number;
beforeEach(() => {
  db = new CotrailDb(`test-${crypto.randomUUID()}`);
  now = Date.UTC(2026, 10, 22, 9);
});

const [chat, mail] = [
  { site: 'https://chat.example', console: 'Chat' },
  { site: 'https://mail.example', console: 'Mail' },
];
type Said = Partial<Pick<Claim, 'site' | 'console' | 'tab'>> & { id?: string | null };

/** A page of a console names somebody, a second after what came before. */
async function say(name: string | null, { id = name === null ? null : `id-${name}`, tab = 1, ...where }: Said = {}) {
  now += 1000;
  return inConsole(db, async () => takeSeat(db, { ...chat, ...where, tab, id, name, at: now }, now));
}
async function click(person: Person = nobody): Promise<string> {
  now += 1000;
  const claim = makeClaim({ openedAt: now });
  await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0, { at: now })), { place: makePlace(), person, now });
  return claim.id;
}
async function leave(event: 'out' | 'in', site = chat.site): Promise<void> {
  now += 1000;
  await inConsole(db, async () => clearSeats(db, site, event, now));
}
const listSessions = async () =>
  (await db.sessions.orderBy('openedAt').toArray()).map(
    ({ person, named = [], closeReason }) => `${[person, ...named].map((each) => each.name ?? each.id ?? '?').join(' + ')}: ${closeReason}`,
  );
const listNamed = async () =>
  (await db.records.toArray())
    .map(({ record }) => record as { event?: string; session?: string; to?: { value: unknown } })
    .filter(({ event }) => event === 'person.named')
    .map(({ to }) => to?.value);

describe('another person', () => {
  test('at the same console ends the session and begins one, at once and at the same moment', async () => {
    await say('Ana');
    await click();
    await leave('out');
    expect(await say('Ben')).toBe('turned');
    const [before, after] = await db.sessions.orderBy('openedAt').toArray();
    expect(before).toMatchObject({ person: { name: 'Ana', via: 'console', console: 'Chat' }, closeReason: 'person-changed', endedAt: now });
    expect(after).toMatchObject({ person: { name: 'Ben', id: 'id-Ben' }, openedAt: now, open: 1 });
    expect(await db.device.get('device')).toMatchObject({ session: after?.id, turnAt: now });
    expect(await listNamed()).toEqual([]);
  });

  test('comes back to a tab of theirs: that is another session again, where somebody logged out meanwhile', async () => {
    await say('Ana', { tab: 1 });
    await click();
    await say('Ben', { tab: 2 });
    await leave('out');
    expect(await say('Ana', { tab: 1 })).toBe('turned');
    expect(await listSessions()).toEqual(['Ana: person-changed', 'Ben: person-changed', 'Ana: null']);
  });

  test('is told by a name alone where a console gives no ids, and not by a name that one id changed', async () => {
    await say('Ana', { id: null });
    await click();
    await say('Ben', { id: null });
    await say('Benjamin', { id: '7', tab: 3 });
    await say('Ben J.', { id: '7', tab: 3 });
    expect(await listSessions()).toEqual(['Ana: person-changed', 'Ben: person-changed', 'Benjamin: null']);
  });

  test('leaves records that were on their way, and actions that began before, where they were', async () => {
    await say('Ana');
    const stream = await click();
    const began = now + 500;
    await say('Ben');
    const late = makeBatch({ ...makeClaim(), id: stream }, makeClick(stream, 1, { at: began }));
    expect(await appendBatch(db, late, { place: makePlace(), person: nobody, now })).toMatchObject({ then: 'wait-for-input' });
    for (const at of [began, now + 1]) await writeAction(at);
    const [ana, ben] = await db.sessions.orderBy('openedAt').toArray();
    expect(ana).toMatchObject({ interactions: { click: 2 }, actions: 1 });
    expect(ben).toMatchObject({ interactions: { click: 0 }, actions: 1 });
  });

  test('opens nothing while nothing is recorded, and is who the next session is of', async () => {
    await say('Ana');
    await say('Ben');
    expect(await listSessions()).toEqual([]);
    await click();
    expect(await listSessions()).toEqual(['Ben: null']);
  });

  test('who comes during a pause leaves the pause a gap of the session that is open when it ends', async () => {
    await say('Ana');
    await click();
    await pauseRecording(db, now);
    await say('Ben');
    const device = await resumeRecording(db, now + 1);
    const gap = (await db.records.toArray()).find(({ record }) => record.kind === 'gap');
    expect(gap?.record).toMatchObject({ gap: { reason: 'paused', session: device.session } });
  });
});

describe('the same person', () => {
  test('in two consoles with two accounts is one session, whatever is said how often, and a fact for the second', async () => {
    await say('Ana');
    await click();
    for (let round = 0; round < 3; round += 1) {
      expect(await say('Ana Ruiz', { ...mail, tab: 2 })).toBe('kept');
      expect(await say('Ana')).toBe('kept');
    }
    expect(await listSessions()).toEqual(['Ana + Ana Ruiz: null']);
    expect(await listNamed()).toEqual([{ id: 'id-Ana Ruiz', name: 'Ana Ruiz', console: 'Mail' }]);
  });

  test('with two accounts in two tabs of one console makes one change, not one with each word', async () => {
    await say('Ana', { tab: 1 });
    await click();
    await say('Admin', { tab: 2 });
    for (let round = 0; round < 3; round += 1) {
      expect(await say('Ana', { tab: 1 })).toBe('overtaken');
      expect(await say('Admin', { tab: 2 })).toBe('kept');
    }
    expect(await listSessions()).toEqual(['Ana: person-changed', 'Admin: null']);
  });

  test('who logs in to one console after the other, after somebody else, is one session', async () => {
    await say('Ana');
    await say('Ana Ruiz', mail);
    await click();
    await say('Ben');
    expect(await say('Ben Okoro', mail)).toBe('kept');
    expect(await listSessions()).toEqual(['Ana: person-changed', 'Ben + Ben Okoro: null']);
    // And whoever comes after that ends it in either of them.
    expect(await say('Carla', mail)).toBe('turned');
  });

  test('who logs out and in again, or is named first by id and then by name, is no other', async () => {
    await say(null, { id: '7' });
    await click();
    await leave('out');
    await say('Ana', { id: '7' });
    expect(await listSessions()).toEqual(['7 + Ana: null']);
    expect(await listNamed()).toEqual([{ id: '7', name: 'Ana', console: 'Chat' }]);
  });
});

describe('a session that began before a console said who it is', () => {
  test('keeps its person, and a fact says who was named', async () => {
    await click({ ...nobody, name: 'Desk 4', via: 'policy' });
    await say('Ana');
    await say('Ana');
    const [session] = await db.sessions.toArray();
    expect(session).toMatchObject({ person: { name: 'Desk 4', via: 'policy' }, named: [{ name: 'Ana', via: 'console' }], actions: 1 });
    expect(await listNamed()).toEqual([{ id: 'id-Ana', name: 'Ana', console: 'Chat' }]);
    // From then on it is hers: another one ends it.
    expect(await say('Ben')).toBe('turned');
  });

  test('is of nobody after a log-out and after the browser: who was here says nothing of who comes', async () => {
    await say('Ana');
    await click();
    await leave('out');
    now += idleMs;
    await inLedger(db, async () => closeIfIdle(db, await ensureDevice(db, now), now));
    await click();
    expect(await listSessions()).toEqual(['Ana: idle', '?: null']);
    await say('Ben');
    expect(await listSessions()).toEqual(['Ana: idle', '? + Ben: null']);
    const feed = createLocalFeed(db);
    const { signal } = new AbortController();
    expect((await feed.readFacets({}, signal)).persons.map(({ value }) => value).sort()).toEqual(['Ana', 'Ben']);
    expect((await feed.listSessions({ person: 'Ben' }, signal)).sessions).toMatchObject([
      { person: { name: null }, named: [{ name: 'Ben' }] },
    ]);
    await leaveDesk(db);
    now += idleMs;
    await click();
    expect((await listSessions()).at(-1)).toBe('?: null');
  });

  test('a typed name does not override what a console says', async () => {
    await say('Ana');
    await click();
    await changePerson(db, { ...nobody, name: 'Somebody' }, now);
    expect(await listSessions()).toEqual(['Ana: null']);
  });
});

test('a letter of a page that has gone moves nobody, and an earlier log-out clears no later word', async () => {
  await say('Ana');
  await click();
  expect(await inConsole(db, async () => takeSeat(db, { ...chat, tab: null, id: 'x', name: 'X', at: now }, now))).toBe('kept');
  await inConsole(db, async () => clearSeats(db, chat.site, 'out', now - 60_000));
  expect((await db.device.get('device'))?.desk).toMatchObject({ person: { name: 'Ana' } });
});

async function writeAction(at: number): Promise<void> {
  const none = { value: null, evidence: [] };
  const flight: FlightRow = {
    ...{ id: newId(at), site: chat.site, profile: 'chat', evidence: 'network', key: '', at, settledAt: at, status: 200, broken: false },
    ...{ bodySeen: true, sightings: [], visit: null, tab: 1, frame: 0, document: null, partner: null, written: false, dueAt: at },
  };
  const draft = { at, event: 'tag.created', actor: { kind: 'agent' as const, person: null }, entity: none, from: none, to: none };
  const rest = { outcome: { value: 'confirmed' as const, evidence: [] }, evidence: [], conversation: null, console: 'Chat', settledAt: at };
  await inConsole(db, async () =>
    appendConsoleAction(db, await ensureDevice(db, at), { ...draft, ...rest, rule: null, view: null, automatic: false }, flight),
  );
}
