/** Keeps what is to be kept and lets go of the rest: retention at start and hourly, erasures and re-maskings when they are asked for, one thing at a time. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Person } from '../../lib/events/person.ts';
import { DataClass, type DataState, type KeepRule, type KeepRules, type Removal } from '../../lib/events/data-api.ts';
import type { Clock } from '../app.ts';
import { describeError } from '../describe-error.ts';
import type { Exporter } from '../exports/exporter.ts';
import type { OwnLedger } from '../own-ledger.ts';
import { everything, type Store } from '../store/store.ts';
import type { Disk } from './disk.ts';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
/** Erasures that something else than a request set going, such as an upload, begin within this time. */
const lookEveryMs = 60_000;

export interface KeeperDeps {
  store: Store;
  exporter: Pick<Exporter, 'read' | 'remove'>;
  ledger: OwnLedger;
  disk: Disk;
  keep: KeepRules;
  now: Clock;
  log(line: string): void;
}

type Due = 'retention' | 'erasure' | 'remasking';

export interface Keeper {
  read(): Promise<DataState>;
  /** Does what is due, soon, and never twice at once. */
  wake(what: Due): void;
  /** Resolves when all that was due is done. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export function startKeeper(deps: KeeperDeps): Keeper {
  const { store, disk, keep, log } = deps;
  const stop = new AbortController();
  let last: Promise<void> = Promise.resolve();
  const due = new Set<Due>();
  const wake = (what: Due): void => {
    if (due.has(what)) return;
    due.add(what);
    last = last
      .then(() => {
        due.delete(what);
        return stop.signal.aborted ? undefined : acts[what](deps, stop.signal);
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) log(`${what} failed and is tried again: ${describeError(error)}`);
      });
  };
  const look = (): void => (['erasure', 'remasking'] as const).forEach(wake);
  const timers = [setInterval(() => wake('retention'), hourMs), setInterval(look, lookEveryMs)];
  for (const timer of timers) timer.unref();
  wake('retention');
  look();
  return {
    read: async () => {
      const classes = (await store.readClasses()).map(async (each) => ({
        ...{ ...each, keep: keep[each.name] ?? null, lastRemoval: await readRemoval(store, each.name) },
      }));
      return { classes: await Promise.all(classes), disk: await disk.read() };
    },
    wake,
    settle: async () => {
      for (let seen: Promise<void> | null = null; seen !== last; ) await (seen = last);
    },
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      stop.abort();
      await last;
    },
  };
}

const acts = { retention: applyRetention, erasure: eraseAll, remasking: remaskAll };
async function readRemoval(store: Store, name: DataClass): Promise<Removal | null> {
  const last = await store.readLastDone(`removal:${name}`);
  if (last === null) return null;
  const { records = 0, bytes = 0, held = 0 } = last.counts;
  return { at: last.at, records, bytes, held };
}

async function applyRetention(deps: KeeperDeps, signal: AbortSignal): Promise<void> {
  const { store, keep, disk, now } = deps;
  await store.rewriteRemoved(); // What a kill cut short.
  for (const name of DataClass.options) if (keep[name] !== undefined) await applyRule(deps, name, keep[name], signal);
  disk.forget();
  await store.noteLastDone('retention', now());
}

async function applyRule({ store, ledger, now }: KeeperDeps, name: DataClass, rule: KeepRule, signal: AbortSignal): Promise<void> {
  const before = rule.days === null ? 0 : now() - rule.days * dayMs;
  const removed = { records: 0, bytes: 0, held: 0 };
  const held = await store.readClassBytes(name);
  let excess = rule.bytes === null ? 0 : held - rule.bytes;
  for (let step = await store.removeExpired(name, { before, bytes: excess }); ; ) {
    signal.throwIfAborted();
    removed.records += step.records;
    removed.held += step.held;
    await store.rewriteRemoved();
    if (step.next === null) break;
    await nextTurn();
    // What a ledger's actions took in its files is known when these are written anew.
    excess = rule.bytes === null ? 0 : (await store.readClassBytes(name)) - rule.bytes;
    step = await store.removeExpired(name, { before, bytes: excess }, step.next);
  }
  if (removed.records === 0) return;
  removed.bytes = Math.max(0, held - (await store.readClassBytes(name)));
  await store.noteLastDone(`removal:${name}`, now(), removed);
  for (let begins = true; name === 'actions' && (await store.forgetRemovedWords(begins)); begins = false) await nextTurn();
  await ledger.append({ event: 'retention.applied', kind: 'system', by: null, entity: { type: 'retention', id: name, name: null }, to: removed });
}

async function eraseAll(deps: KeeperDeps, signal: AbortSignal): Promise<void> {
  const { store } = deps;
  for (let id = await store.findUnfinishedErasure(); id !== null; id = await store.findUnfinishedErasure())
    if (await store.continueErasure(id, signal)) {
      // Days that were counted before name conversations too.
      await store.countActivity(signal);
      await finish(deps, id);
    }
  await store.noteLastDone('erasure', deps.now());
}

/** The log says so before the erasure is done: a kill in between says it twice rather than never. */
async function finish({ store, exporter, ledger, now }: KeeperDeps, id: string): Promise<void> {
  const exports = await removeExports(store, exporter, id);
  const erasure = (await store.listErasures()).find((each) => each.id === id);
  if (erasure === undefined) return;
  const { removed, askedBy } = erasure;
  const { recordings, interactions, actions, messages } = removed;
  const to = { recordings, interactions, actions, messages, exports: removed.exports + exports };
  // Whoever was not signed in came by a link of the operator's, who has no name.
  const person: Person | null = askedBy === null ? null : { id: null, name: askedBy, console: null, via: 'sign-in' };
  await ledger.append({ event: 'erasure.done', by: null, person, entity: { type: 'erasure', id, name: null }, to });
  await store.finishErasure(id, exports, now());
}

/** Files that were written of times in which something was erased may hold it, and so may a filter that was asked for. */
async function removeExports(store: Store, exporter: KeeperDeps['exporter'], id: string): Promise<number> {
  let removed = 0;
  for (const job of await store.listErasedExports(id)) {
    // One that runs is stopped first, and then removed.
    if ((await exporter.read(everything, job))?.state === 'running') await exporter.remove(everything, job);
    if (await exporter.remove(everything, job)) removed += 1;
  }
  return removed;
}

async function remaskAll({ store, ledger, now }: KeeperDeps, signal: AbortSignal): Promise<void> {
  for (let id = await store.findUnfinishedRemasking(); id !== null; id = await store.findUnfinishedRemasking()) {
    if (!(await store.continueRemasking(id, signal))) continue;
    const done = (await store.listRemaskings()).find((remasking) => remasking.id === id);
    if (done === undefined) continue;
    const { note, site, target, from, to, doubtful, removed } = done;
    const { frame, 'message-text': messages, ...interactions } = removed;
    const counts = { recordings: frame, messages, interactions: Object.values(interactions).reduce((sum, count) => sum + count, 0) };
    const entity = { type: 'masking', id, name: note };
    const person = await store.readConfirmer(id);
    // The log says so before it is done, as with an erasure.
    await ledger.append({ event: 'masking.applied', by: null, person, entity, to: { site, target, from, to, doubtful, ...counts } });
    await store.finishRemasking(id, now());
  }
}
