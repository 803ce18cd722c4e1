/** The settings that hold: the person's own under the company's policy; and which of a change by the person remains theirs. */
import type { Site } from '../events/api.ts';
import { lockable, type Lockable, type ManagedPolicy } from './managed-policy.ts';
import type { Settings } from './settings.ts';
import { tighten, type PartialSite } from './tighten.ts';

/** Settings that hold. `personVia`: whose word the name is. */
export type HeldSettings = Settings & { personVia: 'typed' | 'policy' };

/** What of the settings is the company's. */
export interface Managed {
  /** False: there is no policy. */
  present: boolean;
  locks: readonly Lockable[];
  /** The origins that the company lists. */
  sites: readonly string[];
  mayPause: boolean;
  /** Who switched recording on; null: nobody yet. */
  consent: 'person' | 'company' | null;
}

export interface Overlay {
  settings: HeldSettings;
  managed: Managed;
}

/** Private by default: a site of which nobody says more keeps no text. */
const newSite = { maskLevel: 'all', interactions: true, frames: true, queryKeys: [] } as const;

/** `since`: when this device first saw that the company consents for its people; null: it does not. */
export function overlayPolicy(own: Settings, policy: ManagedPolicy | null, since: number | null): Overlay {
  const consent = own.consentedAt !== null ? 'person' : policy !== null && since !== null ? 'company' : null;
  const listed = policy?.sites ?? [];
  const settings: HeldSettings = {
    ...own,
    endpoint: policy?.endpoint ?? own.endpoint,
    sites: overlaySites(own, policy, consent),
    retentionDays: policy?.retentionDays ?? own.retentionDays,
    personName: policy?.personName ?? own.personName,
    consentedAt: consent === 'company' ? since : own.consentedAt,
    personVia: policy?.personName == null ? 'typed' : 'policy',
  };
  const managed: Managed = {
    present: policy !== null,
    locks: policy?.locked ?? [],
    sites: listed.map(({ origin }) => origin),
    mayPause: policy?.mayPause ?? true,
    consent,
  };
  return { settings, managed };
}

function overlaySites(own: Settings, policy: ManagedPolicy | null, consent: Managed['consent']): Site[] {
  const listed = policy?.sites ?? null;
  if (listed === null) return consent === 'company' ? [] : own.sites;
  const held = listed.map((site): Site => {
    const chosen = own.sites.find(({ origin }) => origin === site.origin);
    return chosen === undefined ? { ...newSite, queryKeys: [], ...site } : { ...tighten(chosen, site), ...pickSwitches(site) };
  });
  // A company consents to what it lists, not to what a person added for themselves.
  const others = policy?.locked.includes('sites') === true || consent === 'company' ? [] : own.sites;
  return [...held, ...others.filter(({ origin }) => !listed.some((site) => site.origin === origin))];
}

/** What is recorded of its sites, and by which profile, the company alone says; of masks the stricter holds. */
function pickSwitches({ interactions, frames, messageText, console }: PartialSite): Partial<Site> {
  return {
    ...(interactions !== undefined && { interactions }),
    ...(frames !== undefined && { frames }),
    ...(messageText !== undefined && { messageText }),
    ...(console !== undefined && { console }),
  };
}

/** The person's own settings after a change of the settings that hold: what is the company's leaves no trace in them. */
export function takeChange(own: Settings, held: Settings, changed: Settings): Settings {
  const take = <Field extends keyof Settings>(field: Field): Settings[Field] =>
    isSame(held[field], changed[field]) ? own[field] : changed[field];
  const kept = own.sites.filter(({ origin }) => !held.sites.some((site) => site.origin === origin));
  const listed = changed.sites.flatMap((site) => {
    const before = held.sites.find(({ origin }) => origin === site.origin);
    return isSame(before, site) ? own.sites.filter(({ origin }) => origin === site.origin) : [site];
  });
  const { personVia: _, ...others } = { ...own, ...changed };
  return {
    ...others,
    version: own.version,
    endpoint: take('endpoint'),
    sites: [...kept, ...listed],
    retentionDays: take('retentionDays'),
    personName: take('personName'),
    consentedAt: take('consentedAt'),
  };
}

/** The fields that a person wished to change and that the policy keeps: closed ones, and those that would not come out as wished. */
export function findForbidden(policy: ManagedPolicy | null, held: Settings, wished: Settings, granted: Settings): Lockable[] {
  return lockable.filter(
    (field) =>
      !isSame(held[field], wished[field]) &&
      (policy?.locked.includes(field) === true || !isSame(inOrder(wished[field]), inOrder(granted[field]))),
  );
}

/** Lists of sites are alike whatever their order. */
function inOrder(value: unknown): unknown {
  return Array.isArray(value) ? [...(value as Site[])].sort((a, b) => (a.origin < b.origin ? -1 : 1)) : value;
}

/** By value, whatever the order of an object's fields. */
export function isSame(one: unknown, other: unknown): boolean {
  return toText(one) === toText(other);
}

function toText(value: unknown): string {
  const order = (_: string, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part;
  return JSON.stringify(value, order) ?? '';
}
