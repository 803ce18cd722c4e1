/** Measures the log of a million actions: each kind of question with its time and its query plans, and what the index costs at ingest. */
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readActionFacets } from '../../collector/store/action-facets.ts';
import { iterateActions, listActions } from '../../collector/store/action-queries.ts';
import { openDatabase, write, type Database } from '../../collector/store/database.ts';
import { ingest } from '../../collector/store/ingest.ts';
import { everything } from '../../collector/store/store.ts';
import type { ActionQuery } from '../../lib/events/action-api.ts';
import { makeUploads, yearMs, yearStart } from './make-actions.ts';

const count = Number(process.env['ACTIONS'] ?? 1_000_000);
const rounds = Number(process.env['ROUNDS'] ?? 5);
const isExplained = process.env['PLANS'] !== 'no';
const all = everything;

const path = join(tmpdir(), `cotrail-bench-actions-${count}.sqlite`);
if (!existsSync(path)) build();
const db = openDatabase(path);
const { traced, takePlans } = trace(db);
for (const [name, query] of Object.entries(listQuestions())) {
  report(`${name}: page`, () => listActions(traced, all, query));
  const { cursor: _cursor, arrivedAfter, limit: _limit, ...filter } = query;
  if (arrivedAfter === undefined) report(`${name}: facets`, () => readActionFacets(traced, all, filter));
}
await measureIteration();
db.close();
measureIngest();

/** Under another name until it is whole. A run that was stopped goes on: an upload that is there is a duplicate. */
function build(): void {
  const begin = performance.now();
  const database = openDatabase(`${path}.part`);
  const named = write<{ name: string; sql: string }>(`select name, sql from sqlite_master where name like 'actions_by_%'`);
  const indexes = openDatabase(':memory:').all(named);
  // Sorting a million rows once is quicker than finding the place of each: what is built is the same.
  database.run(write('pragma synchronous = off'));
  for (const { name } of indexes) database.run(write(`drop index if exists ${name}`));
  writeAll(database, makeUploads(count));
  for (const { sql } of indexes) database.run(write(sql));
  database.close();
  renameSync(`${path}.part`, path);
  console.log(`built ${count.toLocaleString('en')} actions in ${Math.round((performance.now() - begin) / 1000)} s: ${path}`);
}

function writeAll(database: Database, uploads: ReturnType<typeof makeUploads>): number {
  const readStored = (): never => {
    throw new Error('Two uploads claim the same seq');
  };
  let elapsed = 0;
  for (const upload of uploads) {
    const begin = performance.now();
    const outcome = ingest({ db: database, readStored }, upload, Date.now());
    elapsed += performance.now() - begin;
    if (outcome !== 'stored' && outcome !== 'duplicate') throw new Error(`an upload was ${outcome}`);
  }
  return elapsed;
}

function listQuestions(): Record<string, ActionQuery> {
  const month = yearMs / 12;
  return {
    'no filter': {},
    'far down': { cursor: `${yearStart + yearMs / 3}_0_0` },
    'what just arrived': { arrivedAfter: String(count - 20) },
    'a common event': { event: ['conversation.viewed'] },
    'a rare event': { event: ['account.blocked'] },
    'a category': { category: ['edit'] },
    'a log': { log: 'audit' },
    'a console': { console: ['Zendesk'] },
    'a person': { by: ['Agent A0'] },
    'a person who left': { by: ['Agent Q198'] },
    'some persons': { by: ['Agent A0', 'Agent B1', 'Agent C2', 'Agent D3', 'Agent Q198'] },
    'an unknown person': { by: [''] },
    'a value': { to: ['Solved'] },
    'an unknown value': { from: [''] },
    'an entity type': { entityType: ['conversation'] },
    'an item': { item: '862500' },
    'a week': { since: yearStart + yearMs - month / 4 },
    'an old month': { since: yearStart + month, until: yearStart + 2 * month },
    'three quarters of the year': { since: yearStart + yearMs / 4 },
    'event + person': { event: ['conversation.viewed'], by: ['Agent A0'] },
    'event + old month': { event: ['conversation.tagged'], since: yearStart + month, until: yearStart + 2 * month },
    'person + other groups': { by: ['Agent A0'], ownGroup: 'no' },
    'from + to': { from: ['Open'], to: ['Closed'] },
    'from unknown + person who left': { from: [''], by: ['Agent Q198'] },
    'log + console': { log: 'audit', console: ['Zendesk'] },
    'two that exclude each other': { category: ['login'], entityType: ['conversation'] },
    'values that exclude each other': { from: ['Open'], to: ['Busy'] },
    'six at once': {
      ...{ log: 'conversations', event: ['conversation.status-changed'], by: ['Agent A0'], from: ['Open'], to: ['Closed'] },
      ...{ since: yearStart + yearMs / 2 },
    },
    'a word that many have': { text: 'viewed' },
    'a letter': { text: 'a' },
    'words of notes': { text: 'refund invoice' },
    'a rare number': { text: '862500' },
    'half a name': { text: 'agent q19' },
    'word + person who left': { text: 'parcel', by: ['Agent Q198'] },
    'word + rare event': { text: 'agent', event: ['account.blocked'] },
    'common word + common event': { text: 'conversation', event: ['message.sent'] },
    'words that exclude each other': { text: 'viewed assigned' },
  };
}

