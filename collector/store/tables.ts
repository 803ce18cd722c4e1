/** The rows of the SQLite store, typed for the query builder. Booleans are 0 or 1; times are ms since the unix epoch. */
import type { ActivityTables } from './activity/tables.ts';
import type { StoredCheckpoint } from './log-rows.ts';
import type { StoredReport } from './report-rows.ts';
import type { CobrowseTables } from './cobrowse-tables.ts';
import type { RemaskTables } from './remask-tables.ts';
import type { WebsiteRow } from './website-row.ts';
import type { StoredPush } from './store.ts';
import type { ExportFormat, ExportJob } from '../../lib/events/export-api.ts';
import type { InteractionType } from '../../lib/events/interaction.ts';
import type { Span } from '../../lib/events/views.ts';

/** Counters that streams and sessions both carry. A frame that travels in parts counts once. */
export type Tally = Record<InteractionType | 'actions' | 'frames' | 'gaps', number>;

export interface StreamRow extends Tally {
  id: string;
  device: string;
  kind: string;
  session: string | null;
  origin: string | null;
  tab: number | null;
  openedAt: number;
  header: string | null;
  records: number;
  firstAt: number | null;
  lastAt: number | null;
  lastSeq: number | null;
  ended: number;
  /** How many holes its seqs have that no gap record tells of; the end mark is not among them. */
  holes: number;
  /** What its records take: the files that still hold some, and the JSON of the rows. */
  bytes: number;
}

/** `person` is JSON, and `named` a list of those whom consoles named later, `namedAs` the first name among them; `missing` counts the holes of its streams and the end marks that did not come. */
export interface SessionRow extends Tally {
  id: string;
  device: string;
  person: string | null;
  named: string | null;
  namedAs: string | null;
  openedAt: number | null;
  endedAt: number | null;
  closeReason: string | null;
  lastInputAt: number | null;
  firstAt: number;
  lastAt: number;
  missing: number;
}

/** A run of seqs without a hole: of records or manifests that are here, or of what gap records tell of. */
export interface CoverageRow {
  stream: string;
  covers: 'records' | 'manifests' | 'told';
  firstSeq: number;
  lastSeq: number;
  firstAt: number | null;
  lastAt: number | null;
}

/** Why records were removed: what a reader is told in their place. */
export type RemovalReason = 'retention' | 'erased' | 'remasked';

/** Seqs whose records were here and were removed for good; `session` is the one that they were about. Such runs never overlap. */
export interface RemovedRow {
  stream: string;
  firstSeq: number;
  lastSeq: number;
  firstAt: number | null;
  lastAt: number | null;
  session: string | null;
  reason: RemovalReason;
}

/** `scope` is JSON. */
export interface HoldRow {
  id: string;
  scope: string;
  reason: string;
  setBy: string | null;
  setAt: number;
  endedBy: string | null;
  endedAt: number | null;
}

/** `released` numbers those that are carried out, in that order, and is what a device has got up to; `found` and `removed` are JSON; `cursor` is how far the records were looked through, null before the first. */
export interface ErasureRow {
  number: number;
  id: string;
  kind: 'conversation' | 'customer';
  note: string;
  askedBy: string | null;
  askedAt: number;
  state: 'finding' | 'found' | 'running' | 'held' | 'done';
  confirmed: number;
  released: number | null;
  cursor: string | null;
  found: string | null;
  removed: string;
  heldBack: number;
  doneAt: number | null;
}
export type ErasureViewRow = Span & { erasure: string };

/** `firstSeq` and `lastSeq` are its manifest's, null where an older collector took it; `file` is the hash that its file is named by. */
export interface UploadRow {
  id: string;
  sha256: string;
  device: string;
  stream: string;
  schema: number;
  bytes: number;
  receivedAt: number;
  file: string;
  firstSeq: number | null;
  lastSeq: number | null;
}

/**
 * What an action is found by. All that many actions share is its shape; all else is a word, by its id. `arrival` rises with each that arrives, and none is
 * given twice; `entity`, `conversation`, `session` and `by` are ids or names, and the empty word where unknown; `name` is the entity's.
 */
export interface ActionRow {
  arrival: number;
  stream: string;
  seq: number;
  at: number;
  shape: number;
  by: number;
  from: number;
  to: number;
  entity: number;
  name: number | null;
  conversation: number;
  session: number;
  device: number;
}

/** A leaf of the log with what else its signature is over. `leaf` counts from 0; `key` and `signature` are null where it is not signed. */
export interface LeafRow {
  leaf: number;
  stream: string;
  firstSeq: number;
  hash: string;
  device: string;
  kind: string;
  session: string | null;
  receivedAt: number;
  key: string | null;
  signature: string | null;
}

/** A key that uploads of a device were signed with. `enrolled`: the device has shown it when it was enrolled. `publicKey` is JSON. */
export interface SigningKeyRow {
  device: string;
  key: string;
  publicKey: string;
  enrolled: number;
  firstSeenAt: number;
}

