/** Settings as a file for another browser, and what such a file would change here. It holds no token, no key, no name, and nobody's confirmation. */
import { z } from 'zod';
import type { Site } from '../events/api.ts';
import { isSame, type Managed } from './overlay-policy.ts';
import { readWord } from './read-word.ts';
import { Settings } from './settings.ts';

const Content = z.strictObject({
  endpoint: Settings.shape.endpoint,
  sites: Settings.shape.sites,
  retentionDays: Settings.shape.retentionDays,
});
export type FileContent = Partial<z.infer<typeof Content>>;
const SettingsFile = z.strictObject({ product: z.literal('cotrail-settings'), format: z.literal(1), settings: Content.partial() });
const maxLength = 1_000_000;

/** What one change of a file is. `closed`: the company has set it, so it stays as it is. */
export type Difference =
  | { field: 'endpoint' | 'retentionDays'; from: string | null; to: string | null; closed: boolean }
  | { field: 'site'; origin: string; from: Site | null; to: Site | null; closed: boolean };

export function writeSettingsFile({ endpoint, sites, retentionDays }: Settings): string {
  return JSON.stringify({ product: 'cotrail-settings', format: 1, settings: { endpoint, sites, retentionDays } }, null, 2);
}

/** `problems`: a word for each place in the file that is wrong. What a file leaves out stays as it is. */
export function readSettingsFile(text: string): { content: FileContent } | { problems: { path: string; word: string }[] } {
  if (text.length > maxLength) return { problems: [{ path: '', word: 'file-too-big' }] };
  const read = SettingsFile.safeParse(parseJson(text));
  if (!read.success) return { problems: read.error.issues.flatMap(nameProblems) };
  const origins = read.data.settings.sites?.map(({ origin }) => origin) ?? [];
  const repeated = origins.flatMap((origin, index) =>
    origins.indexOf(origin) < index ? [{ path: `settings.sites.${index}.origin`, word: 'already-listed' }] : [],
  );
  return repeated.length > 0 ? { problems: repeated } : { content: read.data.settings as FileContent };
}

function nameProblems(issue: z.core.$ZodIssue): { path: string; word: string }[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), word: 'unknown-field' }));
  if (path === '') return [{ path, word: 'not-a-settings-file' }];
  return [{ path, word: readWord(issue) }];
}

/** Null where it is no JSON: the schema refuses that like anything else that is no settings file. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** All that the file would change, and what of it the company keeps as it is. `held` are the settings that hold now. */
export function findDifferences(content: FileContent, held: Settings, managed: Managed): Difference[] {
  const { endpoint, retentionDays, sites } = content;
  const isLocked = (field: string) => managed.locks.some((lock) => lock === field);
  const plain = (field: 'endpoint' | 'retentionDays', to: string | number | null | undefined): Difference[] =>
    to === undefined || to === held[field] ? [] : [{ field, from: toText(held[field]), to: toText(to), closed: isLocked(field) }];
  const origins = sites === undefined ? [] : [...new Set([...held.sites, ...sites].map(({ origin }) => origin))];
  const ofSites = origins.flatMap((origin): Difference[] => {
    const from = held.sites.find((site) => site.origin === origin) ?? null;
    const to = sites?.find((site) => site.origin === origin) ?? null;
    const closed = isLocked('sites') || managed.sites.includes(origin);
    // A file that does not list the company's sites says nothing of them.
    return isSame(from, to) || (to === null && managed.sites.includes(origin)) ? [] : [{ field: 'site', origin, from, to, closed }];
  });
  return [...plain('endpoint', endpoint), ...plain('retentionDays', retentionDays), ...ofSites];
}

/** The settings that hold once the open differences are taken. */
export function applyDifferences(held: Settings, differences: readonly Difference[]): Settings {
  return differences.reduce((settings: Settings, difference) => {
    if (difference.closed) return settings;
    if (difference.field !== 'site') {
      const { field, to } = difference;
      return { ...settings, ...(field === 'endpoint' ? { endpoint: to } : { retentionDays: Number(to) }) };
    }
    const { origin, to } = difference;
    const at = settings.sites.findIndex((site) => site.origin === origin);
    if (to === null) return { ...settings, sites: settings.sites.filter((site) => site.origin !== origin) };
    return { ...settings, sites: at < 0 ? [...settings.sites, to] : settings.sites.with(at, to) };
  }, held);
}

function toText(value: string | number | null): string | null {
  return value === null ? null : String(value);
}
