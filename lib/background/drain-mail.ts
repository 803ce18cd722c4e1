/** The mailbox: what pages wrote into extension storage when they left, or when the worker may have slept. Kept first, then removed. */
import { browser } from 'wxt/browser';
import { AppendRequest } from '../events/append.ts';
import { Origin } from '../events/base.ts';
import { newId } from '../events/id.ts';
import { ReportRequest } from '../events/sighting.ts';
import { report } from '../log.ts';
import { mailPrefix } from '../messages/mail.ts';
import { reportMailPrefix } from '../messages/mail-reports.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { db } from '../store/db.ts';
import { keepBatch } from './append-records.ts';
import { takeReports } from './take-reports.ts';

const ReportLetter = ReportRequest.extend({ site: Origin });

/** Drains all mail, oldest stream first. A letter that cannot be kept now stays for the next time. */
export function drainMail(): Promise<void> {
  return navigator.locks.request('cotrail-mail', drainAlone);
}

async function drainAlone(): Promise<void> {
  const stored = await browser.storage.local.get(null);
  const keys = Object.keys(stored).filter(isMail);
  if (keys.length === 0) return;
  const { settings } = await readSettings();
  for (const key of keys.sort()) {
    try {
      const keep = key.startsWith(mailPrefix) ? keepLetter : keepReports;
      if (await keep(key, stored[key], settings)) await browser.storage.local.remove(key);
    } catch (error) {
      report('draining the mailbox', error);
    }
  }
}

/** Letters of records, and of what consoles' pages saw. */
export function isMail(key: string): boolean {
  return key.startsWith(mailPrefix) || key.startsWith(reportMailPrefix);
}

async function keepReports(key: string, value: unknown): Promise<boolean> {
  const letter = ReportLetter.safeParse(readJson(value));
  // Whoever sent it is told nothing: a letter that is refused has nobody to hear it.
  if (letter.success) await takeReports(letter.data, letter.data.site, null);
  else await setAside(key, value);
  return true;
}

async function setAside(stream: string, value: unknown): Promise<void> {
  await db.quarantine.add({ id: newId(), stream, seq: null, at: Date.now(), reason: 'mail that is malformed', value });
}

async function keepLetter(key: string, value: unknown, settings: Settings): Promise<boolean> {
  const letter = AppendRequest.safeParse(readJson(value));
  if (!letter.success) {
    await setAside(key, value);
    return true;
  }
  return (await keepBatch(letter.data, null, settings)).outcome !== 'later';
}

function readJson(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return null; // Not JSON: the schema refuses null, and the letter is quarantined as it came.
  }
}
