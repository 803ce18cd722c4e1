/** The extension's database: its tables and versions. Only this room imports Dexie. */
import Dexie, { type EntityTable, type Table } from 'dexie';
import type { InteractionCounts } from '../events/api.ts';
import type { Manifest, SaltedRecord } from '../events/manifest.ts';
import type { Person } from '../events/person.ts';
import type { StreamHeader } from '../events/stream.ts';
import { type PackRow, dropPacks } from './action-packs.ts';
import type { ActionRow } from './action-row.ts';
import type { ClockOffset } from '../events/clock-offset.ts';
import type { CobrowseRow } from './cobrowses.ts';
import type { FlightRow, MatchRow, MemoryRow, ShapeRow } from './console-rows.ts';
import type { KeyRow } from './device-key.ts';
import type { ExportRow } from './exports.ts';
import { indexActions } from './index-actions.ts';
import type { KnownLog } from './known-log.ts';

/** One row, key `device`: who this device is and whether it records. Made before any collector is known. */
export interface DeviceRow {
  key: 'device';
  id: string;
  /** The device's ledger stream. */
  ledger: string;
  state: 'recording' | 'paused' | 'stopped';
  stateAt: number;
  /** Why it is paused, as the person said: a word such as `break`, or their own; absent or null: not said. */
  pauseWhy?: string | null;
  /** The open session, or null. At most one. */
  session: string | null;
  /** Whom a console named last as being here; a null person: they logged out of it, or its browser ended. `since`: when they came in place of another. */
  desk?: { site: string; person: Person | null; at: number; since: number } | null;
  /** When a session last ended because another person came: pages begin anew. */
  turnAt?: number;
  /** Until when the collector is asked what became of a code or a link; absent: it is not. */
  cobrowseUntil?: number;
  /** What was last written of the clock, for each session that is linked. */
  clockNoted?: { session: string; offset: ClockOffset }[];
  /** When records could not be kept for want of disk; null: they can. */
  fullSince: number | null;
  /** From when to when that was so last; absent: never. */
  lastFull?: { from: number; to: number };
  /** What made room on a full disk, since when and up to when; absent: nothing. A collector has all of it. */
  evicted?: Evicted;
}

export interface Evicted {
  sessions: number;
  records: number;
  since: number;
  at: number;
}

/** A stream's header and how far it is written and sealed. */
export interface StreamRow extends StreamHeader {
  /** All records before this seq are here, without a hole. */
  nextSeq: number;
  /** All records before this seq are sealed. */
  sealedSeq: number;
  lastManifest: string | null;
  /** Bytes of JSON not yet sealed, and since when they wait; null: none. */
  unsealedBytes: number;
  unsealedSince: number | null;
  /** 1 when its end mark is here or its document is known to be gone. A number, so that it can be indexed. */
  over: 0 | 1;
  lastAt: number | null;
  /** Up to this seq, gaps tell of what came after Pause and was not kept. */
  toldSeq?: number;
}

/** A session with its counters, kept in the same transaction as the records that they count. `open` is indexed. */
export interface SessionRow {
  id: string;
  device: string;
  person: Person;
  openedAt: number;
  open: 0 | 1;
  endedAt: number | null;
  closeReason: string | null;
  lastInputAt: number | null;
  /** Whom consoles named while it ran, beside its person. */
  named?: Person[];
  firstAt: number;
  lastAt: number;
  sites: string[];
  tabIds: number[];
  interactions: InteractionCounts;
  actions: number;
  frames: number;
  gaps: number;
}

/** Whom a tab of a console named last, and with tab −1 whom the console did. */
export interface SeatRow {
  site: string;
  tab: number;
  id: string | null;
  name: string | null;
  at: number;
}

/** A fact or ledger record. `session` is absent where it concerns none, so that the index leaves it out. */
export interface RecordRow extends SaltedRecord {
  stream: string;
  seq: number;
  at: number;
  session?: string;
}

/** A frame. `snapshotAt` is there for full snapshots (their first part) only: the index finds where a replay can start. */
export interface FrameRow extends SaltedRecord {
  stream: string;
  seq: number;
  at: number;
  snapshotAt?: number;
}

/** A sealed chunk that waits for its acknowledgement; its bytes stand apart, so that counting is cheap. `rank` orders streams: ledger 0, facts 1, live frames 2, other frames 3. */
export interface ChunkRow {
  id: string;
  stream: string;
  firstSeq: number;
  lastSeq: number;
  records: number;
  rank: number;
  sha256: string;
  sealedAt: number;
  state: 'pending' | 'quarantined';
  reason: string | null;
}

