/** In which time zone a day is counted: the collector's, or that of a group that works elsewhere. */
import type { Zones } from '../store/activity/people.ts';

export type { Zones };

/** The machine's own. */
export function usualZones(): Zones {
  return { usual: Intl.DateTimeFormat().resolvedOptions().timeZone, groups: new Map() };
}
