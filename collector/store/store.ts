/** The store's contract: what a collector keeps and can be asked, whichever engine is behind it. One conformance suite checks them all. */
import type { DataRows } from './data.ts';
import type { LogName } from '../../lib/events/action-events.ts';
import type { ActionFacets, ActionFilter, ActionQuery, ActionsPage } from '../../lib/events/action-api.ts';
import type {
  FramesPage,
  FramesQuery,
  RecordsPage,
  SessionDetail,
  SessionFacets,
  SessionQuery,
  SessionsPage,
  Totals,
} from '../../lib/events/api.ts';
import type { DevicePublicKey } from '../../lib/events/device-key.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import type { ExportJob } from '../../lib/events/export-api.ts';
import type { Manifest } from '../../lib/events/manifest.ts';
import type { CotrailRecord, KnownRecord } from '../../lib/events/record.ts';
import type { StreamHeader } from '../../lib/events/stream.ts';
import type { TranscriptPage, TranscriptQuery } from '../../lib/events/transcript-api.ts';
import type { LogRows } from './log-rows.ts';
import type { ProofRows } from './proof-rows.ts';
import type { AccountStore } from './account-store.ts';
import type { FleetStore } from './fleet-contract.ts';
import type { ActivityRows } from './activity/rows.ts';
import type { ReportRows } from './report-rows.ts';
import type { CobrowseStore } from './cobrowse-store.ts';
import type { WebsiteStore } from './website-store.ts';

/** An upload whose bytes, manifest and commitments have been checked. `header` is null where a newer schema's does not fit ours. */
export interface CheckedUpload {
  id: string;
  sha256: string;
  bytes: Uint8Array;
  schema: number;
  stream: { id: string; device: string; kind: string; session: string | null; header: StreamHeader | null };
  manifest: Manifest;
  manifestHash: string;
  signature: CheckedSignature | null;
  records: CheckedRecord[];
}

/** What the header says of the manifest's signature. `isValid`: the key that it names has made it; whose key that is, the store knows. */
export interface CheckedSignature {
  /** The key's thumbprint. */
  key: string;
  publicKey: DevicePublicKey;
  value: string;
  isValid: boolean;
}

/** `known` is null where this version does not know the kind; `json` is the whole record as it came, in canonical form. */
export interface CheckedRecord {
  record: CotrailRecord;
  known: KnownRecord | null;
  json: string;
}

/**
 * `stored` and `duplicate` are acknowledged. `quarantined` is too: the bytes are kept, but shown to nobody as truth, because the
 * manifest does not link to its stream's chain, or its signature is wrong. `other-bytes`: the id is taken by another upload. `other-stream`: the stream or its
 * session is another device's, or the stream is of another kind. The last two keep nothing but an alarm.
 */
export type PutOutcome = 'stored' | 'duplicate' | 'quarantined' | 'other-bytes' | 'other-stream';

/** The groups whose recordings or logs someone may read: `*` is all of them, and what has none. */
export type Groups = '*' | readonly string[];

/**
 * What a reader may see: the recordings of these groups, and each log as far as it is of these groups; of one device only where `device` is not null.
 * Exports are their owner's, which is an account; whoever is held to neither device nor owner sees all of them.
 */
export interface Scope {
  device: string | null;
  owner: string | null;
  sessions: Groups;
  logs: Readonly<Record<LogName, Groups>>;
}
/** For the operator of the collector's own machine, and for what the collector does itself. */
export const everything: Scope = { device: null, owner: null, sessions: '*', logs: { conversations: '*', activity: '*', audit: '*' } };

/** What a device may see: what it recorded itself. */
export function ownOf(device: string): Scope {
  return { ...everything, device };
}

/** Where the collector's own ledger goes on: after the manifest whose hash is `lastManifest`, null before the first. */
export interface OwnStream {
  device: string;
  stream: string;
  openedAt: number;
  nextSeq: number;
  lastManifest: string | null;
}

/** An export as it is kept. `scope` is what whoever started it could see then; `attempts` counts how often its file was begun. */
export interface StoredExport extends Pick<
  ExportJob,
  'id' | 'format' | 'filter' | 'state' | 'rows' | 'total' | 'bytes' | 'createdAt' | 'endedAt' | 'problem'
> {
  scope: Scope;
  timeZone: string | null;
  attempts: number;
}
export type ExportChanges = Partial<Pick<StoredExport, 'state' | 'rows' | 'total' | 'bytes' | 'endedAt' | 'problem' | 'attempts'>>;

/** An action with its place among all that arrived. */
export interface Arrival {
  arrival: number;
  action: Envelope;
}