export interface BytesRow {
  id: string;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface ManifestRow {
  stream: string;
  firstSeq: number;
  manifest: Manifest;
  hash: string;
}

/** A record that could not be taken as what it claims to be: kept as it came, never shown as a fact. */
export interface QuarantineRow {
  id: string;
  stream: string;
  seq: number | null;
  at: number;
  reason: string;
  value: unknown;
}

/** One row, key `upload`: how uploading goes, across deaths of the worker. */
export interface UploadRow {
  key: 'upload';
  failures: number;
  nextAttemptAt: number | null;
  lastOkAt: number | null;
  lastError: { word: string; detail: string | null; at: number } | null;
  uploaded: number;
  endpoint: string | null;
  token: string | null;
  /** Missing before the first acknowledgement. */
  log?: KnownLog;
  /** Which of a collector's erasures and re-maskings were carried out here; absent before the first was asked for. */
  erasures?: ErasuresState;
  /** By this device's clock; null or absent: the token of a device from before it had a key, good until the collector has the key. */
  tokenExpiresAt?: number | null;
  /** When the collector was last offered the key of such a device. */
  keyOfferedAt?: number;
  /** When the collector was last told how this device is, when that was last tried, and what was told, without its times. */
  toldAt?: number;
  toldTriedAt?: number;
  told?: string;
}

export interface ErasuresState {
  endpoint: string;
  /** Up to which number, when last asked, how many were carried out, and when the last. */
  after: number;
  askedAt: number;
  applied: number;
  appliedAt: number | null;
  /** The same of its re-maskings, which are counted apart; absent before the first. */
  remasked?: { after: number; applied: number; appliedAt: number };
}

export class CotrailDb extends Dexie {
  declare device: EntityTable<DeviceRow, 'key'>;
  declare streams: EntityTable<StreamRow, 'id'>;
  declare sessions: EntityTable<SessionRow, 'id'>;
  declare records: Table<RecordRow, [string, number]>;
  declare frames: Table<FrameRow, [string, number]>;
  declare chunks: EntityTable<ChunkRow, 'id'>;
  declare bytes: EntityTable<BytesRow, 'id'>;
  declare manifests: Table<ManifestRow, [string, number]>;
  declare quarantine: EntityTable<QuarantineRow, 'id'>;
  declare upload: EntityTable<UploadRow, 'key'>;
  declare flights: EntityTable<FlightRow, 'id'>;
  declare memories: Table<MemoryRow, [string, string, string]>;
  declare shapes: EntityTable<ShapeRow, 'key'>;
  declare matches: Table<MatchRow, [string, string]>;
  declare reserve: Table<{ key: 'reserve'; bytes: Uint8Array }, string>;
  declare actions: Table<ActionRow, number>;
  declare exports: EntityTable<ExportRow, 'id'>;
  declare keys: EntityTable<KeyRow, 'key'>;
  declare packs: Table<PackRow, number>;
  declare seats: Table<SeatRow, [string, number]>;
  declare cobrowses: EntityTable<CobrowseRow, 'id'>;

  constructor(name = 'cotrail') {
    // Strict: an answered record survives a power cut, for 1.3 ms a transaction.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      device: 'key',
      streams: 'id, kind, session, [tab+frame], over, unsealedSince',
      sessions: 'id, openedAt, lastAt, open',
      records: '[stream+seq], [session+at]',
      frames: '[stream+seq], [stream+snapshotAt]',
      chunks: 'id, [state+rank+stream+firstSeq], stream',
      bytes: 'id',
      manifests: '[stream+firstSeq]',
      quarantine: 'id, stream',
      upload: 'key',
      reserve: 'key',
    });
    // Versions 2 and 3 were steps on the way to this one, and on no device but their makers'.
    this.version(4)
      .stores({
        flights: 'id, requestId, dueAt, at',
        memories: '[site+type+id], at',
        shapes: 'key, lastAt',
        matches: '[profile+rule]',
        actions: '++arrival, &[stream+seq], [at+stream+seq], [session+at+stream+seq], *items',
        exports: 'id, state',
      })
      .upgrade((transaction) => indexActions(transaction));
    this.version(5).stores({ keys: 'key' });
    // Nothing to upgrade: packs are made beside what is there, a few at each tick of the background.
    this.version(6).stores({ packs: 'number, [maxAt+minAt+number]' });
    this.version(7).stores({ seats: '[site+tab], site' });
    this.version(8).stores({ cobrowses: 'id' });
    dropPacks(this);
  }
}

export const db = new CotrailDb();