/** Notes each statement that runs, to be explained afterwards. */
function trace(database: Database): { traced: Database; takePlans(): string[] } {
  const seen = new Map<string, readonly unknown[]>();
  const note = <Query extends Parameters<Database['all']>[0]>(query: Query): Query => {
    const { sql, parameters } = query.compile();
    seen.set(sql, parameters);
    return query;
  };
  return {
    traced: {
      ...database,
      all: (query) => database.all(note(query)),
      get: (query) => database.get(note(query)),
      run: (query) => database.run(note(query)),
    },
    takePlans: () => {
      const plans = [...seen]
        .filter(([sql]) => /actions|found/.test(sql) && !/^(create|delete)/.test(sql))
        .map(([sql, parameters]) => explain(database, sql, parameters));
      seen.clear();
      return [...new Set(plans)];
    },
  };
}

function explain(database: Database, sql: string, parameters: readonly unknown[]): string {
  const steps = database.all(write<{ detail: string }>(`explain query plan ${sql}`, parameters));
  return steps.map(({ detail }) => detail).join('; ');
}

function report(name: string, ask: () => unknown): void {
  const times = Array.from({ length: rounds }, () => {
    const begin = performance.now();
    ask();
    return performance.now() - begin;
  });
  const [middle, worst] = [times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0, Math.max(...times)];
  console.log(`${name.padEnd(48)} ${middle.toFixed(1).padStart(8)} ms, at most ${worst.toFixed(1)} ms`);
  for (const plan of takePlans()) if (isExplained) console.log(`    ${plan}`);
}

/** An export's way: all of a filter, in constant memory. */
async function measureIteration(): Promise<void> {
  for (const filter of [{}, { category: ['edit' as const] }, { text: 'parcel' }]) {
    const begin = performance.now();
    const before = process.memoryUsage().rss;
    let rows = 0;
    let peak = 0;
    for await (const _action of iterateActions(db, all, filter))
      if (rows++ % 20_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
    const rate = Math.round((rows / (performance.now() - begin)) * 1000).toLocaleString('en');
    console.log(
      `iterating ${JSON.stringify(filter)}: ${rows.toLocaleString('en')} rows, ${rate} rows/s, at most ${Math.round((peak - before) / 2 ** 20)} MB more`,
    );
  }
}

/** The same records with the index and, under a kind that has none, without: round by round, so that a busy machine is busy for both. */
function measureIngest(): void {
  const rows = 50_000;
  const times = { action: [] as number[], unindexed: [] as number[] };
  for (let round = 0; round < 3; round++) {
    for (const kind of ['action', 'unindexed'] as const) {
      const folder = mkdtempSync(join(tmpdir(), 'cotrail-bench-'));
      const database = openDatabase(join(folder, 'ingest.sqlite'));
      times[kind].push(writeAll(database, makeUploads(rows, kind)));
      database.close();
      rmSync(folder, { recursive: true });
    }
  }
  const [indexed, plain] = [times.action, times.unindexed].map((each) => (rows / Math.min(...each)) * 1000);
  const perSecond = (rate = 0) => `${Math.round(rate).toLocaleString('en')} rows/s`;
  console.log(
    `ingest: ${perSecond(plain)} without the index, ${perSecond(indexed)} with it, ratio ${((plain ?? 0) / (indexed ?? 1)).toFixed(2)}`,
  );
}
