/** When a device needs attention, as the configuration says it. */
import type { FleetLimits } from '../../lib/events/device-api.ts';
import { version } from '../version.ts';

export type Limits = Pick<FleetLimits, 'silentDays' | 'stuckHours' | 'oldestVersion'>;

/** A weekend and a few days off are no silence. */
export const usualLimits: Limits = { silentDays: 7, stuckHours: 24, oldestVersion: version };

interface LimitFlags {
  'silent-days'?: string;
  'stuck-hours'?: string;
  'oldest-version'?: string;
}

/** Throws with what to do where a word does not fit. */
export function readLimits(flags: LimitFlags, env: NodeJS.ProcessEnv): Limits {
  const oldestVersion = flags['oldest-version'] ?? env['COTRAIL_OLDEST_VERSION'] ?? usualLimits.oldestVersion;
  if (!/^\d+(\.\d+)*$/.test(oldestVersion)) throw new Error(`The oldest version is "${oldestVersion}": it must be one such as 1.4.0.`);
  return {
    silentDays: readPositive('silent days', flags['silent-days'] ?? env['COTRAIL_SILENT_DAYS'], usualLimits.silentDays),
    stuckHours: readPositive('stuck hours', flags['stuck-hours'] ?? env['COTRAIL_STUCK_HOURS'], usualLimits.stuckHours),
    oldestVersion,
  };
}

function readPositive(name: string, text: string | undefined, usual: number): number {
  const number = text === undefined ? usual : Number(text);
  if (!(number > 0 && number <= 3650)) throw new Error(`The ${name} are "${text}": they must be a number over 0, up to 3650.`);
  return number;
}
