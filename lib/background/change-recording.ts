/** The popup's buttons: written to the store first, then told to the pages. */
import type { Done } from '../messages/protocol.ts';
import { readSettings } from '../settings/read-settings.ts';
import { db } from '../store/db.ts';
import type { DeviceRow } from '../store/db.ts';
import { pauseRecording, resumeRecording, startRecording, stopRecording } from '../store/recording.ts';
import { uploadSoon } from './keep-uploading.ts';
import { publishPolicy } from './publish-policy.ts';

type Change = (database: typeof db, now: number) => Promise<DeviceRow>;

async function obey(change: Change): Promise<Done> {
  await change(db, Date.now());
  await publishPolicy();
  uploadSoon();
  return { outcome: 'done' };
}

/** The popup has no button for it then: this is for whoever sends the message all the same. */
async function whereAllowed(change: Change): Promise<Done> {
  const { managed } = await readSettings();
  return managed.mayPause ? obey(change) : { outcome: 'refused', reason: 'set-by-company', detail: null };
}

export const startCommand = (): Promise<Done> => obey(startRecording);
export const resumeCommand = (): Promise<Done> => obey(resumeRecording);
export const pauseCommand = (request: { why: string | null } | null): Promise<Done> =>
  whereAllowed((database, now) => pauseRecording(database, now, request?.why ?? null));
export const stopCommand = (): Promise<Done> => whereAllowed(stopRecording);
