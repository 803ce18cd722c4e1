/** What the store does about the data that it keeps: how much there is, what goes by its age, what is held, what is erased. */
import type { DataClass, HeldClass } from '../../lib/events/data-api.ts';
import { readClassBytes, readClasses } from './classes.ts';
import type { Database } from './database.ts';
import { createErasureRows, type ErasureRows } from './erasures.ts';
import type { UploadFiles } from './files.ts';
import { createHoldRows, type HoldRows } from './holds.ts';
import { createRemaskingRows, type RemaskingRows } from './remaskings.ts';
import { resumeHeld } from './removal-jobs.ts';
import { removeExpired, type Expiry, type Place, type Step } from './retention.ts';
import { rewriteUploads } from './rewrite-uploads.ts';
import { write } from './database.ts';
import { forgetSearchWords } from './unindex-actions.ts';

export interface DataRows extends HoldRows, ErasureRows, RemaskingRows {
  /** What waits for a hold that was lifted is tried again. */
  resumeHeld(): Promise<void>;
  readClasses(): Promise<HeldClass[]>;
  readClassBytes(name: DataClass): Promise<number>;
  /** Removes the oldest of a class in one short transaction, and says where the next one goes on. */
  removeExpired(name: DataClass, expiry: Expiry, behind?: Place): Promise<Step>;
  /** Takes what was removed out of the files, and goes on with what a kill cut short. */
  rewriteRemoved(): Promise<void>;
  /** Makes the search index forget the words of what was removed, a part at a time; true where there is more. */
  forgetRemovedWords(begins: boolean): Promise<boolean>;
  /** The bytes of all files of uploads. */
  readUploadBytes(): Promise<number>;
}

export function createDataRows(db: Database, files: UploadFiles): DataRows {
  return {
    ...createHoldRows(db),
    ...createErasureRows(db, files),
    ...createRemaskingRows(db, files),
    resumeHeld: async () => resumeHeld(db),
    readClasses: async () => readClasses(db),
    readClassBytes: async (name) => readClassBytes(db, name),
    removeExpired: async (name, expiry, behind) => removeExpired(db, name, expiry, behind),
    rewriteRemoved: () => rewriteUploads(db, files),
    forgetRemovedWords: async (begins) => forgetSearchWords(db, begins),
    readUploadBytes: async () => db.get(write<{ bytes: number }>('select coalesce(sum(bytes), 0) as bytes from uploads'))?.bytes ?? 0,
  };
}
