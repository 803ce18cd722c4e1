/** Once a minute: idle sessions close, abandoned streams end, expired copies go, exports go on, and what waits is sent. */
import { browser } from 'wxt/browser';
import { readSettings } from '../settings/read-settings.ts';
import { packActions } from '../store/action-packs.ts';
import { db } from '../store/db.ts';
import { ensureDevice } from '../store/device.ts';
import { forgetExports } from '../store/exports.ts';
import { endAbandoned } from '../store/forerunners.ts';
import { inLedger } from '../store/ledger.ts';
import { deleteExpired } from '../store/retention.ts';
import { closeIfIdle } from '../store/sessions.ts';
import { followNow } from './cobrowse.ts';
import { drainMail } from './drain-mail.ts';
import { enrolByPolicy } from './enrol-by-policy.ts';
import { fetchErasures } from './fetch-erasures.ts';
import { uploadDue } from './keep-uploading.ts';
import { obeyPolicy } from './obey-policy.ts';
import { forgetOldSignals, writeDueActions } from './write-actions.ts';
import { runExports } from './run-exports.ts';
import { inBackground } from './start-up.ts';

export const tickAlarm = 'tick';

/** Alarms may vanish at a restart: each start of the worker sets this one again where it is missing. */
export async function ensureAlarm(): Promise<void> {
  if ((await browser.alarms.get(tickAlarm)) === undefined) await browser.alarms.create(tickAlarm, { periodInMinutes: 1 });
}

export async function tick(): Promise<void> {
  const now = Date.now();
  await drainMail();
  await inLedger(db, async () => closeIfIdle(db, await ensureDevice(db, now), now));
  const tabs = await browser.tabs.query({});
  await endAbandoned(db, new Set(tabs.flatMap((tab) => tab.id ?? [])), now);
  await writeDueActions();
  await forgetOldSignals(now);
  const { settings } = await readSettings();
  await deleteExpired(db, settings.retentionDays, settings.endpoint !== null, now);
  await forgetExports(db, settings.retentionDays, now);
  void inBackground('packing actions', () => packActions(db));
  void inBackground('exports', runExports); // Not awaited: a long one must not hold up what waits to be sent.
  await obeyPolicy();
  void inBackground('enrolling by policy', enrolByPolicy);
  void inBackground('following co-browses', followNow);
  await uploadDue(false);
  void inBackground('erasing', () => fetchErasures());
}
