/** The collector's own ledger: what it does itself goes the way of every record, with seq, salt, commitment and chain, and shows in the log. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Action } from '../lib/events/action.ts';
import { nameKey, toBase64Url } from '../lib/events/device-key.ts';
import { newId } from '../lib/events/id.ts';
import { commit, hashManifest, newSalt, type Manifest, type SaltedRecord } from '../lib/events/manifest.ts';
import type { Person } from '../lib/events/person.ts';
import { schemaVersion } from '../lib/events/record.ts';
import { writeStatement, type ManifestSignature } from '../lib/events/signature.ts';
import type { StreamHeader } from '../lib/events/stream.ts';
import { writeUpload, type UploadHeader } from '../lib/events/upload.ts';
import type { Clock } from './app.ts';
import { checkUpload } from './check-upload.ts';
import type { LogKey } from './log/key.ts';
import type { Store } from './store/store.ts';
import { version } from './version.ts';

/**
 * What one of the collector's own actions says: `by` is the device that asked for it, `person` who had signed in; both are null for the operator. `system`: nobody
 * asked, the collector noticed.
 */
export interface OwnAction {
  event: string;
  kind?: 'user' | 'system';
  /** When it was done, where that is not now. */
  at?: number;
  by: string | null;
  person?: Person | null;
  entity: NonNullable<Action['entity']['value']>;
  /** Left out where nobody can know of an old value. */
  from?: Action['from']['value'];
  to: Action['to']['value'];
}

export interface OwnLedger {
  /** Resolves when the action is on disk. */
  append(action: OwnAction): Promise<void>;
}

type LedgerStore = Pick<Store, 'readOwnStream' | 'putUpload' | 'enrolKey'>;

/** `key` signs what it writes, as a device's key does; without one it stays unsigned. */
export function createOwnLedger(store: LedgerStore, now: Clock, key: LogKey | null = null): OwnLedger {
  let last: Promise<void> = Promise.resolve();
  return {
    // One after the other: each continues the chain where the one before left it.
    append: (action) => {
      const written = last.then(() => write(store, key, action, action.at ?? now()));
      last = written.catch(() => undefined);
      return written;
    },
  };
}

const compress = promisify(gzip);

async function write(store: LedgerStore, key: LogKey | null, action: OwnAction, at: number): Promise<void> {
  const own = await store.readOwnStream(at);
  if (key !== null) await store.enrolKey(own.device, await nameKey(key.jwk), key.jwk, at);
  const salted: SaltedRecord = { salt: newSalt(), record: stamp(action, own, at) };
  const commitments = [await commit(salted)];
  const manifest: Manifest = { stream: own.stream, firstSeq: own.nextSeq, lastSeq: own.nextSeq, commitments, previous: own.lastManifest };
  const header: UploadHeader = {
    ...{ schema: schemaVersion, id: newId(at), recorder: `collector ${version}` },
    ...{ stream: describeStream(own), manifest },
    ...(key && { signature: await sign(key, own, manifest) }),
  };
  const bytes = new Uint8Array(await compress(writeUpload(header, [salted])));
  const outcome = await store.putUpload(await checkUpload(header.id, bytes), at);
  if (outcome !== 'stored') throw new Error(`The collector's own action ${action.event} was not stored: ${outcome}.`);
}

async function sign(key: LogKey, { device }: OwnStream, manifest: Manifest): Promise<ManifestSignature> {
  const statement = writeStatement({ device, kind: 'ledger', session: null, manifest: await hashManifest(manifest) });
  return { publicKey: key.jwk, value: toBase64Url(key.sign(statement)) };
}

type OwnStream = Awaited<ReturnType<Store['readOwnStream']>>;

function stamp(action: OwnAction, { stream, nextSeq: seq }: OwnStream, at: number): Action {
  const { event, kind = 'user', by, person = null, entity, from = null, to } = action;
  const evidence: Action['evidence'] = ['cotrail'];
  return {
    ...{ kind: 'action', stream, seq, at, mono: null, id: newId(at), session: null, event },
    actor: { kind, person, device: by },
    entity: { value: entity, evidence },
    from: { value: from, evidence: from === null ? [] : evidence },
    to: { value: to, evidence: to === null ? [] : evidence },
    outcome: { value: 'confirmed', evidence },
    ...{ initiator: null, evidence, conversation: null, console: null, settledAt: at, moment: null },
  };
}

function describeStream({ stream: id, device, openedAt }: OwnStream): StreamHeader {
  const nowhere = { session: null, person: null, tab: null, frame: null, document: null, parentDocument: null, origin: null };
  return { id, kind: 'ledger', device, ...nowhere, maskLevel: null, openedAt, verified: true };
}
