/** Records this page and delivers what was recorded: the part that is loaded after consent, and introduces capture to the queue and the queue to the collector. */
import { pageWorld } from '../lib/capture/page-world.ts';
import { startRecorder } from '../lib/capture/recorder.ts';
import type { Site } from '../lib/events/api.ts';
import type { StartOptions, Visitor } from './api.ts';
import { readLetters, removeLetters, writeLetter } from './letters.ts';
import { changeMemory, readConsent, readMemory } from './memory.ts';
import { enterPage, listPages } from './page.ts';
import { appendBatch, openDevice } from './queue/append.ts';
import { type Db, deleteDb, openDb, write } from './queue/db.ts';
import { appendLedger, nobody, readDevice } from './queue/device.ts';
import { ensureKey } from './queue/key.ts';
import { changePerson, closeSession, ensureSession, noteAnswer, notePause } from './queue/sessions.ts';
import { isDelivered, lookAfter } from './queue/upkeep.ts';
import { sendDue, sendLock } from './send.ts';
import { readToken } from './token.ts';

export type EndReason = 'paused' | 'stopped' | 'consent-withdrawn';

export interface Recording {
  begin(): void;
  /**
   * Stops, and writes why. Only the tab whose visitor or page said so writes what it means for the session; `remember` says it to the others, between the
   * recorder's last record and that.
   */
  end(reason: EndReason, isOurs: boolean, remember?: () => void): void;
  /** A pause that began at this time is over. */
  notePause(pausedAt: number): void;
  identify(visitor: Visitor | null): void;
  readonly lent: Lent;
}

type Noted = Record<string, unknown>;

/** What a co-browse is told of this browser, and writes into its ledger. */
export interface Lent {
  /** The session that is on, or begins with this; null: nothing may be recorded. */
  readVisit(): Promise<{ session: string; name: string | null } | null>;
  /** Null where there is none to be had now. */
  readToken(refused?: string): Promise<string | null>;
  /** A fact about a session, unless the last of its kind in all tabs makes it none. */
  note(mark: string, session: string, data: Noted, isNews: (last: Noted | null) => boolean): void;
}

/** Records wait this long for company before they are sent. */
const sendAfterMs = 2_000;
/** Between looks after what nobody else looks after. */
const upkeepMs = 20_000;

export interface RecordingOptions extends Pick<StartOptions, 'key' | 'collector' | 'queryKeys' | 'unmask'> {
  /** Nothing is kept any more: the visitor's word was heard here before it was told. */
  onRefused(): void;
  /** All is delivered and gone after the visitor's no: for another yes it is opened again. */
  onGone(): void;
}

/** Opens what the queue needs; begins nothing yet. Rejects where the browser keeps nothing for this page. */
export async function openRecording(options: RecordingOptions): Promise<Recording> {
  const gone = new AbortController();
  gone.signal.addEventListener('abort', options.onGone);
  const db = await openDb(() => gone.abort());
  const place = enterPage(gone.signal);
  const deliver = startDelivery(db, options, gone);
  let stopper: AbortController | null = null;

  function begin(stands = false): void {
    if (stopper !== null) return;
    stopper = new AbortController();
    changeMemory({ holds: true });
    startRecorder({
      site: describeSite(options),
      actor: 'customer',
      stands,
      world: pageWorld,
      append: (batch) => appendBatch(db, batch, place).finally(() => deliver(sendAfterMs)),
      mail: (_key, batch) => writeLetter(batch, place),
      signal: stopper.signal,
      onRefused() {
        stopper = null;
        options.onRefused();
      },
    });
  }

  function end(reason: string): void {
    stopper?.abort(reason);
    stopper = null;
  }

  /** Another person's session does not wait for their next click: their page is there already. */
  function beginAgain(): void {
    if (stopper === null) return;
    end('person-changed');
    begin(true);
  }

  const note = (work: Parameters<typeof write>[1]): void => {
    write(db, work)
      .catch((error: unknown) => console.error('cotrail: writing to the ledger failed:', error))
      .finally(() => deliver(0));
  };

  return {
    lent: lend(db, options, note),
    begin: () => begin(),
    end(reason, isOurs, remember) {
      end(reason);
      remember?.();
      if (isOurs && reason !== 'paused') note((work) => closeBy(work, reason));
      else deliver(0);
    },
    notePause: (pausedAt) => note((work) => notePause(work, pausedAt, Date.now())),
    identify(visitor) {
      const person = { ...nobody, id: visitor?.id ?? null, name: visitor?.name ?? null };
      note(async (work) => {
        const device = await openDevice(work, readMemory(), Date.now());
        const isOther = device !== null && (await changePerson(work, device, person, Date.now()));
        if (isOther) queueMicrotask(beginAgain);
      });
    },
  };
}

