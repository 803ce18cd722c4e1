/** What the popup is given and what it can ask for: values in, verbs out, so that it runs without a browser. */
import type { InteractionCounts } from '../../lib/events/api.ts';
import type { Person } from '../../lib/events/person.ts';
import type { Feed } from '../../lib/feed/feed.ts';
import type { ManagedView, OptionsSettings, Outcome, PairingActions } from '../options/model.ts';

/** The open session; times in epoch ms. */
export interface PopupSession {
  id: string;
  openedAt: number;
  lastAt: number;
  interactions: InteractionCounts;
  actions: number;
}

export function countInteractions({ interactions }: PopupSession): number {
  return Object.values(interactions).reduce((sum, count) => sum + count, 0);
}

/** This device's state. `fullSince` is when its disk refused to take more, null while it takes. */
export interface PopupStatus {
  state: 'recording' | 'paused' | 'stopped';
  /** What the person said of the pause that lasts: a word or their own; null: nothing. */
  pauseWhy: string | null;
  fullSince: number | null;
  /** When that was so last, and what made room: records that a collector has, since when and up to when. Null: it never was. */
  lastFull: { from: number; to: number } | null;
  evicted: { records: number; since: number; at: number } | null;
  session: PopupSession | null;
  /** Whom this session is of: as it began, and as consoles named them later. Empty: nobody has said. */
  persons: readonly Person[];
  upload: {
    pending: number;
    uploaded: number;
    quarantined: number;
    lastOkAt: number | null;
    nextAttemptAt: number | null;
    lastError: { word: string; detail: string | null; at: number } | null;
    logAlarm: { word: string; at: number } | null;
  };
  paired: boolean;
  /** With whom this session is linked. */
  cobrowses: readonly { id: string; customer: { name: string | null }; joinedAt: number }[];
  /** A code that a customer wrote in the conversation; null: none, or what messages say is not kept. */
  writtenCode: { code: string; at: number } | null;
}

/** For a customer to open: one for each website. */
export interface JoinLink {
  name: string;
  url: string;
}

export interface CoBrowseActions {
  join: (code: string) => Promise<Outcome>;
  makeLinks: () => Promise<{ outcome: 'made'; links: JoinLink[] } | Extract<Outcome, { outcome: 'refused' }>>;
  leave: (id: string) => Promise<Outcome>;
  /** Asks what became of codes and links. */
  follow: () => Promise<Outcome>;
}

/** The tab in front. `origin` is null where it is no web page; `pairingLink` is set on a collector's pairing page. */
export interface FrontPage {
  origin: string | null;
  pairingLink: string | null;
}

export type Command = 'start' | 'resume' | 'stop';

export interface PopupActions extends PairingActions {
  command: (command: Command) => Promise<Outcome>;
  /** Pauses; while paused, says why. */
  pause: (why: string | null) => Promise<Outcome>;
  /** Keeps the name of whoever works here, as they typed it. */
  sayWho: (name: string) => Promise<Outcome>;
  uploadNow: () => Promise<Outcome>;
  cobrowse: CoBrowseActions;
  /** Opens the options at a hash, such as `#/sites`, in a tab; the popup closes. */
  openOptions: (hash: string) => void;
  openDashboard: () => void;
  /** Opens Teach for a site, beside the console. */
  openTeach: (site: string) => void;
}

export interface PopupProps {
  /** Null while it is being read; `unreadable` where the store cannot be read. */
  status: PopupStatus | 'unreadable' | null;
  settings: Pick<OptionsSettings, 'endpoint' | 'sites' | 'retentionDays' | 'consentedAt' | 'personName'> & {
    personVia: 'typed' | 'policy';
  };
  managed: Pick<ManagedView, 'locks' | 'sites' | 'mayPause' | 'consent'>;
  withdrawn: readonly string[];
  page: FrontPage;
  /** Masking rules of the site in front that cannot be read; `masksAll` where all of its text is masked for it. */
  broken: { selectors: readonly string[]; masksAll: boolean };
  feed: Pick<Feed, 'readRecords'>;
  actions: PopupActions;
}
