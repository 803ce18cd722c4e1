/** What the options are given and what they can ask for: values in, verbs out, so that they run without a browser. */
import type { Profile } from '../../lib/consoles/profile.ts';
import type { ProfileProblem } from '../../lib/consoles/read-profile.ts';
import type { PairingOffer, Site } from '../../lib/events/api.ts';
import type { MaskLevel } from '../../lib/events/base.ts';
import type { PageLanguage } from '../page-language.ts';

export interface OptionsSettings {
  endpoint: string | null;
  sites: Site[];
  retentionDays: number;
  personName: string | null;
  consentedAt: number | null;
}
export type SettingsChange = Partial<OptionsSettings>;

/** What of the settings the company has set by policy; all of it open where there is none. */
export interface ManagedView {
  present: boolean;
  /** The settings that are closed to the person: `endpoint`, `sites`, `retentionDays`, `personName`. */
  locks: readonly string[];
  /** The origins that the company lists. */
  sites: readonly string[];
  mayPause: boolean;
  /** Who switched recording on; null: nobody yet. */
  consent: 'person' | 'company' | null;
  /** What is wrong with the policy: problem words by dotted path. */
  problems: Record<string, string>;
  /** Why enrolling by the policy's link has not worked yet; `nextAt` null: it will not be tried again. */
  enrolling: { reason: string; detail: string | null; nextAt: number | null } | null;
}

/** `reason` is a word that the catalogue has a sentence for; `detail` is what the browser or the collector said. */
export interface Refusal {
  outcome: 'refused';
  reason: string;
  detail: string | null;
}
export type Outcome = { outcome: 'done' } | Refusal;

export interface Connection {
  result: string;
  detail: string | null;
  version: string | null;
}

/** `waiting` is how many records on this device would be uploaded. */
export interface Offered {
  outcome: 'offer';
  endpoint: string;
  offer: PairingOffer;
  waiting: number;
}

/** What pairing needs, in the options and in the popup. `requestAccess` must be called in the click's own turn. */
export interface PairingActions {
  previewPairing: (link: string) => Promise<Offered | Refusal>;
  acceptPairing: (link: string, offer: PairingOffer) => Promise<Outcome>;
  requestAccess: (origins: readonly string[]) => Promise<boolean>;
}

/** A console profile as it works here, with what it did. Times in epoch ms. */
export interface KnownConsole {
  profile: Profile;
  isImported: boolean;
  /** The sites that it reads. */
  sites: string[];
  counts: readonly { rule: string; count: number; lastAt: number }[];
}

/** A changing request of a console that no rule means: its shape, never its values. */
export interface MissedSignal {
  key: string;
  site: string;
  name: string;
  keys: string[];
  count: number;
  lastAt: number;
}

/** What a selector hits in the open tab that was used last; `inside` of them where no outline can be drawn. */
export interface Hits {
  outcome: 'shown';
  tab: number;
  title: string;
  count: number;
  inside: number;
}

/** A made-up string of the masking check. `whole`: only all of it counts, as with digits. */
export interface Canary {
  id: string;
  text: string;
  whole: boolean;
}

/** Where a canary stands on this device, and how often there. Place, kind and field are words of the store. */
export interface FoundCanary {
  id: string;
  form: 'whole' | 'part' | 'base64';
  place: 'records' | 'frames' | 'waiting' | 'console' | 'quarantine' | 'letters';
  what: string;
  field: string;
  site: string | null;
  level: MaskLevel | null;
  count: number;
}

export interface ConsoleActions {
  /** Takes a file's text; the problems, none where it is taken. */
  importProfile: (text: string) => Promise<{ outcome: 'done' } | { outcome: 'problems'; problems: ProfileProblem[] } | Refusal>;
  removeProfile: (id: string) => Promise<Outcome>;
  exportProfile: (id: string) => void;
}

/** One change that a settings file would make. `closed`: the company has set it, so it stays. */
export type Difference =
  | { field: 'endpoint' | 'retentionDays'; from: string | null; to: string | null; closed: boolean }
  | { field: 'site'; origin: string; from: Site | null; to: Site | null; closed: boolean };
export type SettingsFileReading = { differences: Difference[] } | { problems: { path: string; word: string }[] };

export interface FileActions {
  exportSettings: () => void;
  /** Takes a file's text, and changes nothing. */
  readSettingsFile: (text: string) => Promise<SettingsFileReading>;
  applySettingsFile: (differences: readonly Difference[]) => Promise<Outcome>;
}

export interface OptionsActions extends PairingActions, ConsoleActions, FileActions {
  save: (change: SettingsChange) => Promise<Outcome>;
  /** Outlines in a page of the site, for some seconds, what the selector hits. */
  showHits: (site: string, selector: string) => Promise<Hits | Refusal>;
  goToTab: (tab: number) => void;
  /** Searches all that is stored on this device, as far as it was written since then (epoch ms). */
  findCanaries: (canaries: readonly Canary[], since: number) => Promise<FoundCanary[]>;
  testConnection: (endpoint: string) => Promise<Connection>;
  /** Gives back the access to `origins` that none of the `kept` needs. */
  releaseAccess: (origins: readonly string[], kept: readonly string[]) => Promise<boolean>;
}

/** The settings' own rules. Problems are words by dotted path: `endpoint`, `sites.2.origin`. */
export interface OptionsChecks {
  findProblems: (change: SettingsChange) => Record<string, string>;
  normaliseOrigin: (typed: string) => string;
  /** Whether masking can go by it in this browser. */
  isSelector: (text: string) => boolean;
}

/** What every section is given. `withdrawn` are listed sites that the browser does not let the extension see. */
export interface SectionProps {
  settings: OptionsSettings;
  managed: ManagedView;
  withdrawn: readonly string[];
  paired: boolean;
  /** Why the collector's log is not taken for the one that this device knew; null: it is. */
  logAlarm: { word: string; at: number } | null;
  /** How many of the collector's erasures were carried out on this device, and when the last; null: none was. */
  erasures: { applied: number; appliedAt: number } | null;
  /** The same of its re-maskings. */
  remaskings: { applied: number; appliedAt: number } | null;
  /** An admin of the collector revoked this device. */
  revoked: boolean;
  consoles: readonly KnownConsole[];
  missed: readonly MissedSignal[];
  actions: OptionsActions;
  checks: OptionsChecks;
  language: PageLanguage;
}
