/** Watches the room that there is: where it runs out, uploads are refused in time, and everybody is told why. */
import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiskState } from '../../lib/events/data-api.ts';
import type { Store } from '../store/store.ts';

export interface DiskLimits {
  /** The most that uploads and database may take, null: what the disk has. */
  maxDisk: number | null;
  /** What is to stay free on the disk. */
  minFree: number;
}

export interface Disk {
  read(): Promise<DiskState>;
  /** A write failed for want of room: it is full until it is measured anew. */
  reportFull(): void;
  /** Measures anew at the next read. */
  forget(): void;
}

/** How long a measurement is good for: adding up all files takes its time. */
const freshMs = 5_000;

export interface DiskDeps extends DiskLimits {
  store: Pick<Store, 'readUploadTotals' | 'noteLastDone'>;
  dataDir: string;
  now(): number;
  log(line: string): void;
}

export function createDisk({ store, dataDir, maxDisk, minFree, now, log }: DiskDeps): Disk {
  let last: { at: number; state: DiskState } | null = null;
  const tell = (state: DiskState): DiskState => {
    if (state.full !== (last?.state.full ?? false)) log(state.full ? `uploads are refused: ${state.message}` : 'there is room again: uploads are taken');
    if (state.full && !(last?.state.full ?? false))
      store.noteLastDone('full', now()).catch((error: unknown) => log(`that the disk is full could not be noted: ${String(error)}`));
    last = { at: now(), state };
    return state;
  };
  return {
    read: async () => {
      if (last !== null && Math.abs(now() - last.at) < freshMs) return last.state;
      const { bavail, bsize } = await statfs(dataDir);
      const used = (await store.readUploadTotals()).bytes + (await measureDatabase(dataDir));
      return tell(judge({ used, free: bavail * bsize, limit: maxDisk, minFree }));
    },
    reportFull: () => {
      const before = last?.state ?? { used: 0, free: 0, limit: maxDisk, minFree };
      tell({ ...before, full: true, message: 'The collector’s disk is full: make room there. Nothing is lost, devices keep what they have.' });
    },
    forget: () => {
      if (last !== null) last = { ...last, at: -Infinity };
    },
  };
}

function judge(measured: Pick<DiskState, 'used' | 'free' | 'limit' | 'minFree'>): DiskState {
  const { used, free, limit, minFree } = measured;
  if (limit !== null && used >= limit)
    return { ...measured, full: true, message: `The collector holds ${name(used)} of at most ${name(limit)}: raise --max-disk, or keep less with --keep.` };
  if (free < (minFree ?? 0))
    return { ...measured, full: true, message: `The collector’s disk has ${name(free)} left, and ${name(minFree ?? 0)} are to stay free: make room there, or keep less with --keep.` };
  return { ...measured, full: false, message: null };
}

function name(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}

async function measureDatabase(dataDir: string): Promise<number> {
  const sizes = await Promise.all(['', '-wal'].map(async (end) => (await stat(join(dataDir, `cotrail.sqlite${end}`)).catch(() => null))?.size ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Whether something failed for want of room, in a file or in the database. */
export function isNoSpace(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL';
}
