/** What is wrong with a change of settings, field by field, in words that the screens have sentences for. */
import { readWord } from './read-word.ts';
import { Settings } from './settings.ts';

export type SettingsChange = Partial<Pick<Settings, 'endpoint' | 'sites' | 'retentionDays' | 'personName' | 'consentedAt'>>;

const Change = Settings.partial();

/** Problem words by dotted path (`endpoint`, `sites.2.origin`), the first of each path; empty where all is right. */
export function findProblems(change: SettingsChange): Record<string, string> {
  const problems = findRepeatedSites(change.sites ?? []);
  for (const issue of Change.safeParse(change).error?.issues ?? []) problems[issue.path.join('.')] ??= readWord(issue);
  return problems;
}

function findRepeatedSites(sites: readonly { origin: string }[]): Record<string, string> {
  const repeated = sites.flatMap((site, index) => (sites.findIndex((other) => other.origin === site.origin) < index ? [index] : []));
  return Object.fromEntries(repeated.map((index) => [`sites.${index}.origin`, 'already-listed']));
}
