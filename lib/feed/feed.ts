/** The one source of a viewer: the same questions, answered by this device's store or by a collector. */
import type { SignedIn } from './accounts.ts';
import type { Activity } from './activity.ts';
import type { ActionFacets, ActionFilter, ActionQuery, ActionsPage } from '../events/action-api.ts';
import type { DataState, Erasure, ErasureDevices, ErasureRequest, Hold, HoldRequest } from '../events/data-api.ts';
import type { CobrowseView } from '../events/cobrowse-api.ts';
import type { CompanionKeyRequest, Website, WebsitesPage } from '../events/companion-api.ts';
import type { DeviceChange, DevicesPage, PairingAnswer, PairingRequest, PairingView } from '../events/device-api.ts';
import type { ExportJob, ExportRequest } from '../events/export-api.ts';
import type { Doubtful, Remasking, RemaskRequest } from '../events/remask-api.ts';
import type { CollectorStatus } from '../events/status-api.ts';
import type { LogState, SessionProof } from '../events/log-api.ts';
import type { TranscriptCopy, TranscriptPage, TranscriptQuery } from '../events/transcript-api.ts';
import type { FramesPage, FramesQuery, RecordsPage, SessionDetail, SessionFacets, SessionQuery, SessionsPage } from '../events/api.ts';

/** Each read rejects with `FeedError` where it cannot be answered; a session that is not there is null. */
export interface Feed {
  readonly place: 'device' | 'collector';
  listSessions(query: SessionQuery, signal: AbortSignal): Promise<SessionsPage>;
  readFacets(query: SessionQuery, signal: AbortSignal): Promise<SessionFacets>;
  readSession(id: string, signal: AbortSignal): Promise<SessionDetail | null>;
  readRecords(session: string, cursor: string | null, signal: AbortSignal): Promise<RecordsPage>;
  /** Sessions that this one is or was linked with, oldest first; missing where nobody knows: on the device itself. */
  listCobrowses?(session: string, signal: AbortSignal): Promise<CobrowseView[]>;
  readFrames(stream: string, query: FramesQuery, signal: AbortSignal): Promise<FramesPage>;
  listActions(query: ActionQuery, signal: AbortSignal): Promise<ActionsPage>;
  readActionFacets(filter: ActionFilter, signal: AbortSignal): Promise<ActionFacets>;
  /** What was done and said in one conversation, newest first. */
  readTranscript(query: TranscriptQuery, signal: AbortSignal): Promise<TranscriptPage>;
  /** Writes down that a transcript is saved or printed: nobody takes one before it is. */
  noteTranscript(copy: TranscriptCopy): Promise<void>;
  readonly exports: Exports;
  /** Missing where the agents' days are not kept. */
  readonly activity?: Activity;
  /** Where the reader may be an admin of devices. */
  readonly fleet?: Fleet;
  /** Where the reader may see what a collector keeps, and how it is. */
  readonly keeping?: Keeping;
  /** Missing where there is no log that proves anything: on the device itself. */
  readonly proofs?: Proofs;
  /** Only where people sign in: a device is known by its token. */
  readonly signedIn?: SignedIn;
}

/** What is proved of records, checked when it is asked. Null: whoever looks may not ask it. */
export interface Proofs {
  readSession(id: string, signal: AbortSignal): Promise<SessionProof>;
  readonly readLog: ((signal: AbortSignal) => Promise<LogState>) | null;
  /** The bundle of a session, for the browser to save. */
  readonly download: ((session: string) => void) | null;
}

/** What an admin sees and does of devices. */
export interface Fleet {
  listDevices(signal: AbortSignal): Promise<DevicesPage>;
  changeDevice(id: string, change: DeviceChange): Promise<void>;
  revokeDevice(id: string): Promise<void>;
  listPairings(signal: AbortSignal): Promise<PairingView[]>;
  createPairing(terms: PairingRequest): Promise<PairingAnswer>;
  withdrawPairing(id: string): Promise<void>;
  listWebsites(signal: AbortSignal): Promise<WebsitesPage>;
  createWebsite(request: CompanionKeyRequest): Promise<Website>;
  withdrawWebsite(id: string): Promise<void>;
}

/** What an admin sees and does of what a collector keeps; an auditor sees it. */
export interface Keeping {
  readData(signal: AbortSignal): Promise<DataState>;
  /** Newest first. */
  listHolds(signal: AbortSignal): Promise<Hold[]>;
  setHold(request: HoldRequest): Promise<Hold>;
  liftHold(id: string): Promise<void>;
  /** Newest first. */
  listErasures(signal: AbortSignal): Promise<Erasure[]>;
  /** Which devices have got it. */
  listErasureDevices(id: string, signal: AbortSignal): Promise<ErasureDevices['devices']>;
  /** Finds what it would remove. */
  askErasure(request: ErasureRequest): Promise<Erasure>;
  confirmErasure(id: string): Promise<void>;
  /** Forgets one that was not confirmed. */
  cancelErasure(id: string): Promise<void>;
  /** Newest first. */
  listRemaskings(signal: AbortSignal): Promise<Remasking[]>;
  /** Finds what it would remove. */
  askRemasking(request: RemaskRequest): Promise<Remasking>;
  confirmRemasking(id: string, doubtful: Doubtful): Promise<void>;
  /** Forgets one that was not confirmed. */
  cancelRemasking(id: string): Promise<void>;
  readStatus(signal: AbortSignal): Promise<CollectorStatus>;
}

/** Exports of the log: jobs that go on when the page is left. */
export interface Exports {
  start(request: ExportRequest, signal: AbortSignal): Promise<ExportJob>;
  /** Newest first. */
  list(signal: AbortSignal): Promise<ExportJob[]>;
  /** Stops a job that runs; removes one that has ended, with its file. */
  remove(id: string, signal: AbortSignal): Promise<void>;
  /** The file of a job that is done, for the browser to save. */
  download(job: ExportJob): Promise<void>;
}

/** Why a read failed, as a word that the screen has a sentence for. */
export class FeedError extends Error {
  readonly reason: 'offline' | 'not-signed-in' | 'not-allowed' | 'not-a-collector' | 'failed';
  constructor(reason: FeedError['reason'], message: string) {
    super(message);
    this.name = 'FeedError';
    this.reason = reason;
  }
}
