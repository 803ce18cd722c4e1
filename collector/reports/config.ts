/** What of the configuration is about the weekly report: to whom it goes, when, and how soon an answer is in time. */
import type { Target } from '../push/target.ts';
import type { Schedule } from '../../lib/activity/report-week.ts';
import type { ReportPlan } from './reporter.ts';

export interface ReportConfig {
  reportTargets: Target[];
  reportAt: Omit<Schedule, 'timeZone'>;
  reportWithin: number;
}

/** Monday at seven, and half a minute. */
const usual = { at: { weekday: 1, minute: 7 * 60 }, within: 30 };

/** Who gets which report when, in the collector's usual time zone. */
export function planReports({ reportTargets = [], reportAt, reportWithin }: Partial<ReportConfig>, timeZone: string): ReportPlan {
  return { targets: reportTargets, schedule: { ...(reportAt ?? usual.at), timeZone }, withinSeconds: reportWithin ?? usual.within };
}

export const reportOptions = {
  'weekly-report': { type: 'string', multiple: true },
  'report-at': { type: 'string' },
  'answered-within': { type: 'string' },
} as const;

export const reportUsage = `  --weekly-report <url>
                       sends each week's report of agent status and service level there, as a webhook; may be repeated
                       (COTRAIL_WEEKLY_REPORT, separated by spaces). COTRAIL_WEBHOOK_SECRET signs it
  --report-at <weekday hh:mm>
                       when, in the time zone of --time-zone (COTRAIL_REPORT_AT, default "mon 07:00"): of the seven days before
  --answered-within <seconds>
                       how soon a first response is in time in it (COTRAIL_ANSWERED_WITHIN, default 30)`;

interface Flags {
  'weekly-report'?: string[];
  'report-at'?: string;
  'answered-within'?: string;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `readTargets` reads addresses as those of every other webhook. Throws with what to do where something does not fit. */
export function readReports(values: Flags, env: NodeJS.ProcessEnv, readTargets: (addresses: readonly string[]) => Target[]): ReportConfig {
  const addresses = values['weekly-report'] ?? env['COTRAIL_WEEKLY_REPORT']?.split(/\s+/).filter((word) => word !== '') ?? [];
  const within = values['answered-within'] ?? env['COTRAIL_ANSWERED_WITHIN'] ?? '30';
  if (!/^[1-9]\d{0,4}$/.test(within) || Number(within) > 86_400)
    throw new Error(`--answered-within is "${within}": it must be a whole number of seconds from 1 to 86400.`);
  return {
    reportTargets: readTargets(addresses),
    reportAt: readAt(values['report-at'] ?? env['COTRAIL_REPORT_AT'] ?? 'mon 07:00'),
    reportWithin: Number(within),
  };
}

function readAt(text: string): ReportConfig['reportAt'] {
  const [, day = '', hour, minute] = /^\s*([a-z]{3})[a-z]*\s+([01]?\d|2[0-3]):([0-5]\d)\s*$/i.exec(text) ?? [];
  const weekday = weekdays.indexOf(day.toLowerCase()) + 1;
  if (weekday === 0) throw new Error(`--report-at is "${text}": it must be a weekday and an hour, such as "mon 07:00".`);
  return { weekday, minute: Number(hour) * 60 + Number(minute) };
}
