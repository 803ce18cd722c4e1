/** Visits to conversations of a console that is made of whole pages: leaving one page for the next is no leaving. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { newId } from '../../../lib/events/id.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { addVisit, closeFlight, readDue, waits } from '../../../lib/store/flights.ts';
import { makePlace } from '../../support/make.ts';

let db: CotrailDb;
beforeEach(() => {
  db = new CotrailDb(`test-${crypto.randomUUID()}`);
});

const tell = (phase: 'viewed' | 'left', visit: string, at: number, { conversation = '7', dwellMs = 0, tab = 1 } = {}) =>
  addVisit(
    db,
    { site: 'https://desk.example', profile: 'made-up', place: { ...makePlace(), tab } },
    {
      kind: 'visit',
      id: newId(),
      at,
      visit,
      phase,
      conversation,
      link: null,
      dwellMs: phase === 'left' ? dwellMs : null,
      evidence: 'route',
    },
    at,
  );

const readAll = async (now = 1_000_000) =>
  (await readDue(db, now)).map(({ visit }) => `${visit?.phase} ${visit?.conversation} ${visit?.visit} ${visit?.dwellMs}`);

test('pages of one conversation, one after the other in a tab, are one visit with the time of all', async () => {
  await tell('viewed', 'a', 1000);
  await tell('left', 'a', 2000, { dwellMs: 1000 });
  await tell('viewed', 'b', 2500);
  await tell('left', 'b', 3000, { dwellMs: 500 });
  await tell('viewed', 'c', 3500);
  await tell('left', 'c', 3700, { dwellMs: 200 });
  expect(await readAll()).toEqual(['viewed 7 a null', 'left 7 a 1700']);
});

test('another conversation, and the same one in another tab, are visits of their own', async () => {
  await tell('viewed', 'a', 1000);
  await tell('left', 'a', 2000, { dwellMs: 1000 });
  await tell('viewed', 'b', 2100, { conversation: '8' });
  await tell('viewed', 'c', 2200, { tab: 2 });
  expect(await readAll()).toEqual(['viewed 7 a null', 'left 7 a 1000', 'viewed 8 b null', 'viewed 7 c null']);
});

test('whoever comes back when it is written that they left begins a new visit', async () => {
  await tell('viewed', 'a', 1000);
  await tell('left', 'a', 2000, { dwellMs: 1000 });
  for (const flight of await readDue(db, 2000 + waits.againMs)) await closeFlight(db, flight);
  await tell('viewed', 'b', 9000);
  expect(await readAll()).toEqual(['viewed 7 b null']);
});
