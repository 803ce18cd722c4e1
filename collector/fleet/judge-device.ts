/** What about a device needs attention, and which devices come first for it, as pure functions. */
import { attentions, type Attention, type DeviceView } from '../../lib/events/device-api.ts';
import type { StoredDevice } from '../store/fleet-contract.ts';
import type { Limits } from './limits.ts';

const hourMs = 60 * 60_000;

/**
 * Nothing of one that was revoked. Stuck is judged by when the device spoke: one that is switched off with records in it is not stuck, and is silent
 * in the end.
 */
export function judgeDevice(device: StoredDevice, { silentDays, stuckHours, oldestVersion }: Limits, now: number): Attention[] {
  const { state, version, revokedAt } = device;
  if (revokedAt !== null) return [];
  const oldest = state?.oldestPendingAt ?? null;
  const is: Record<Attention, boolean> = {
    silent: now - (device.lastSeenAt ?? device.enrolledAt) > silentDays * 24 * hourMs,
    stuck: state !== null && oldest !== null && state.at - oldest > stuckHours * hourMs,
    'not-recording': state !== null && state.recording !== 'recording',
    outdated: isOlder(version, oldestVersion),
  };
  return attentions.filter((attention) => is[attention]);
}

/** The worst first, then those that were not seen for longest; what was revoked comes last. */
export function sortByNeed(devices: readonly DeviceView[]): DeviceView[] {
  const rank = ({ revokedAt, attention: [worst] }: DeviceView): number => {
    if (revokedAt !== null) return attentions.length + 1;
    return worst === undefined ? attentions.length : attentions.indexOf(worst);
  };
  return devices.toSorted((a, b) => rank(a) - rank(b) || (a.lastSeenAt ?? 0) - (b.lastSeenAt ?? 0) || (a.id < b.id ? -1 : 1));
}

/** Compares numbers part by part; a version that is none is older than nothing: it is not known. */
export function isOlder(version: string, than: string): boolean {
  const [parts, limits] = [version, than].map((text) => (/^\d+(\.\d+)*/.exec(text)?.[0] ?? '').split('.').filter(Boolean).map(Number));
  if (!parts?.length || !limits) return false;
  const index = limits.findIndex((limit, place) => (parts[place] ?? 0) !== limit);
  return index >= 0 && (parts[index] ?? 0) < limits[index]!;
}
