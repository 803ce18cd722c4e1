/** The popup's buttons: written to the store first, then told to the pages. */
import type { Done } from '../messages/protocol.ts';
import { db } from '../store/db.ts';
import type { DeviceRow } from '../store/db.ts';
import { pauseRecording, resumeRecording, startRecording, stopRecording } from '../store/recording.ts';
import { uploadSoon } from './keep-uploading.ts';
import { publishPolicy } from './publish-policy.ts';

type Change = (database: typeof db, now: number) => Promise<DeviceRow>;

const obey = (change: Change) => async (): Promise<Done> => {
  await change(db, Date.now());
  await publishPolicy();
  uploadSoon();
  return { outcome: 'done' };
};

export const startCommand = obey(startRecording);
export const pauseCommand = obey(pauseRecording);
export const resumeCommand = obey(resumeRecording);
export const stopCommand = obey(stopRecording);
