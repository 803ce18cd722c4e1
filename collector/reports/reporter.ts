/** Sends each week's report to each receiver once it is due: again until it is taken, and also those that fell due while no collector ran. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReportState } from '../../lib/events/report-api.ts';
import { addDays } from '../../lib/activity/days.ts';
import { isWaiting } from '../../lib/upload/back-off.ts';
import type { Clock } from '../app.ts';
import { describeError } from '../describe-error.ts';
import type { OwnLedger } from '../own-ledger.ts';
import { createPost, type Post } from '../push/post.ts';
import { keyOf, type Target } from '../push/target.ts';
import { judge, type Verdict } from '../push/verdict.ts';
import { readWaitMs } from '../push/wait.ts';
import { signEvent } from '../push/webhook.ts';
import { newReport, type StoredReport } from '../store/report-rows.ts';
import type { Store } from '../store/store.ts';
import { findLastDue, findNext, type Schedule, type Week } from '../../lib/activity/report-week.ts';
import { writeReport } from './write-report.ts';

/** How soon it is noticed that a report is due. */
const pollMs = 1_000;
/** Weeks that fell due while no collector ran, or no receiver took them, are sent up to this many. */
const mostWeeks = 8;

export interface ReportPlan {
  targets: readonly Target[];
  schedule: Schedule;
  /** How soon an answer is in time. */
  withinSeconds: number;
}

export interface ReporterDeps {
  store: Store;
  ledger: OwnLedger;
  url(): string;
  now: Clock;
  /** In [0, 1). */
  random: () => number;
  log(line: string): void;
}

export interface Reporter {
  list(): Promise<ReportState[]>;
  /** Ends what is being sent; it comes again at the next start. */
  close(): Promise<void>;
}

export function startReporter(plan: ReportPlan, deps: ReporterDeps, timeoutMs?: number): Reporter {
  const stop = new AbortController();
  const loops = plan.targets.map((target) => keepSending(plan, target, createPost(target, timeoutMs), deps, stop.signal));
  return {
    list: () => Promise.all(plan.targets.map((target) => readState(plan, target, deps))),
    close: async () => {
      stop.abort();
      await Promise.all(loops);
    },
  };
}

/** Nothing that goes wrong with one report ends it: it is said, and tried again. */
async function keepSending(plan: ReportPlan, target: Target, post: Post, deps: ReporterDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      while (await sendDue(plan, target, post, deps, signal));
    } catch (error) {
      if (signal.aborted) return;
      deps.log(`the weekly report to ${target.url.origin} failed: ${describeError(error)}`);
    }
    await sleep(pollMs, undefined, { signal, ref: false }).catch(() => undefined); // Aborted: the loop ends.
  }
}

/** True where a week was dealt with, so that the next one may be due too. */
async function sendDue(plan: ReportPlan, target: Target, post: Post, deps: ReporterDeps, signal: AbortSignal): Promise<boolean> {
  const { store, now, ledger } = deps;
  const known = await store.readReport(keyOf(target));
  const state = resume(plan, keyOf(target), known, now());
  if (state.until !== known?.until) await store.updateReport(state.key, { until: state.until });
  const week = findNext(plan.schedule, state.until);
  if (week.at > now() || isWaiting(state.nextAttemptAt, now())) return false;
  const report = await writeReport(store, week, { ...plan, timeZone: plan.schedule.timeZone }, deps.url());
  const body = JSON.stringify({ type: 'cotrail.weekly-report', timestamp: new Date(now()).toISOString(), data: report });
  // The same week that comes again, as after an answer that was lost, has the same id.
  const signed = signEvent(`weekly-report-${week.from}-${week.to}`, body, target.secret, now());
  const verdict = judge('webhook', await post({ ...signed, 'content-type': 'application/json' }, body, signal));
  if (verdict.act === 'taken') await ledger.append(noteSent(target, week, state.sent + 1));
  if (verdict.act === 'set-aside') deps.log(`${target.url.origin} refuses the report of ${week.from} for good: ${verdict.message}`);
  await store.updateReport(state.key, settle(state, week, verdict, deps));
  return verdict.act === 'taken' || verdict.act === 'set-aside';
}

/** Who is new gets the next week's, not those of before; who was away for long the newest ones. */
function resume({ schedule }: ReportPlan, key: string, known: StoredReport | null, now: number): StoredReport {
  const last = findLastDue(schedule, now).to;
  if (known === null) return { ...newReport, key, until: last };
  const oldest = addDays(last, -7 * mostWeeks);
  return known.until >= oldest ? known : { ...known, until: oldest };
}

function settle(
  { sent, failures: before }: StoredReport,
  { to }: Week,
  verdict: Verdict,
  { now, random }: ReporterDeps,
): Partial<StoredReport> {
  const trouble = { lastErrorAt: now(), lastError: verdict.message };
  const passed = { until: to, failures: 0, nextAttemptAt: null };
  if (verdict.act === 'taken') return { ...passed, sent: sent + 1, lastOkAt: now() };
  if (verdict.act === 'set-aside') return { ...passed, ...trouble };
  const failures = before + 1;
  return { failures, nextAttemptAt: now() + readWaitMs(verdict, failures, random, now()), ...trouble };
}

/** As an action of the collector's own ledger says it. */
function noteSent({ url }: Target, { from, to }: Week, count: number): Parameters<OwnLedger['append']>[0] {
  const entity = { type: 'report', id: 'weekly', name: url.origin };
  return { event: 'report.sent', kind: 'system', by: null, entity, to: { from, to, count } };
}

async function readState(plan: ReportPlan, target: Target, { store, now }: ReporterDeps): Promise<ReportState> {
  const key = keyOf(target);
  const { until, sent, nextAttemptAt, lastOkAt, lastErrorAt, lastError } = resume(plan, key, await store.readReport(key), now());
  const error = lastErrorAt === null ? null : { at: lastErrorAt, message: lastError ?? '' };
  return {
    target: target.url.origin,
    ...{ until, sent, nextAt: findNext(plan.schedule, until).at, nextAttemptAt, lastOkAt, lastError: error },
  };
}
