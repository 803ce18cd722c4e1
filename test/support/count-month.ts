/** Puts a simulated time into a collector's store, late and in disorder, with a kill in the middle, and holds every counted day, and what ranges of them add up to, against a recount of all facts. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect } from 'vitest';
import { openSqliteStore } from '../../collector/store/sqlite.ts';
import { everything, type CheckedUpload, type Store } from '../../collector/store/store.ts';
import { addNumbers, readUsual } from '../../lib/activity/combine.ts';
import { countChatRows, countDay, isEmpty, type ChatRow } from '../../lib/activity/count-day.ts';
import { addDays, listDays } from '../../lib/activity/days.ts';
import type { Facts } from '../../lib/activity/facts.ts';
import { DaysPage, type ActivityNumbers } from '../../lib/events/activity-api.ts';
import type { SentimentOf } from '../../lib/activity/sentiments.ts';
import type { CotrailRecord } from '../../lib/events/record.ts';
import { readKnown } from '../../lib/events/record.ts';
import type { StreamHeader } from '../../lib/events/stream.ts';
import { newLedger, newStream } from '../unit/collector/seal-upload.ts';
import { makeMark } from './make.ts';
import { listMonthTexts, scoreMonth } from './month-texts.ts';
import { makeMonthId, readMonthFacts, type MonthFacts } from './month-facts.ts';
import { createDice, simulateMonth, type MonthOptions } from './simulate-month.ts';

export const counted = Date.UTC(2027, 0, 1);
export const madrid = { usual: 'Europe/Madrid', groups: new Map<string, string>() };
const uploadLength = 250;

export interface MonthStore {
  folder: string;
  actions: number;
  store: Store;
  facts: MonthFacts;
}

/** The store counts now and then while uploads come in any order, and is closed amid its counting. */
export async function fillMonth(month: Required<Pick<MonthOptions, 'from' | 'to'>>): Promise<MonthStore> {
  const folder = mkdtempSync(join(tmpdir(), 'cotrail-month-'));
  let store = await openSqliteStore(folder, () => counted);
  await store.setActivityZones(madrid);
  const uploads = makeUploads(month);
  const dice = createDice(3);
  for (let index = uploads.length - 1; index > 0; index--) {
    const other = dice.between(0, index + 1);
    [uploads[index], uploads[other]] = [uploads[other]!, uploads[index]!];
  }
  const middle = Math.floor(uploads.length / 2);
  for (const [index, upload] of uploads.entries()) {
    expect(await store.putUpload(upload, counted)).toBe('stored');
    if (index === Math.floor(uploads.length / 4)) await store.countActivity();
    if (index !== middle) continue;
    const cut = store.countActivity().then(
      () => 'done',
      () => 'cut',
    );
    await nextTurn();
    await store.close();
    expect(await cut).toBe('cut');
    store = await openSqliteStore(folder, () => counted);
    await store.setActivityZones(madrid);
  }
  const actions = uploads.reduce((sum, { records }) => sum + records.filter(({ known }) => known?.kind === 'action').length, 0);
  return { folder, store, actions, facts: readMonthFacts(month) };
}

function makeUploads(month: MonthOptions): CheckedUpload[] {
  return simulateMonth(month).flatMap(({ writeLedger, clockMarks }, index) => {
    const [device, stream] = [makeMonthId(1, index), makeMonthId(2, index)];
    const marks = clockMarks.flatMap(({ session, at, stepMs }, place) => {
      const header = newStream(device, session, { id: makeMonthId(3, index * 100 + place), openedAt: at });
      return cut(header, [makeMark(header.id, 0, 'clock', { at, data: { stepMs } })]);
    });
    const ledger = writeLedger(device, stream);
    const texts = [...listMonthTexts(ledger)].flatMap(([session, writes], place) => {
      const header = newStream(device, session, { id: makeMonthId(4, index * 1000 + place), kind: 'transcripts', maskLevel: 'none' });
      return cut(
        header,
        writes.map((write, seq) => write(header.id, seq)),
      );
    });
    return [...cut({ ...newLedger(device), id: stream }, ledger), ...marks, ...texts];
  });
}

