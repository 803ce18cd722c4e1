/** Makes sealed uploads as the extension would, so that each test says only what is special about its own. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Action } from '../../../lib/events/action.ts';
import { DevicePublicKey, signing, toBase64Url, type KeyAlg } from '../../../lib/events/device-key.ts';
import { newId } from '../../../lib/events/id.ts';
import { commit, hashManifest, newSalt, type Manifest, type SaltedRecord } from '../../../lib/events/manifest.ts';
import type { CotrailRecord } from '../../../lib/events/record.ts';
import { writeStatement } from '../../../lib/events/signature.ts';
import type { StreamHeader } from '../../../lib/events/stream.ts';
import { writeUpload } from '../../../lib/events/upload.ts';

export const start = 1_700_000_000_000;

export function newStream(device: string, session: string | null, change: Partial<StreamHeader> = {}): StreamHeader {
  return {
    ...{ id: newId(), kind: 'facts', device, session, tab: 1, frame: 0, document: null, parentDocument: null },
    ...{ origin: 'https://chat.example', maskLevel: 'all', openedAt: start, verified: true },
    person: { id: 'a-1', name: 'Ada', console: null, via: 'typed' },
    ...change,
  };
}

export function newClick(stream: string, seq: number, change: object = {}): CotrailRecord {
  const element = { selector: 'button', tag: 'button', id: null, name: null, role: null, label: null };
  const where = { actor: 'agent', url: 'https://chat.example/', title: null, pageMade: false } as const;
  return {
    ...{ kind: 'interaction', type: 'click', id: newId(), stream, seq, at: start + seq * 1000, mono: seq * 1000 },
    ...where,
    data: { element, button: 0, x: 1, y: 2 },
    ...change,
  };
}

export function newMark(stream: string, seq: number, mark: string): CotrailRecord {
  return { kind: 'mark', stream, seq, at: start + seq * 1000, mono: seq * 1000, mark, data: {} };
}

export function newFrame(stream: string, seq: number, type: number, data: unknown = {}): CotrailRecord {
  const at = start + seq * 1000;
  return { kind: 'frame', stream, seq, at, mono: seq * 1000, event: { type, timestamp: at, data } };
}

/** A frame whose JSON is `pieces` joined, as it travels when it is too large for one record. */
export function newParts(stream: string, first: number, eventType: number, pieces: string[]): CotrailRecord[] {
  const whole = { kind: 'frame-part', stream, at: start + first * 1000, mono: first * 1000, first, of: pieces.length, eventType } as const;
  return pieces.map((json, part) => ({ ...whole, seq: first + part, part, json }));
}

export function newLedger(device: string): StreamHeader {
  return newStream(device, null, { kind: 'ledger', person: null, tab: null, frame: null, origin: null, maskLevel: null });
}

export function newClosed(stream: string, seq: number, session: string, endedAt: number): CotrailRecord {
  return { kind: 'session-closed', stream, seq, at: endedAt + 4000, mono: null, session, reason: 'idle', endedAt, lastInputAt: null };
}

/** An action that nothing is known of but its event, and what the test says. */
export function newAction(stream: string, seq: number, change: Partial<Action> = {}): Action {
  const unknown = { value: null, evidence: [] };
  return {
    ...{ kind: 'action', id: newId(), stream, seq, at: start + seq * 1000, mono: null, session: null, event: 'conversation.assigned' },
    actor: { kind: 'agent', person: null, device: null },
    ...{ entity: unknown, from: unknown, to: unknown, outcome: unknown, initiator: null, evidence: [], conversation: null },
    ...{ console: null, settledAt: null, moment: null },
    ...change,
  };
}

/** What the device says of a hole in another stream. */
export function newGap(
  stream: string,
  seq: number,
  about: Pick<StreamHeader, 'id' | 'session'>,
  afterSeq: number | null,
  beforeSeq: number | null,
): CotrailRecord {
  const hole = { stream: about.id, session: about.session, afterSeq, beforeSeq, fromAt: null, toAt: null, count: null };
  return {
    kind: 'gap',
    stream,
    seq,
    at: start + 9000,
    mono: null,
    gap: { ...hole, reason: beforeSeq === null ? 'no-end-mark' : 'quarantined' },
  };
}

export interface Sealed {
  id: string;
  sha256: string;
  bytes: Uint8Array<ArrayBuffer>;
  manifestHash: string;
}

export interface SealOptions {
  id?: string;
  previous?: string | null;
  schema?: number;
  /** The same salt and records make the same manifest: the parts of one chunk share it. */
  salt?: string;
  /** Which of the records travel; the manifest is of all. */
  send?: (record: CotrailRecord) => boolean;
  /** Signs the manifest. */
  signer?: Signer;
  forge?: (lines: { header: object; salted: SaltedRecord[] }) => void;
}

export interface Signer {
  publicKey: DevicePublicKey;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

export async function newSigner(alg: KeyAlg = 'Ed25519'): Promise<Signer> {
  const pair = (await crypto.subtle.generateKey(signing[alg], true, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = DevicePublicKey.parse(await crypto.subtle.exportKey('jwk', pair.publicKey));
  return { publicKey, sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(signing[alg], pair.privateKey, bytes)) };
}

export async function seal(stream: StreamHeader, records: CotrailRecord[], options: SealOptions = {}): Promise<Sealed> {
  const { id = newId(), previous = null, schema = 1, salt, send = () => true } = options;
  const salted = records.map((record): SaltedRecord => ({ salt: salt ?? newSalt(), record }));
  const commitments = await Promise.all(salted.map(commit));
  const manifest: Manifest = { stream: stream.id, firstSeq: records[0]!.seq, lastSeq: records.at(-1)!.seq, commitments, previous };
  const header = { schema, id, recorder: 'test', stream, manifest, ...(options.signer && (await sign(options.signer, stream, manifest))) };
  const lines = { header, salted: salted.filter(({ record }) => send(record)) };
  options.forge?.(lines);
  const bytes = new Uint8Array(gzipSync(writeUpload(lines.header, lines.salted)));
  return { id, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), manifestHash: await hashManifest(manifest) };
}

async function sign({ publicKey, sign: write }: Signer, { device, kind, session }: StreamHeader, manifest: Manifest) {
  const statement = writeStatement({ device, kind, session, manifest: await hashManifest(manifest) });
  return { signature: { publicKey, value: toBase64Url(await write(statement)) } };
}
