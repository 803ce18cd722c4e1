/** What every store of a collector must do, whichever engine is behind it. A new engine calls this with its own `open`. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkUpload } from '../../../collector/check-upload.ts';
import type { Enrolment } from '../../../collector/store/fleet-contract.ts';
import { BadCursor, everything, ownOf, type PutOutcome, type Store } from '../../../collector/store/store.ts';
import type { FramesQuery, SessionQuery } from '../../../lib/events/api.ts';
import { newId } from '../../../lib/events/id.ts';
import type { CotrailRecord } from '../../../lib/events/record.ts';
import type { StreamHeader } from '../../../lib/events/stream.ts';
import { newClick, newClosed, newFrame, newGap, newLedger, newMark, newParts, newStream, seal, start } from './seal-upload.ts';
import type { Sealed, SealOptions } from './seal-upload.ts';

const all = everything;
const minute = 60_000;

/** `open` opens the store of a folder, which is there and empty at first. */
export function describeStore(name: string, open: (folder: string) => Promise<Store>): void {
  let folder: string;
  let store: Store;
  let device: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cotrail-store-'));
    store = await open(folder);
    device = newId();
    return () => store.close();
  });

  const send = async ({ id, bytes }: Sealed): Promise<PutOutcome> => store.putUpload(await checkUpload(id, bytes), start);
  const put = async (stream: StreamHeader, records: CotrailRecord[], options: SealOptions = {}): Promise<PutOutcome> =>
    send(await seal(stream, records, options));
  /** A session of one stream with a click at each of these times. */
  const record = async (times: number[], change: Partial<StreamHeader> = {}, click: object = {}) => {
    const session = newId();
    const stream = newStream(device, session, change);
    const clicks = times.map((at, seq) => newClick(stream.id, seq, { at, ...click }));
    const sealed = await seal(stream, clicks);
    expect(await send(sealed)).toBe('stored');
    return { session, stream, clicks, manifestHash: sealed.manifestHash };
  };
  const close = (session: string, endedAt: number) => {
    const ledger = newLedger(device);
    return put(ledger, [newClosed(ledger.id, 0, session, endedAt)]);
  };
  const readHoles = async (session: string) => {
    const detail = await store.readSession(all, session);
    return { gaps: detail?.session.gaps, missing: detail?.streams.flatMap(({ missing }) => missing) };
  };

  describe(`${name}: who may come in`, () => {
    const offer = { expiresAt: start + minute, sites: [], retentionDays: 7 };
    const key = { id: 'k'.repeat(43), publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'x'.repeat(43) } } as const;
    const enrol = (codeHash: string, tokenHash: string, now = start, change: Partial<Enrolment> = {}) =>
      store.enrolDevice({ codeHash, tokenHash, tokenExpiresAt: now + minute, device, name: 'Desk', version: '1', key, now, ...change });

    test('a pairing code is read as often as one likes, and spent once', async () => {
      await store.addPairing('code', offer);
      for (let time = 0; time < 2; time++) expect(await store.readPairing('code', start)).toEqual({ ...offer, group: null });
      expect(await enrol('code', 'token')).toBe('enrolled');
      expect(await store.readPairing('code', start)).toBeNull();
      expect(await enrol('code', 'other token', start, { device: newId() })).toBe('spent');
      expect(await store.findDevice('token', start)).toMatchObject({ id: device, name: 'Desk', enrolledAt: start, key: key.id });
      expect(await store.findDevice('other token', start)).toBeNull();
    });

    test('an expired or unknown code is worth nothing', async () => {
      await store.addPairing('code', offer);
      expect(await store.readPairing('code', offer.expiresAt)).toBeNull();
      expect(await enrol('code', 'token', offer.expiresAt)).toBe('spent');
      expect(await enrol('no code', 'token')).toBe('spent');
      expect(await store.findDevice('token', start)).toBeNull();
    });

    test('a device that enrols again has a new token, and its old one is dead', async () => {
      await store.addPairing('one', offer);
      await store.addPairing('two', offer);
      await enrol('one', 'old');
      await enrol('two', 'new', start + 1);
      expect(await store.findDevice('old', start)).toBeNull();
      expect(await store.findDevice('new', start)).toMatchObject({ id: device, enrolledAt: start + 1 });
    });

    test('a ticket opens one viewer, in time, and for a time', async () => {
      await store.addTicket('ticket', start + minute);
      await store.addTicket('late', start + minute);
      const view = (ticketHash: string, viewerHash: string, now: number) =>
        store.openViewer({ ticketHash, viewerHash, expiresAt: now + minute, now });
      expect(await view('ticket', 'viewer', start)).toBe(true);
      expect(await view('ticket', 'second', start)).toBe(false);
      expect(await Promise.all(['viewer', 'second', 'ticket'].map((hash) => store.isViewer(hash, start)))).toEqual([true, false, false]);
      expect(await store.isViewer('viewer', start + minute)).toBe(false);
      expect(await view('late', 'third', start + minute)).toBe(false);
      expect(await store.isViewer('third', start + minute)).toBe(false);
    });
  });

  describe(`${name}: what it makes of uploads`, () => {
    test('stored, duplicate, other bytes', async () => {
      const stream = newStream(device, newId());
      const id = newId();
      const one = await seal(stream, [newClick(stream.id, 0)], { id });
      expect(await send(one)).toBe('stored');
      expect(await send(one)).toBe('duplicate');
      expect(await put(stream, [newClick(stream.id, 0)], { id })).toBe('other-bytes');
      expect(await store.readTotals(all)).toMatchObject({ uploads: 1, interactions: { click: 1 } });
    });

    test('a broken chain is quarantined; what belongs to others is refused, and nothing of it is kept', async () => {
      const { session, stream } = await record([start]);
      expect(await put(stream, [newClick(stream.id, 1)], { previous: 'f'.repeat(64) })).toBe('quarantined');
      const thief = newId();
      expect(await put({ ...stream, device: thief }, [newClick(stream.id, 1)])).toBe('other-stream');
      const intruding = newStream(thief, session);
      expect(await put(intruding, [newClick(intruding.id, 0)])).toBe('other-stream');
      const ledger = newLedger(thief);
      expect(await put(ledger, [newClosed(ledger.id, 0, session, start)])).toBe('other-stream');
      expect(await put({ ...stream, kind: 'frames' }, [newFrame(stream.id, 1, 3)])).toBe('other-stream');
      expect(await store.readTotals(ownOf(thief))).toMatchObject({ sessions: 0, uploads: 0, frames: 0 });
      expect(await store.readTotals(all)).toMatchObject({ sessions: 1, uploads: 2, quarantined: 1, interactions: { click: 1 } });
    });

    test('chunks may arrive in any order', async () => {
      const stream = newStream(device, newId());
      const first = await seal(stream, [newClick(stream.id, 0)]);
      const second = await seal(stream, [newClick(stream.id, 1)], { previous: first.manifestHash });
      const third = await seal(stream, [newClick(stream.id, 2)], { previous: second.manifestHash });
      for (const sealed of [third, first, second]) expect(await send(sealed)).toBe('stored');
      expect(await readHoles(stream.session!)).toEqual({ gaps: 0, missing: [] });
    });
  });

  describe(`${name}: what a device may read`, () => {
    test('its own, and a viewer all', async () => {
      const mine = await record([start]);
      const other = newId();
      expect(await store.listSessions(ownOf(device), {})).toMatchObject({ total: 1, sessions: [{ id: mine.session }] });
      expect(await store.listSessions(ownOf(other), {})).toEqual({ sessions: [], total: 0, next: null });
      expect(await store.readFacets(ownOf(other), {})).toEqual({ persons: [], sites: [], types: [] });
      for (const scope of [ownOf(other), ownOf(device), all]) {
        const reads = [
          store.readSession(scope, mine.session),
          store.readRecords(scope, mine.session, {}),
          store.readFrames(scope, mine.stream.id, {}),
        ];
        for (const read of await Promise.all(reads)) expect(read === null).toBe(scope.device === other);
      }
      expect(await store.readTotals(ownOf(other))).toMatchObject({ sessions: 0, uploads: 0, interactions: { click: 0 } });
      expect(await store.readTotals(ownOf(device))).toMatchObject({ sessions: 1, uploads: 1, interactions: { click: 1 } });
    });

    test('nothing where there is nothing', async () => {
      expect([
        await store.readSession(all, newId()),
        await store.readRecords(all, newId(), {}),
        await store.readFrames(all, newId(), {}),
      ]).toEqual([null, null, null]);
    });
  });

  describe(`${name}: sessions`, () => {
    test('are listed newest first, in pages that neither lose nor repeat those of one time', async () => {
      const times = [start, start + 1.5, start + 1.5, start + 1.5, start + 2];
      const ids: string[] = [];
      for (const at of times) ids.unshift((await record([at])).session);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await store.listSessions(all, { limit: 2, ...(cursor === null ? {} : { cursor }) });
        expect(page.total).toBe(5);
        expect(page.sessions.length).toBeLessThanOrEqual(2);
        seen.push(...page.sessions.map(({ id }) => id));
        cursor = page.next;
      } while (cursor !== null);
      expect(seen).toEqual([ids[0], ...ids.slice(1, 4).sort().reverse(), ids[4]]);
    });

    test('a full last page has no next', async () => {
      await record([start]);
      expect((await store.listSessions(all, { limit: 1 })).next).toBeNull();
    });

    test.each(['nonsense', '_', `x_${newId()}`])('the cursor %j is refused', async (cursor) => {
      await expect(store.listSessions(all, { cursor })).rejects.toBeInstanceOf(BadCursor);
      const { session } = await record([start]);
      await expect(store.readRecords(all, session, { cursor })).rejects.toBeInstanceOf(BadCursor);
    });

    test('are found by person, site, time, type and gaps, and by all of these together', async () => {
      const person = { id: 'b-2', name: null, console: null, via: 'typed' } as const;
      const ada = (await record([start, start + minute])).session;
      const bo = (await record([start + 2 * minute], { person, origin: 'https://shop.example' })).session;
      const nobody = (await record([start + 3 * minute], { person: null }, { type: 'custom', data: { event: 'x', value: 1 } })).session;
      await close(nobody, start + 3 * minute);
      const cases: [SessionQuery, string[]][] = [
        [{}, [nobody, bo, ada]],
        [{ person: 'Ada' }, [ada]],
        [{ person: 'b-2' }, [bo]],
        [{ person: '' }, [nobody]],
        [{ site: 'https://shop.example' }, [bo]],
        [{ site: 'https://chat.example' }, [nobody, ada]],
        [{ from: start + minute, to: start + 2 * minute }, [ada]],
        [{ from: start + minute + 1 }, [nobody, bo]],
        [{ to: start }, []],
        [{ type: 'custom' }, [nobody]],
        [{ type: 'click' }, [bo, ada]],
        [{ type: 'page-change' }, []],
        [{ gaps: 'yes' }, [nobody]],
        [{ gaps: 'no' }, [bo, ada]],
        [{ person: 'Ada', site: 'https://chat.example', from: start, to: start + 1, type: 'click', gaps: 'no' }, [ada]],
        [{ person: 'Ada', site: 'https://shop.example' }, []],
      ];
      for (const [query, expected] of cases) {
        const page = await store.listSessions(all, query);
        expect([query, page.total, page.sessions.map(({ id }) => id)]).toEqual([query, expected.length, expected]);
      }
    });

    test('say what they can be found by', async () => {
      await record([start], { person: null });
      const { session } = await record([start]);
      const second = newStream(device, session, { origin: 'https://shop.example', tab: 2 });
      await put(second, [newClick(second.id, 0, { type: 'custom', data: { event: 'x', value: 1 } })]);
      expect(await store.readFacets(all, {})).toEqual({
        persons: [
          { value: null, count: 1 },
          { value: 'Ada', count: 1 },
        ],
        sites: [
          { value: 'https://chat.example', count: 2 },
          { value: 'https://shop.example', count: 1 },
        ],
        types: [
          { value: 'click', count: 2 },
          { value: 'custom', count: 1 },
        ],
      });
      expect(await store.readFacets(all, { type: 'custom' })).toMatchObject({ persons: [{ value: 'Ada', count: 1 }] });
      expect((await store.listSessions(all, { person: 'Ada' })).sessions[0]).toMatchObject({
        ...{ tabs: 2, sites: ['https://chat.example', 'https://shop.example'], actions: 0, frames: 0, gaps: 0 },
        interactions: { click: 1, custom: 1, scroll: 0 },
      });
    });
  });

  describe(`${name}: holes`, () => {
    test('show until the parts arrive', async () => {
      const stream = newStream(device, newId());
      const records = [0, 1, 2, 3].map((seq) => newClick(stream.id, seq));
      const salt = '0'.repeat(32);
      await put(stream, records, { salt, send: ({ seq }) => seq < 1 || seq === 3 });
      const hole = { stream: stream.id, session: stream.session, afterSeq: 0, beforeSeq: 3, count: 2, reason: 'quarantined' };
      expect(await readHoles(stream.session!)).toEqual({ gaps: 1, missing: [{ ...hole, fromAt: start, toAt: start + 3000 }] });
      await put(stream, records, { salt, send: ({ seq }) => seq === 1 || seq === 2 });
      expect(await readHoles(stream.session!)).toEqual({ gaps: 0, missing: [] });
    });

    test.each(['before', 'after'])('that gap records tell of, be it %s, count once', async (when) => {
      const stream = newStream(device, newId());
      const ledger = newLedger(device);
      // Two chunks in a row were set aside by the device, which wrote a gap for each.
      const gaps = [newGap(ledger.id, 0, stream, 0, 2), newGap(ledger.id, 1, stream, 1, 3)];
      const tell = () => put(ledger, gaps);
      if (when === 'before') await tell();
      const records = [0, 1, 2, 3, 4, 5].map((seq) => newClick(stream.id, seq));
      await put(stream, records, { send: ({ seq }) => seq === 0 || seq === 3 || seq === 5 });
      if (when === 'after') await tell();
      expect(await readHoles(stream.session!)).toMatchObject({ gaps: 3, missing: [{ afterSeq: 3, beforeSeq: 5, count: 1 }] });
    });

    test('at an end that nobody saw count once too', async () => {
      const { session, stream } = await record([start]);
      await close(session, start);
      const [hole] = (await readHoles(session)).missing!;
      expect(hole).toMatchObject({ reason: 'no-end-mark', afterSeq: 0, beforeSeq: null, count: null });
      const ledger = newLedger(device);
      await put(ledger, [newGap(ledger.id, 0, stream, 0, null)]);
      expect(await readHoles(session)).toEqual({ gaps: 1, missing: [] });
    });

    test('of a device are not told away by another', async () => {
      const stream = newStream(device, newId());
      await put(stream, [newClick(stream.id, 0), newClick(stream.id, 1)], { send: ({ seq }) => seq === 1 });
      const ledger = newLedger(newId());
      await put(ledger, [newGap(ledger.id, 0, { ...stream, session: null }, null, null)]);
      expect((await readHoles(stream.session!)).gaps).toBe(1);
    });

    test('close with the end mark', async () => {
      const { session, stream, manifestHash } = await record([start]);
      await close(session, start);
      await put(stream, [newMark(stream.id, 1, 'ended')], { previous: manifestHash });
      expect(await readHoles(session)).toEqual({ gaps: 0, missing: [] });
    });
  });

  describe(`${name}: records`, () => {
    const keysOf = (records: readonly { at: number; stream: string; seq: number }[]) =>
      records.map(({ at, stream, seq }) => [at, stream, seq]);

    test('come by time, stream and seq, of the session’s streams and of the ledger about it, page by page', async () => {
      const { session, stream, clicks } = await record([start, start + 1, start + 1, start + 1.25, start + 9]);
      const second = newStream(device, session, { tab: 2 });
      const more = [start + 1, start + 1, start + 1.25].map((at, seq) => newClick(second.id, seq, { at }));
      await put(second, more);
      const ledger = newLedger(device);
      const elsewhere = newId();
      const closed = newClosed(ledger.id, 0, session, start + 9);
      await put(ledger, [closed, newClosed(ledger.id, 1, elsewhere, start + 9)]);
      const frames = newStream(device, session, { kind: 'frames' });
      const mark = newMark(frames.id, 1, 'ended');
      await put(frames, [newFrame(frames.id, 0, 4), mark]);

      const expected = [...clicks, ...more, closed, mark].sort(
        (a, b) => a.at - b.at || (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.seq - b.seq),
      );
      for (const limit of [1, 2, 3, undefined]) {
        const seen = [];
        let cursor: string | undefined;
        do {
          const page = await store.readRecords(all, session, { cursor, limit });
          seen.push(...page!.records);
          cursor = page!.next ?? undefined;
        } while (cursor !== undefined);
        expect(keysOf(seen)).toEqual(keysOf(expected));
        expect(seen).toEqual(expected);
      }
      expect((await store.readSession(all, session))?.streams.map(({ header }) => header.id).sort()).toEqual(
        [stream.id, second.id, frames.id].sort(),
      );
    });

    test('end a page at about 1 MiB', async () => {
      const { session } = await record([start, start + 1, start + 2], {}, { note: 'x'.repeat(600_000) });
      const page = await store.readRecords(all, session, {});
      expect(page?.records.map(({ seq }) => seq)).toEqual([0, 1]);
      expect((await store.readRecords(all, session, { cursor: page!.next! }))?.records.map(({ seq }) => seq)).toEqual([2]);
    });
  });

  describe(`${name}: frames`, () => {
    const readSeqs = async (stream: string, query: FramesQuery) => {
      const page = await store.readFrames(all, stream, query);
      return { seqs: page?.frames.map(({ seq }) => seq), next: page?.next };
    };

    test('come in pages of about 1 MiB, over all uploads, from the last snapshot before a time', async () => {
      const stream = newStream(device, newId(), { kind: 'frames' });
      const frames = [4, 2, 3, 3, 4, 2, 3].map((type, seq) =>
        newFrame(stream.id, seq, type, { text: 'x'.repeat(type === 3 ? 700_000 : 1) }),
      );
      const late = await seal(stream, frames.slice(0, 3));
      await put(stream, frames.slice(3), { previous: late.manifestHash });
      await send(late);
      expect(await readSeqs(stream.id, {})).toEqual({ seqs: [0, 1, 2, 3], next: 3 });
      expect(await readSeqs(stream.id, { after: 3 })).toEqual({ seqs: [4, 5, 6], next: null });
      expect(await readSeqs(stream.id, { after: 6 })).toEqual({ seqs: [], next: null });
      const fromAt = async (seq: number) => (await readSeqs(stream.id, { at: start + seq * 1000 })).seqs?.[0];
      expect(await Promise.all([-1, 0, 1, 4.5, 5, 99].map(fromAt))).toEqual([0, 0, 0, 0, 4, 4]);
      expect((await store.readFrames(all, stream.id, { after: 5 }))?.frames).toEqual([frames[6]]);
      const at = start + 5500;
      expect(await readSeqs(stream.id, { at, after: 1 })).toEqual({ seqs: [4, 5, 6], next: null });
      expect(await readSeqs(stream.id, { at, after: 4 })).toEqual({ seqs: [5, 6], next: null });
      expect(await readSeqs(stream.id, { at, until: start + 4500 })).toEqual({ seqs: [4, 5], next: 5 });
      expect((await store.readFrames(all, stream.id, { at }))?.bytes).toBeGreaterThan(700_000);
    });

    test('in parts count once, start a replay, and come whole', async () => {
      const stream = newStream(device, newId(), { kind: 'frames' });
      const parts = newParts(stream.id, 2, 2, ['{"type":2,', '"timestamp":1,', '"data":{}}']);
      await put(stream, [newFrame(stream.id, 0, 3), newFrame(stream.id, 1, 4), ...parts, newFrame(stream.id, 5, 3)]);
      expect(await readSeqs(stream.id, { at: start + 5000 })).toEqual({ seqs: [1, 2, 3, 4, 5], next: null });
      expect((await store.readFrames(all, stream.id, { after: 1 }))?.frames.slice(0, 3)).toEqual(parts);
      expect((await store.readTotals(all)).frames).toBe(4);
    });

    test('that two uploads bring are shown once', async () => {
      const stream = newStream(device, newId(), { kind: 'frames' });
      const frames = [0, 1, 2, 3].map((seq) => newFrame(stream.id, seq, 3));
      const salt = '0'.repeat(32);
      await put(stream, frames, { salt, send: ({ seq }) => seq !== 1 });
      await put(stream, frames, { salt });
      expect(await readSeqs(stream.id, {})).toEqual({ seqs: [0, 1, 2, 3], next: null });
    });
  });

  test(`${name}: closed and opened again, it holds the same`, async () => {
    const { session, stream } = await record([start, start + 1]);
    await store.addPairing('code', { expiresAt: start + minute, sites: [], retentionDays: null });
    await store.addTicket('ticket', start + minute);
    const read = async () => [
      await store.readTotals(all),
      await store.listSessions(all, {}),
      await store.readSession(all, session),
      await store.readRecords(all, session, {}),
      await store.readPairing('code', start),
    ];
    const before = await read();
    await store.close();
    store = await open(folder);
    expect(await read()).toEqual(before);
    expect(await store.openViewer({ ticketHash: 'ticket', viewerHash: 'viewer', expiresAt: start + 1, now: start })).toBe(true);
    expect(await put(stream, [newClick(stream.id, 0)], { previous: 'f'.repeat(64) })).toBe('quarantined');
  });
}
