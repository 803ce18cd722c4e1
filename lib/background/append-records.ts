/** Takes a recorder's batch: is the site still allowed, then keep it; a full disk is written down and the records stay with the page. */
import type { AppendAnswer, AppendRequest } from '../events/append.ts';
import type { Person } from '../events/person.ts';
import type { Place } from '../events/stream.ts';
import { report } from '../log.ts';
import type { HeldSettings } from '../settings/overlay-policy.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { appendBatch } from '../store/append.ts';
import { db } from '../store/db.ts';
import { readUpload } from '../store/device.ts';
import { isDiskFull, recordDiskFreed, recordDiskFull } from '../store/disk.ts';
import { evictOldest } from '../store/retention.ts';
import { uploadSoon } from './keep-uploading.ts';

/** What comes from a page that has gone is taken as mail is: by what is known of its streams. */
export async function appendRecords(batch: AppendRequest, place: Place | null): Promise<AppendAnswer> {
  const { settings } = await readSettings();
  if (settings.consentedAt === null) return { outcome: 'refused', reason: 'no-consent' };
  if (place !== null && !settings.sites.some((site) => site.origin === place.origin))
    return { outcome: 'refused', reason: 'site-not-allowed' };
  return keepBatch(batch, place, settings);
}

/** Keeps a batch from a page, or with a null place from the mailbox. */
export async function keepBatch(batch: AppendRequest, place: Place | null, settings: Settings): Promise<AppendAnswer> {
  try {
    const answer = await appendBatch(db, batch, { place, person: readPerson(settings), now: Date.now() });
    if ((await db.device.get('device'))?.fullSince != null) await recordDiskFreed(db, Date.now());
    uploadSoon();
    return answer;
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    // Copies of what a collector has make room first; each batch that does not fit takes one session's.
    if ((await readUpload(db)).token !== null && (await evictOldest(db, Date.now()))) return keepBatch(batch, place, settings);
    report('keeping records', error);
    await recordDiskFull(db, Date.now());
    return { outcome: 'later', reason: 'full' };
  }
}

/** The person as typed in the options or set by the company; null where nobody has said. */
export function readPerson(settings: Settings & Partial<Pick<HeldSettings, 'personVia'>>): Person {
  return { id: null, name: settings.personName === '' ? null : settings.personName, console: null, via: settings.personVia ?? 'typed' };
}