function lend(db: Db, { key: publicKey, collector }: RecordingOptions, note: (work: Parameters<typeof write>[1]) => void): Lent {
  return {
    readVisit: () =>
      write(db, async (work) => {
        const consent = readConsent();
        const device = consent && (await openDevice(work, readMemory(), Date.now()));
        if (consent === null || device === null) return null;
        const { id, person } = await ensureSession(work, device, consent, Date.now());
        return { session: id, name: person.name };
      }),
    async readToken(refused) {
      const sender = { db, key: await ensureKey(db), collector, publicKey };
      const token = await navigator.locks.request(sendLock, () => readToken(sender, refused ?? null));
      return token.kind === 'ok' ? token.value : null;
    },
    note: (mark, session, data, isNews) =>
      note(async (work) => {
        const device = await readDevice(work);
        const last = device?.noted?.[mark];
        if (device === null || !isNews(last?.['session'] === session ? last : null)) return;
        work.put('state', { ...device, noted: { ...device.noted, [mark]: { ...data, session } } });
        await appendLedger(work, device, { kind: 'mark', at: Date.now(), mark, session, data });
      }),
  };
}

async function closeBy(work: Parameters<Parameters<typeof write>[1]>[0], reason: EndReason): Promise<void> {
  const device = await readDevice(work);
  const now = Date.now();
  if (device === null) return;
  await closeSession(work, device, reason, now, now);
  const { answer } = readMemory();
  if (reason === 'consent-withdrawn' && answer !== null) await noteAnswer(work, device, answer);
}

function describeSite({ queryKeys = [], unmask = [] }: RecordingOptions): Site {
  const maskRules = unmask.map((selector) => ({ selector, rule: 'unmask' as const }));
  return { origin: location.origin, maskLevel: 'all', interactions: true, frames: true, queryKeys, maskRules };
}

/** Sends soon after there is something, as the collector lets it, and looks after the rest. One run at a time in a page; between pages a lock decides. */
function startDelivery(db: Db, { key: publicKey, collector }: RecordingOptions, gone: AbortController): (waitMs: number) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Infinity;
  let isRunning = false;

  function schedule(waitMs: number): void {
    const at = Date.now() + waitMs;
    if (gone.signal.aborted || (at >= dueAt && timer !== undefined)) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(() => void run(), waitMs);
  }

  async function run(): Promise<void> {
    timer = undefined;
    dueAt = Infinity;
    if (isRunning) return schedule(sendAfterMs);
    isRunning = true;
    try {
      await readLetters(db);
      await lookAfter(db, await listPages(), Date.now());
      const waitMs = await sendDue({ db, key: await ensureKey(db), collector, publicKey });
      if (await isDelivered(db, readMemory())) return await forget(db, gone);
      schedule(waitMs ?? upkeepMs);
    } catch (error) {
      console.warn('cotrail: delivering failed, and is tried again:', error);
      schedule(upkeepMs);
    } finally {
      isRunning = false;
    }
  }

  // What is left when the page is hidden may be all that there is time for.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && schedule(0), { signal: gone.signal });
  schedule(0);
  return schedule;
}

/** After a no, nothing of this visitor stays in their browser but that word. */
async function forget(db: Db, gone: AbortController): Promise<void> {
  db.close();
  await deleteDb();
  removeLetters();
  changeMemory({ holds: false, pausedAt: null });
  gone.abort();
}
