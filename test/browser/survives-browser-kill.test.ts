/** A browser that is killed in the middle of recording loses nothing that it had kept, and says where its knowledge ends. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Envelope } from '../../lib/events/envelope.ts';
import { browserNames } from '../../scripts/browser/launch.ts';
import { numbersOf, sayNumbers } from '../support/numbers.ts';
import { eventually, startRig, type Rig } from '../support/rig.ts';

const pages = { '/': '<!doctype html><title>Desk</title><h1>Counting</h1>' };

/** The keys of all facts that the device has on disk, and the time of the last record. */
const keptExpression = `(async () => {
  const settle = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await settle(indexedDB.open('cotrail'));
  const [records, streams, sessions] = await Promise.all(
    ['records', 'streams', 'sessions'].map((name) => settle(database.transaction(name).objectStore(name).getAll())));
  database.close();
  const facts = new Set(streams.filter(({ kind }) => kind === 'facts').map(({ id }) => id));
  const keys = records.filter(({ stream }) => facts.has(stream)).map(({ stream, seq }) => stream + ':' + seq);
  return { keys, lastAt: Math.max(...sessions.map(({ lastAt }) => lastAt)) };
})()`;

interface Kept {
  keys: string[];
  lastAt: number;
}

describe.each(browserNames)('%s is killed while a page is recorded', (name) => {
  let rig: Rig;
  let kept: Kept;
  let killedSession: string;
  let records: Envelope[];

  beforeAll(async () => {
    rig = await startRig(name, { pages });
    const own = await rig.browser.openExtensionPage('options.html#/recorded');
    const page = await rig.open();
    await sayNumbers(page, 0, 5);
    killedSession = await eventually(async () => {
      const { keys } = await own.evaluate<Kept>(keptExpression);
      expect(keys.length).toBeGreaterThan(6); // the start, the load and the numbers
      await rig.upload();
      const [detail] = await rig.reader.readSessions(0);
      return detail!.session.id;
    });
    await page.bringToFront();
    await sayNumbers(page, 5, 5);
    await eventually(async () => {
      const before = kept?.keys.length ?? 0;
      kept = await own.evaluate<Kept>(keptExpression);
      expect(kept.keys.length).toBeGreaterThan(11);
      expect(kept.keys.length).toBe(before); // At rest: what is kept now was all that was recorded.
    });
    await rig.browser.sigkill();
    await rig.relaunch();
    const again = await rig.open();
    await eventually(async () => {
      await rig.upload();
      await again.bringToFront(); // Recording begins when somebody can see the page.
      expect((await rig.reader.readSessions(0)).length).toBeGreaterThan(1); // What is said before it is recorded is not owed.
    });
    await again.bringToFront();
    await sayNumbers(again, 10, 3);
    records = await eventually(async () => {
      const all = await rig.records();
      expect(numbersOf(all).at(-1)).toBe(12);
      return all;
    });
  });

  afterAll(() => rig.close());

  it('all that was kept arrives, once', () => {
    const arrived = records.map(({ stream, seq }) => `${stream}:${seq}`);
    expect(kept.keys.filter((key) => !arrived.includes(key))).toEqual([]);
    expect(numbersOf(records)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('its session is closed at its last record, and another one is open', async () => {
    const closed = records.filter((record) => record.kind === 'session-closed');
    expect(closed).toMatchObject([{ session: killedSession, reason: 'browser-ended', endedAt: kept.lastAt }]);
    const open = (await rig.reader.readSessions(0)).filter(({ session }) => session.endedAt === null);
    expect(open.length).toBe(1);
    expect(open[0]!.session.id).not.toBe(killedSession);
  });

  it('the page that never ended has a gap behind its last record', async () => {
    const gaps = records.filter((record) => record.kind === 'gap').map((record) => record['gap'] as { stream: string; afterSeq: number });
    const facts = kept.keys.map((key) => key.split(':') as [string, string]);
    const streams = [...new Set(facts.map(([stream]) => stream))];
    expect(gaps).toEqual(
      streams.map((stream): unknown =>
        expect.objectContaining({
          stream,
          session: killedSession,
          reason: 'no-end-mark',
          afterSeq: Math.max(...facts.filter(([one]) => one === stream).map(([, seq]) => Number(seq))),
        }),
      ),
    );
  });
});
