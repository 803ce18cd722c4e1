/** What of the configuration is about activity: in which time zones days are counted, and whether agents see their own. */
import { isTimeZone } from '../../lib/activity/days.ts';
import { usualZones, type Zones } from './zones.ts';

export interface ActivityConfig {
  zones: Zones;
  showsOwnActivity: boolean;
  scoresSentiment: boolean;
}

export const activityOptions = {
  'time-zone': { type: 'string' },
  'group-time-zone': { type: 'string', multiple: true },
  'own-activity': { type: 'boolean' },
  'no-sentiment': { type: 'boolean' },
} as const;

export const activityUsage = `  activity rebuild     counts all days of all agents again from the actions
  --time-zone <zone>   where days begin, such as Europe/Madrid (COTRAIL_TIME_ZONE, default this machine's)
  --group-time-zone <group>=<zone>
                       where they begin for the agents of a group; may be repeated (COTRAIL_GROUP_TIME_ZONE, separated by ;)
  --own-activity       lets agents see their own days on their devices (COTRAIL_OWN_ACTIVITY=1)
  --no-sentiment       scores no texts of customers (COTRAIL_NO_SENTIMENT=1)`;

interface Flags {
  'time-zone'?: string;
  'group-time-zone'?: string[];
  'own-activity'?: boolean;
  'no-sentiment'?: boolean;
}

export function readActivity(values: Flags, env: NodeJS.ProcessEnv): ActivityConfig {
  const usual = values['time-zone'] ?? env['COTRAIL_TIME_ZONE'] ?? usualZones().usual;
  const rules = values['group-time-zone'] ?? env['COTRAIL_GROUP_TIME_ZONE']?.split(';').filter((rule) => rule.trim() !== '') ?? [];
  return {
    zones: { usual: readZone(usual, '--time-zone'), groups: new Map(rules.map(readRule)) },
    showsOwnActivity: values['own-activity'] ?? env['COTRAIL_OWN_ACTIVITY'] === '1',
    scoresSentiment: !(values['no-sentiment'] ?? env['COTRAIL_NO_SENTIMENT'] === '1'),
  };
}

/** Cut at the last `=`: a group may be called anything. */
function readRule(rule: string): [string, string] {
  const [, group, zone] = /^\s*(.+)=([^=]+?)\s*$/.exec(rule) ?? [];
  if (group === undefined || zone === undefined) throw new Error(`--group-time-zone is "${rule}": it must be like Sales=America/Bogota.`);
  return [group, readZone(zone, '--group-time-zone')];
}

function readZone(zone: string, flag: string): string {
  if (!isTimeZone(zone)) throw new Error(`The zone of ${flag} is "${zone}": it must be a name such as Europe/Madrid.`);
  return zone;
}
