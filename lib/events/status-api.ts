/** How a collector is, for those who run it: `GET /status`. */
import { z } from 'zod';
import { EpochMs } from './base.ts';
import { DiskState } from './data-api.ts';
import { Attention } from './device-api.ts';
import { PushState } from './push-api.ts';
import { ReportState } from './report-api.ts';

const count = z.number().int().nonnegative();

/** Why an upload was not stored: each a word that the screen has a sentence for. `quarantined` was acknowledged and set aside, with an alarm. */
export const uploadRefusals = ['too-fast', 'no-space', 'quarantined', 'contradiction', 'not-allowed', 'bad-upload', 'failed'] as const;
export const UploadRefusal = z.enum(uploadRefusals);
export type UploadRefusal = z.infer<typeof UploadRefusal>;

/** Uploads of a time; one that came twice is not counted twice. */
const Traffic = z.looseObject({ taken: count, bytes: count, refused: z.partialRecord(UploadRefusal, count) });
export type Traffic = z.infer<typeof Traffic>;

/** When something was last done; null: never, as far as this collector knows. */
const LastRun = z.looseObject({ at: EpochMs }).nullable();

export const CollectorStatus = z.looseObject({
  version: z.string().max(100),
  startedAt: EpochMs,
  now: EpochMs,
  database: z.looseObject({ bytes: count }),
  files: z.looseObject({ count, bytes: count }),
  disk: DiskState,
  /** The newest contradiction that a device brought. */
  lastAlarm: z.looseObject({ at: EpochMs, reason: z.string().max(100) }).nullable(),
  /** When the disk was last full, as far as is known. */
  lastFullAt: EpochMs.nullable(),
  log: z.looseObject({ leaves: count, checkpoint: z.looseObject({ size: count, at: EpochMs }).nullable() }),
  /** Counted since `since`: since the start, where that is less than a day ago. */
  uploads: z.looseObject({ hour: Traffic, day: Traffic, since: EpochMs }),
  devices: z.looseObject({ all: count, attention: z.partialRecord(Attention, count) }),
  pushes: z.array(PushState),
  /** Who gets the weekly report. */
  reports: z.array(ReportState).optional(),
  keeper: z.looseObject({ retention: LastRun, erasure: LastRun }),
  backup: z.looseObject({ at: EpochMs, uploads: count, bytes: count }).nullable(),
});
export type CollectorStatus = z.infer<typeof CollectorStatus>;