/** `filter` and `scope` are JSON. */
export interface ExportRow {
  id: string;
  device: string | null;
  format: ExportFormat;
  filter: string;
  timeZone: string | null;
  state: ExportJob['state'];
  rows: number;
  total: number | null;
  bytes: number;
  createdAt: number;
  endedAt: number | null;
  problem: string | null;
  attempts: number;
  owner: string | null;
  scope: string | null;
}

/** `login` is null where a provider signs in; `roles` and `groups` are JSON. */
export interface AccountRow {
  id: string;
  name: string;
  login: string | null;
  issuer: string | null;
  subject: string | null;
  password: string | null;
  roles: string;
  groups: string;
  disabled: 0 | 1;
  createdAt: number;
  signedInAt: number | null;
}

/** `state` and `told` are JSON; `keyId` names its present key. It has one nonce at a time. */
export interface DeviceRow {
  id: string;
  name: string;
  version: string;
  grp: string | null;
  keyId: string | null;
  enrolledAt: number;
  revokedAt: number | null;
  lastSeenAt: number | null;
  state: string | null;
  told: string;
  nonceHash: string | null;
  nonceExpiresAt: number | null;
  /** Whose visitor's browser it is; null: it is no visitor's. */
  website: string | null;
}

/** `offer` is JSON. */
export interface PairingRow {
  codeHash: string;
  id: string;
  offer: string;
  grp: string | null;
  uses: number;
  usesLeft: number;
  createdAt: number;
  expiresAt: number;
}

export interface Tables extends ActivityTables, CobrowseTables, RemaskTables {
  accounts: AccountRow;
  signIns: { hash: string; account: string; expiresAt: number; seenAt: number };
  setUps: { hash: string; account: string; expiresAt: number };
  /** `action` is JSON. */
  notes: { id: number; action: string };
  action_groups: { grp: number; arrival: number };
  devices: DeviceRow;
  websites: WebsiteRow;
  /** Every key that a device ever had. */
  device_keys: { device: string; keyId: string; publicKey: string; addedAt: number };
  /** `expiresAt` null: of a device that was enrolled before it had a key. */
  device_tokens: { hash: string; device: string; expiresAt: number | null };
  pairings: PairingRow;
  /** Which device came by which link: it may ask again, and uses nothing more up. */
  pairing_uses: { codeHash: string; device: string; keyId: string; at: number };
  tickets: { hash: string; expiresAt: number };
  viewers: { hash: string; expiresAt: number };
  uploads: UploadRow;
  manifests: { stream: string; firstSeq: number; lastSeq: number; hash: string; previous: string | null; upload: string };
  streams: StreamRow;
  coverage: CoverageRow;
  records: { stream: string; seq: number; at: number; session: string | null; json: string };
  /** Which upload's file holds which frames. */
  frame_runs: { stream: string; firstSeq: number; lastSeq: number; upload: string };
  /** Where a replay can start: full snapshots, and the meta events before them. Parts are listed by their first. */
  keyframes: { stream: string; seq: number; at: number; type: number };
  sessions: SessionRow;
  quarantine: { stream: string; seq: number; upload: string; reason: string; at: number };
  actions: ActionRow;
  action_words: { id: number; text: string };
  /** `shape` is JSON. */
  action_shapes: { id: number; shape: string };
  /** The words that a search finds an action by; only the index of them is kept. */
  actions_text: { rowid: number; words: string };
  exports: ExportRow;
  /** One row: who the collector is as a writer of its own ledger. */
  own: { device: string; stream: string; openedAt: number };
  pushes: StoredPush;
  reports: StoredReport;
  /** Actions that a target refused; `asked`: somebody wants them sent again. */
  set_aside: { key: string; arrival: number; asked: 0 | 1 };
  removed: RemovedRow;
  holds: HoldRow;
  erasures: ErasureRow;
  /** Hashes of the names that an erasure goes by. */
  erasure_prints: { erasure: string; print: string };
  /** Records that carry such a name, and are to be removed. */
  erasure_hits: { erasure: string; stream: string; seq: number; at: number };
  /** When what is erased was to be seen: they say nothing of whom, and stay, for what comes later. */
  erasure_views: ErasureViewRow;
  erasure_salt: { salt: string };
  /** Up to which erasure a device has fetched the list. */
  erasure_devices: { device: string; number: number; at: number };
  /** Uploads whose files still hold removed records; `asked` rises with each that is removed; `leftover` names the file that was replaced and is to go. */
  rewrites: { upload: string; asked: number; leftover: string | null };
  log_leaves: LeafRow;
  /** The hashes of complete subtrees of the log: level 0 are the leaves. */
  log_nodes: { level: number; place: number; hash: string };
  checkpoints: StoredCheckpoint;
  signing_keys: SigningKeyRow;
  /** Which record says what the message of an action said. */
  message_texts: { stream: string; seq: number; action: string };
  last_done: { what: string; at: number; counts: string };
  upload_totals: { count: number; bytes: number };
  alarms: { at: number; device: string; upload: string; stream: string; reason: string };
}
