/** What the options are given and what they can ask for: values in, verbs out, so that they run without a browser. */
import type { PairingOffer, Site } from '../../lib/events/api.ts';

export interface OptionsSettings {
  endpoint: string | null;
  sites: Site[];
  retentionDays: number;
  personName: string | null;
  consentedAt: number | null;
}
export type SettingsChange = Partial<OptionsSettings>;

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

export interface OptionsActions extends PairingActions {
  save: (change: SettingsChange) => Promise<Outcome>;
  testConnection: (endpoint: string) => Promise<Connection>;
  /** Gives back the access to `origins` that none of the `kept` needs. */
  releaseAccess: (origins: readonly string[], kept: readonly string[]) => Promise<boolean>;
}

/** The settings' own rules. Problems are words by dotted path: `endpoint`, `sites.2.origin`. */
export interface OptionsChecks {
  findProblems: (change: SettingsChange) => Record<string, string>;
  normaliseOrigin: (typed: string) => string;
}

/** What every section is given. `withdrawn` are listed sites that the browser does not let the extension see. */
export interface SectionProps {
  settings: OptionsSettings;
  withdrawn: readonly string[];
  paired: boolean;
  actions: OptionsActions;
  checks: OptionsChecks;
}
