/** Tells the collector how this device is: with its uploads, at once where something changed, and at least daily. */
import { browser } from 'wxt/browser';
import type { DeviceState } from '../events/device-state.ts';
import { findWithdrawn } from '../settings/permissions.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { db } from '../store/db.ts';
import type { DeviceRow, UploadRow } from '../store/db.ts';
import { readUpload } from '../store/device.ts';
import { noteUpload, recordFailure } from '../store/endpoint.ts';
import { listUnmatched, readOldestPending } from '../store/pending.ts';
import { readStatus } from '../store/watch-status.ts';
import { capMs, isWaiting } from '../upload/back-off.ts';
import { putState, type Reply } from '../upload/collector-client.ts';
import { isReportDue } from '../upload/report-due.ts';
import { readToken } from '../upload/token.ts';
import { judgeRenewal } from '../upload/verdict.ts';
import { readConsoles } from './consoles.ts';

/** Sends a report if one is due. One that does not get through is due again soon; nothing else waits for it. */
export async function reportState(): Promise<void> {
  const now = Date.now();
  const upload = await readUpload(db);
  if (upload.endpoint === null || upload.token === null) return;
  const isRefused = upload.lastError?.word === 'revoked' || upload.lastError?.word === 'unauthorised';
  if (isRefused && isWaiting(upload.nextAttemptAt, now)) return;
  const state = await readState(now);
  const told = summarise(state);
  if (!isReportDue(upload, told, state.pending, now)) return;
  await noteUpload(db, { toldTriedAt: now });
  const answer = await send(upload.endpoint, state);
  if (answer.kind === 'ok') return noteUpload(db, { toldAt: now, told });
  // Also where nothing waits to be uploaded, a person wants to know that the device was revoked.
  const verdict = judgeRenewal(answer);
  const isRefusal = verdict.act === 'keep' && (verdict.word === 'revoked' || verdict.word === 'unauthorised');
  if (isRefusal) await recordFailure(db, { word: verdict.word, detail: verdict.detail, at: now }, now + capMs);
}

async function send(endpoint: string, state: DeviceState): Promise<Reply<null>> {
  const context = { db, now: Date.now };
  const token = await readToken(context);
  if (token.kind !== 'ok') return token;
  const answer = await putState(endpoint, token.value, state);
  if (answer.kind !== 'status' || answer.status !== 401) return answer;
  const renewed = await readToken(context, token.value);
  return renewed.kind === 'ok' ? putState(endpoint, renewed.value, state) : renewed;
}

async function readState(now: number): Promise<DeviceState> {
  const { settings } = await readSettings();
  const [device, status, consoles] = [await db.device.get('device'), await readStatus(db), await readConsoles()];
  const withheld = await findWithdrawn(settings.sites.map((site) => site.origin));
  const { pending, quarantined, lastOkAt } = status.upload;
  return {
    at: now,
    recording: chooseWord(settings, device, withheld),
    lastAnswer: findProblem(status.upload),
    lastOkAt,
    ...{ pending, quarantined, oldestPendingAt: await readOldestPending(db) },
    extension: browser.runtime.getManifest().version,
    browser: readBrowser(navigator.userAgent),
    withheld: [...withheld],
    unmatched: await listUnmatched(db, [...new Set(consoles.bySite.values())]),
  };
}

/** What a person must do comes before what they chose. */
function chooseWord({ consentedAt, sites }: Settings, device: DeviceRow | undefined, withheld: readonly string[]): string {
  if (consentedAt === null) return 'no-consent';
  if (sites.length === 0) return 'no-sites';
  if (device !== undefined && device.state !== 'recording') return device.state;
  if (device?.fullSince != null) return 'disk-full';
  return sites.every(({ origin }) => withheld.includes(origin)) ? 'no-access' : 'recording';
}

function findProblem({ lastError, lastOkAt }: Pick<UploadRow, 'lastError' | 'lastOkAt'>): DeviceState['lastAnswer'] {
  return lastError !== null && (lastOkAt ?? 0) < lastError.at ? { word: lastError.word, at: lastError.at } : null;
}

/** What is told at once when it changes: not what rises and falls with every click. */
function summarise({ recording, lastAnswer, extension, browser: program, withheld, quarantined }: DeviceState): string {
  return JSON.stringify([recording, lastAnswer?.word ?? null, extension, program, withheld, quarantined > 0]);
}

/** The brand that stands last but for those that everybody names. */
export function readBrowser(userAgent: string): DeviceState['browser'] {
  const [, name, version] = /\b(Edg|OPR|Vivaldi|Firefox)\/([\d.]+)/.exec(userAgent) ?? /\b(Chrome)\/([\d.]+)/.exec(userAgent) ?? [];
  return name === undefined || version === undefined ? null : { name: name === 'Edg' ? 'Edge' : name === 'OPR' ? 'Opera' : name, version };
}