/** How far a target of pushes has got: all up to `arrival` were taken or set aside. `failures` are those in a row. */
export interface StoredPush {
  key: string;
  arrival: number;
  sent: number;
  setAside: number;
  failures: number;
  lastOkAt: number | null;
  lastErrorAt: number | null;
  lastError: string | null;
  nextAttemptAt: number | null;
}

/** Secrets (codes, tokens, tickets, viewers) reach a store as SHA-256 only. Times are ms since the unix epoch. */
export interface Store
  extends AccountStore, ActivityRows, CobrowseStore, DataRows, FleetStore, LogRows, ProofRows, ReportRows, WebsiteStore {
  addTicket(ticketHash: string, expiresAt: number): Promise<void>;
  /** Spends the ticket for a viewer; false where it is unknown, spent or expired. */
  openViewer(viewer: { ticketHash: string; viewerHash: string; expiresAt: number; now: number }): Promise<boolean>;
  isViewer(viewerHash: string, now: number): Promise<boolean>;
  closeViewer(viewerHash: string): Promise<void>;

  /** Resolves when the upload survives a crash of the machine. */
  putUpload(upload: CheckedUpload, receivedAt: number): Promise<PutOutcome>;

  listSessions(scope: Scope, query: SessionQuery): Promise<SessionsPage>;
  readFacets(scope: Scope, query: SessionQuery): Promise<SessionFacets>;
  /** The next three answer null where there is no such thing within the scope. A cursor that is none of ours throws `BadCursor`. */
  readSession(scope: Scope, id: string): Promise<SessionDetail | null>;
  readRecords(
    scope: Scope,
    session: string,
    page: { cursor?: string | undefined; limit?: number | undefined },
  ): Promise<RecordsPage | null>;
  readFrames(scope: Scope, stream: string, query: FramesQuery): Promise<FramesPage | null>;
  /** The session that a stream belongs to, null where it belongs to none. */
  readSessionOf(stream: string): Promise<string | null>;
  readTotals(scope: Scope): Promise<Totals>;

  /** A cursor, or an `arrivedAfter`, that is none of ours throws `BadCursor`. */
  listActions(scope: Scope, query: ActionQuery): Promise<ActionsPage>;
  readActionFacets(scope: Scope, filter: ActionFilter): Promise<ActionFacets>;
  readTranscript(scope: Scope, query: TranscriptQuery): Promise<TranscriptPage>;
  /**
   * All actions of a filter that had arrived when the first was asked for, in the order of the list, as they were recorded. It reads a page at a time and
   * holds nothing open between pages: uploads go on while it is slow, and it may be left at any time.
   */
  iterateActions(scope: Scope, filter: ActionFilter): AsyncIterable<Envelope>;
  countActions(scope: Scope, filter: ActionFilter): Promise<number>;

  /** The ledger that the collector itself writes, made at `now` where there is none yet. */
  readOwnStream(now: number): Promise<OwnStream>;

  /** Actions in the order in which they arrived, behind a place, 0 for the first. */
  readArrivals(after: number, limit: number): Promise<Arrival[]>;
  countArrivals(after: number): Promise<number>;
  /** A target that is not known yet begins with the first action. */
  readPush(key: string): Promise<StoredPush>;
  /** `refused` are set aside, so that they can be sent again. */
  updatePush(key: string, changes: Partial<StoredPush>, refused?: readonly number[]): Promise<void>;
  /** How many a target may be asked to take again: those that were erased meanwhile are none. */
  countSetAside(key: string): Promise<number>;
  /** Marks all that is set aside of all targets to be sent again; how many. */
  askAgain(): Promise<number>;
  /** The first that is to be sent again; null: none. */
  readAskedAgain(key: string): Promise<Arrival | null>;
  /** How that went: `taken` is set aside no more, else it stays so until somebody asks again. */
  settleAgain(key: string, arrival: number, taken: boolean, changes: Partial<StoredPush>): Promise<void>;

  addExport(job: StoredExport): Promise<void>;
  /** Newest first. */
  listExports(scope: Scope): Promise<StoredExport[]>;
  readExport(scope: Scope, id: string): Promise<StoredExport | null>;
  updateExport(id: string, changes: ExportChanges): Promise<void>;
  removeExport(id: string): Promise<void>;
  close(): Promise<void>;
}

/** A cursor that no page of ours gave out. */
export class BadCursor extends Error {
  constructor() {
    super('The cursor is not one that this collector gave out: read from the first page again.');
    this.name = 'BadCursor';
  }
}
