/** The mailbox: what pages wrote into extension storage when they left, or when the worker may have slept. Kept first, then removed. */
import { browser } from 'wxt/browser';
import { AppendRequest } from '../events/append.ts';
import { newId } from '../events/id.ts';
import { report } from '../log.ts';
import { mailPrefix } from '../messages/mail.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { db } from '../store/db.ts';
import { keepBatch } from './append-records.ts';

/** Drains all mail, oldest stream first. A letter that cannot be kept now stays for the next time. */
export function drainMail(): Promise<void> {
  return navigator.locks.request('cotrail-mail', drainAlone);
}

async function drainAlone(): Promise<void> {
  const stored = await browser.storage.local.get(null);
  const keys = Object.keys(stored).filter((key) => key.startsWith(mailPrefix));
  if (keys.length === 0) return;
  const { settings } = await readSettings();
  for (const key of keys.sort()) {
    try {
      if (await keepLetter(key, stored[key], settings)) await browser.storage.local.remove(key);
    } catch (error) {
      report('draining the mailbox', error);
    }
  }
}

async function keepLetter(key: string, value: unknown, settings: Settings): Promise<boolean> {
  const letter = AppendRequest.safeParse(readJson(value));
  if (!letter.success) {
    await db.quarantine.add({ id: newId(), stream: key, seq: null, at: Date.now(), reason: 'mail that is malformed', value });
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
