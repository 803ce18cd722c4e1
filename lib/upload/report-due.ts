/** When a device tells its collector how it is, as a pure function of what it told before. */
import type { UploadRow } from '../store/db.ts';

const minuteMs = 60_000;
/** A report that did not get through is tried again after this long. */
const retryMs = minuteMs;
/** While records come and go. */
const busyMs = 15 * minuteMs;
const quietMs = 12 * 60 * minuteMs;

/** `told` is what would be told. A clock that jumped makes it due. */
export function isReportDue(upload: UploadRow, told: string, pending: number, now: number): boolean {
  const { toldAt = 0, toldTriedAt = 0, lastOkAt } = upload;
  if (now >= toldTriedAt && now - toldTriedAt < retryMs) return false;
  if (told !== upload.told || toldAt > now) return true;
  const isBusy = pending > 0 || (lastOkAt ?? 0) > toldAt;
  return now - toldAt >= (isBusy ? busyMs : quietMs);
}
