/** What a company sets by policy: its form, read field by field, so that what is malformed is told and weakens nothing. */
import { z } from 'zod';
import { Site } from '../events/api.ts';
import { normaliseOrigin } from './normalise-origin.ts';
import { readWord } from './read-word.ts';
import { Endpoint, PersonName, RetentionDays } from './settings.ts';
import { tighten, type PartialSite } from './tighten.ts';

/** The settings that a policy can close to the person. */
export const lockable = ['endpoint', 'sites', 'retentionDays', 'personName'] as const;
export type Lockable = (typeof lockable)[number];

/** Null: the policy does not say. */
export interface ManagedPolicy {
  endpoint: string | null;
  /** The link that enrols this browser by itself. A secret: it is never stored beside the rest. */
  enrolment: string | null;
  sites: PartialSite[] | null;
  retentionDays: number | null;
  personName: string | null;
  mayPause: boolean;
  /** `by-company`: the company has seen to it that its people know; its own sites are recorded without a click. */
  consent: 'by-person' | 'by-company';
  locked: Lockable[];
}

/** `problems`: words by dotted path, as the options' own checks give them. `policy` is null where none is set at all. */
export interface PolicyReading {
  policy: ManagedPolicy | null;
  problems: Record<string, string>;
}

const known = [...lockable, 'enrolment', 'mayPause', 'consent', 'locked'];
const SiteEntry = Site.partial().extend({ origin: Site.shape.origin });
/** What a malformed field of a site is read as: less is recorded, never more. */
const strictest: Partial<Site> = { maskLevel: 'all', interactions: false, frames: false, messageText: false, queryKeys: [], console: null };

/** Takes what the browser has in `storage.managed`. A field that is malformed sets nothing, and stays closed to the person. */
export function parsePolicy(stored: Readonly<Record<string, unknown>>): PolicyReading {
  if (Object.keys(stored).length === 0) return { policy: null, problems: {} };
  const problems: Record<string, string> = {};
  const read = <T>(field: string, schema: z.ZodType<T>): T | null => {
    if (stored[field] === undefined) return null;
    const result = schema.safeParse(stored[field]);
    if (result.success) return result.data;
    problems[field] = readWord(result.error.issues[0]!);
    return null;
  };
  for (const field of Object.keys(stored)) if (!known.includes(field)) problems[field] = 'unknown-field';
  const endpoint = read('endpoint', Endpoint)?.replace(/\/+$/, '') ?? null;
  const enrolment = readEnrolment(read('enrolment', z.string().trim().min(16).max(4000)), endpoint, problems);
  const policy: ManagedPolicy = {
    endpoint: endpoint ?? enrolment?.endpoint ?? null,
    enrolment: enrolment?.link ?? null,
    sites: readSites(stored['sites'], problems),
    retentionDays: read('retentionDays', RetentionDays),
    personName: read('personName', PersonName),
    mayPause: read('mayPause', z.boolean()) ?? true,
    consent: read('consent', z.enum(['by-person', 'by-company'])) ?? 'by-person',
    locked: [],
  };
  return { policy: { ...policy, locked: findLocked(policy, stored['locked'], problems) }, problems };
}

/** What the policy sets is closed, and what it names and cannot say; `locked` closes more. */
function findLocked(policy: ManagedPolicy, locked: unknown, problems: Record<string, string>): Lockable[] {
  const named = locked === undefined ? [] : locked;
  const fields = Array.isArray(named) ? named : [];
  if (!Array.isArray(named)) problems['locked'] = 'invalid_type';
  fields.forEach((field, index) => {
    if (!lockable.some((each) => each === field)) problems[`locked.${index}`] = 'not-lockable';
  });
  const isBroken = (field: Lockable) => problems[field] !== undefined || (field === 'endpoint' && problems['enrolment'] !== undefined);
  // A policy's sites are closed one by one; the person's own stay their own unless the list is locked.
  const isSet = (field: Lockable) => field !== 'sites' && policy[field] !== null;
  return lockable.filter((field) => fields.includes(field) || isSet(field) || isBroken(field));
}

/** A link, or a code alone where the policy names the collector beside it. */
function readEnrolment(
  given: string | null,
  endpoint: string | null,
  problems: Record<string, string>,
): { link: string; endpoint: string } | null {
  if (given === null) return null;
  const link = /^https?:/i.test(given) || endpoint === null ? given : `${endpoint}/pair#code=${encodeURIComponent(given)}`;
  const refuse = (word: string) => {
    problems['enrolment'] = word;
    return null;
  };
  if (!URL.canParse(link)) return refuse('not-a-link');
  const url = new URL(link);
  const base = /^(.*)\/pair\/?$/.exec(url.pathname)?.[1];
  if (base === undefined || !new URLSearchParams(url.hash.slice(1)).has('code')) return refuse('not-a-link');
  const own = Endpoint.safeParse(`${url.origin}${base}`);
  if (!own.success) return refuse(readWord(own.error.issues[0]!));
  return endpoint === null || own.data === endpoint ? { link, endpoint: own.data } : refuse('other-collector');
}

function readSites(stored: unknown, problems: Record<string, string>): PartialSite[] | null {
  if (stored === undefined) return null;
  if (!Array.isArray(stored)) {
    problems['sites'] = 'invalid_type';
    return null;
  }
  if (stored.length > 500) problems['sites'] = 'too_big';
  const sites = new Map<string, PartialSite>();
  stored.slice(0, 500).forEach((entry: unknown, index) => {
    const site = readSite(entry, `sites.${index}`, problems);
    if (site === null) return;
    const twin = sites.get(site.origin);
    if (twin !== undefined) problems[`sites.${index}.origin`] = 'already-listed';
    sites.set(site.origin, twin === undefined ? site : tighten(twin, site));
  });
  return [...sites.values()];
}

/** A site whose address cannot be read is none; any other field that cannot be read costs what it would have allowed. */
function readSite(entry: unknown, path: string, problems: Record<string, string>): PartialSite | null {
  const origin = (entry as { origin?: unknown } | null)?.origin;
  const written = typeof origin === 'string' ? { ...(entry as object), origin: normaliseOrigin(origin) } : entry;
  const result = SiteEntry.safeParse(written);
  if (result.success) return result.data as PartialSite;
  const broken = new Set(result.error.issues.map((issue) => String(issue.path[0] ?? '')));
  for (const issue of result.error.issues) problems[[path, ...issue.path].join('.')] ??= readWord(issue);
  if (broken.has('') || broken.has('origin')) return null;
  const whole = Object.entries(written as object).filter(([field]) => !broken.has(field));
  const repaired = [...broken].map((field) => (Object.hasOwn(strictest, field) ? [field, strictest[field]] : ['maskLevel', 'all']));
  return SiteEntry.parse(Object.fromEntries([...whole, ...repaired])) as PartialSite;
}
