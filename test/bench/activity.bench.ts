/**
 * How quick a team's days open, and how quick they are counted, over HTTP on a store that is built once: `AGENTS`, `RAW_DAYS` with actions (as many as are written in `MINUTES`), and before them counted
 * days that are copies of those, until there are `DAYS`. `STORE` says where the store is (else a folder for temporary files), `KEEP=1` keeps it for the next run. A team's year: `AGENTS=200 DAYS=365`.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashSecret, newSecret } from '../../collector/secrets.ts';
import { markDays } from '../../collector/store/activity/marks.ts';
import { openDatabase } from '../../collector/store/database.ts';
import { databaseName } from '../../collector/store/sqlite.ts';
import { addDays, listDays } from '../../lib/activity/days.ts';
import { createRig } from '../unit/collector/rig.ts';
import { copyDays } from './copy-days.ts';
import { conversationOf, deviceOf, fillTeam, makeWork, nameOf } from './fill-team.ts';

const readSize = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const [agents, days, rawDays] = [readSize('AGENTS', 50), readSize('DAYS', 62), readSize('RAW_DAYS', 3)];
const [actions, minutes, rounds] = [readSize('PER_DAY', 685), readSize('MINUTES', 10), readSize('ROUNDS', 20)];
const first = '2025-12-01';
const now = Date.parse('2026-11-01T00:00Z');
const dataDir = process.env['STORE'] ?? join(tmpdir(), 'cotrail-bench-team');
mkdirSync(dataDir, { recursive: true });

/** Time on the clock, and of the processor: on a busy machine the second is what the work itself takes. */
async function time<T>(act: () => Promise<T> | T): Promise<{ ms: number; busyMs: number; found: T }> {
  const [begun, before] = [performance.now(), process.cpuUsage()];
  const found = await act();
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - begun, busyMs: (user + system) / 1000, found };
}

const peakMb = (): number => Math.round(process.resourceUsage().maxRSS / 1000);
const sizeMb = (): number => Math.round(statSync(join(dataDir, databaseName)).size / 1e6);

const rig = await createRig({ dataDir });
const { store } = rig;
rig.setTime(now);
await store.setActivityZones({ usual: 'Europe/Madrid', groups: new Map() });
const filling = await time(() => fillTeam(store, { agents, days: rawDays, first, actions, untilMs: minutes * 60_000 }, rig.now));
const filled = filling.found;
console.log(`${filled.actions} actions of ${filled.days} days are there after ${Math.round(filling.ms / 1000)} s, ${sizeMb()} MB`);
const counting = await time(() => store.countActivity());
console.log(
  `${counting.found} days of agents counted in ${Math.round(counting.ms / 1000)} s (processor ${Math.round(counting.busyMs / 1000)} s); peak memory ${peakMb()} MB`,
);
const copying = await time(() => copyDays(join(dataDir, databaseName), listDays(first, addDays(first, filled.days)), days));
console.log(`${agents} agents, ${days} days: copied and packed in ${Math.round(copying.ms / 1000)} s, ${sizeMb()} MB`);

const ticket = newSecret();
await store.addTicket(hashSecret(ticket), now + 60_000);
const headers = { cookie: (await rig.post('/api/v1/viewer', { ticket })).headers.getSetCookie()[0]!.split(';')[0]! };

async function read(path: string): Promise<number> {
  const response = await rig.request(`/api/v1/${path}`, { headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} gave ${response.status}: ${text}`);
  return text.length;
}

async function measure(name: string, act: () => Promise<unknown>, times = rounds): Promise<void> {
  const took: Awaited<ReturnType<typeof time>>[] = [];
  for (let round = 0; round < times; round++) took.push(await time(act));
  const at = (values: number[], share: number): number => Math.round(values.sort((a, b) => a - b)[Math.ceil(values.length * share) - 1]!);
  const [all, busy] = [took.map(({ ms }) => ms), took.map(({ busyMs }) => busyMs)];
  const beginning = Math.round(all[0]!);
  console.log(`${name}: first ${beginning} ms, median ${at(all, 0.5)} ms, p95 ${at(all, 0.95)} ms (processor ${at(busy, 0.5)} ms)`);
}

const end = addDays(first, filled.days);
const one = Math.floor(agents / 2);
const range = (length: number): string => new URLSearchParams({ from: addDays(end, -length), to: end }).toString();
const [month, year, of] = [range(31), range(Math.min(days, 365)), `agent=${encodeURIComponent(nameOf(one))}`];
const dayOf = new URLSearchParams({
  since: String(Date.parse(`${first}T00:00Z`)),
  until: String(Date.parse(`${addDays(first, 1)}T00:00Z`)),
});
const questions = {
  'a day of an agent': `activity/days/${first}?${of}`,
  "a month of the team's days": `activity/days?${month}`,
  "a month of an agent's days": `activity/days?${month}&${of}`,
  "a month's numbers of the team": `activity/numbers?${month}`,
  "a month's numbers of an agent": `activity/numbers?${month}&${of}`,
  "a year's numbers of the team": `activity/numbers?${year}`,
  "a year's numbers of an agent": `activity/numbers?${year}&${of}`,
  'the rows behind a number of a day': `actions?${dayOf.toString()}&by=${encodeURIComponent(nameOf(one))}&event=message.sent`,
  "the log of an agent's day": `actions?${dayOf.toString()}&by=${encodeURIComponent(nameOf(one))}`,
  'the transcript of a chat': `transcripts?conversation=${conversationOf(one, 0, 3)}`,
};
for (const [name, path] of Object.entries(questions)) await measure(name, () => read(path));
console.log(`peak memory ${peakMb()} MB`);

const db = openDatabase(join(dataDir, databaseName));
const marked = (length: number) => async () => {
  db.transact(() =>
    markDays(
      db,
      deviceOf(one),
      listDays(first, addDays(first, length)).map((day) => Date.parse(`${day}T12:00Z`)),
    ),
  );
  return store.countActivity();
};
await measure('one changed day of an agent counted again', marked(1), 5);
await measure(`${filled.days} changed days of an agent counted again`, marked(filled.days), 5);
let next = filled.days;
await measure(
  `a chunk of ${actions} actions of one agent taken in, and its days counted`,
  async () => {
    await store.putUpload(makeWork({ agent: one, date: next++, first, actions }), now);
    await store.countActivity();
  },
  5,
);
db.close();
console.log(`peak memory ${peakMb()} MB`);
await store.close();
if (process.env['KEEP'] !== '1') rmSync(dataDir, { recursive: true });
