/** What is wrong with a change of settings, field by field, in words that the screens have sentences for. */
import { Settings } from './settings.ts';

export type SettingsChange = Partial<Pick<Settings, 'endpoint' | 'sites' | 'retentionDays' | 'personName' | 'consentedAt'>>;

const Change = Settings.partial();

/** Problem words by dotted path (`endpoint`, `sites.2.origin`), the first of each path; empty where all is right. */
export function findProblems(change: SettingsChange): Record<string, string> {
  const problems = findRepeatedSites(change.sites ?? []);
  for (const issue of Change.safeParse(change).error?.issues ?? []) problems[issue.path.join('.')] ??= readWord(issue);
  return problems;
}

/** Our own checks speak in words already; zod's codes (`too_small`, `invalid_type`) are words too. */
function readWord(issue: { code?: string; message: string }): string {
  if (issue.code !== 'custom') return issue.code ?? 'invalid';
  return /^[a-z-]+$/.test(issue.message) ? issue.message : 'invalid';
}

function findRepeatedSites(sites: readonly { origin: string }[]): Record<string, string> {
  const repeated = sites.flatMap((site, index) => (sites.findIndex((other) => other.origin === site.origin) < index ? [index] : []));
  return Object.fromEntries(repeated.map((index) => [`sites.${index}.origin`, 'already-listed']));
}