const nameUpload = (stream: string, part: number): string => `${stream.slice(0, 19)}${String(part).padStart(4, '0')}${stream.slice(23)}`;

/** Not sealed: no bytes, no commitments. */
function cut(header: StreamHeader, records: readonly CotrailRecord[]): CheckedUpload[] {
  const { id: stream, device, kind, session } = header;
  return Array.from({ length: Math.ceil(records.length / uploadLength) }, (_, part): CheckedUpload => {
    const [id, previous] = [nameUpload(stream, part), part === 0 ? null : nameUpload(stream, part - 1)];
    const own = records.slice(part * uploadLength, (part + 1) * uploadLength);
    return {
      ...{ id, sha256: id, bytes: new Uint8Array(), schema: 1, manifestHash: id, signature: null },
      records: own.map((record) => ({ record, known: readKnown(record), json: JSON.stringify(record) })),
      manifest: { stream, firstSeq: own[0]!.seq, lastSeq: own.at(-1)!.seq, commitments: [], previous },
      stream: { id: stream, device, kind, session, header },
    };
  });
}

/** Every day of every agent, as it is kept and as it is counted of all facts, of which some may be left out. */
export async function expectRecount(
  { store, facts }: MonthStore,
  { from, to }: { from: string; to: string },
  zone = 'Europe/Madrid',
  keep = (each: Facts) => each,
  sentimentOf: SentimentOf = scoreMonth,
) {
  const recounted: Recounted[] = [];
  const page = DaysPage.parse(JSON.parse(await store.writeActivityDays(everything, { from: addDays(from, -3), to: addDays(to, 3) })));
  const kept = new Map(page.days.map((day) => [`${day.agent} ${day.day}`, day]));
  for (const agent of facts.agents.map((each) => ({ ...each, timeZone: zone }))) {
    const own = keep(facts.readFacts(agent));
    for (const day of listDays(addDays(from, -3), addDays(to, 3))) {
      const found = countDay(agent, day, own, counted, sentimentOf);
      const key = `${agent.id} ${day}`;
      if (!isEmpty(found)) recounted.push({ agent: agent.id, day, numbers: found.numbers, chats: found.counted.chats });
      expect([key, kept.get(key) ?? null]).toEqual([key, isEmpty(found) ? null : found.counted.picture]);
      kept.delete(key);
    }
  }
  expect([...kept.keys()]).toEqual([]);
  await expectSums(store, recounted);
  return page;
}

interface Recounted {
  agent: string;
  day: string;
  numbers: ActivityNumbers;
  chats: ChatRow[];
}

/** The numbers of ranges that begin and end anywhere, of the team and of each agent: out of packed months, as of the recounted days. */
async function expectSums(store: Store, recounted: readonly Recounted[]): Promise<void> {
  const days = [...new Set(recounted.map(({ day }) => day))].sort();
  const last = addDays(days.at(-1)!, 1);
  const ranges = [
    { from: days[0]!, to: last },
    { from: addDays(days[0]!, 1), to: days.at(-1)! },
    { from: days[Math.floor(days.length / 3)]!, to: days[Math.ceil((days.length * 2) / 3)]! },
    { from: `${days[0]!.slice(0, 7)}-01`, to: last },
  ];
  for (const range of ranges)
    for (const agent of [undefined, ...new Set(recounted.map((each) => each.agent))]) {
      const own = recounted.filter(
        (each) => each.day >= range.from && each.day < range.to && (agent === undefined || each.agent === agent),
      );
      const numbers = own.map((each) => each.numbers);
      const found = await store.readActivityNumbers(everything, { ...range, ...(agent !== undefined && { agent }) });
      expect({ range, agent, numbers: found.numbers, days: found.days, perDay: found.perDay }).toEqual({
        ...{ range, agent, days: own.length, perDay: readUsual(numbers) },
        numbers: addNumbers(numbers, countChatRows(own.flatMap(({ chats }) => chats))),
      });
    }
}
