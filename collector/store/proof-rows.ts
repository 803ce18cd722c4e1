/** Reads what proves what is stored: the leaves about a session, and behind each leaf its manifest, its records as readers are shown them, and their salts. */
import { hashManifest, type Manifest, type SaltedRecord } from '../../lib/events/manifest.ts';
import type { DevicePublicKey } from '../../lib/events/device-key.ts';
import type { SignatureCounts } from '../../lib/events/log-api.ts';
import type { Absence, AbsenceReason } from '../bundle/lines.ts';
import { readCoverage } from './coverage.ts';
import { enrolKey } from './signing-keys.ts';
import { write, type Database } from './database.ts';
import { readRemoved } from './removed.ts';
import type { SigningKeyRow, LeafRow } from './tables.ts';

/** `manifest` is null where the file that held it is gone. A record's `salt` is null where the record is still shown and its salt is gone. */
export interface Proven {
  manifest: Manifest | null;
  records: { seq: number; salt: string | null; json: string }[];
  absent: Absence[];
}

export interface ProofRows {
  /** The leaves that hold anything of a session, those of ledgers among them, in the log's order. */
  listSessionLeaves(session: string): Promise<number[]>;
  /** The run of leaves from the first to the last that were received in `[from, to)`. */
  findLeaves(from: number | null, to: number | null): Promise<{ first: number; end: number }>;
  /** With a session, only its records: what else a ledger's manifest holds is left out. */
  readProven(leaf: LeafRow, session: string | null): Promise<Proven>;
  /** From then on no other key signs for the device. */
  enrolKey(device: string, key: string, publicKey: DevicePublicKey, now: number): Promise<void>;
  readSigningKeys(device: string): Promise<SigningKeyRow[]>;
  /** Null: of the whole log. */
  countSignatures(session: string | null): Promise<SignatureCounts>;
}

export function createProofRows(db: Database, readText: (upload: string) => Promise<string>): ProofRows {
  return {
    listSessionLeaves: async (session) => listSessionLeaves(db, session),
    findLeaves: async (from, to) => findLeaves(db, from, to),
    readProven: (leaf, session) => readProven(db, readText, leaf, session),
    enrolKey: async (device, key, publicKey, now) => enrolKey(db, device, key, publicKey, now),
    readSigningKeys: async (device) => db.all(db.build.selectFrom('signing_keys').selectAll().where('device', '=', device).orderBy('key')),
    countSignatures: async (session) => countSignatures(db, session),
  };
}

function listSessionLeaves(db: Database, session: string): number[] {
  const ledgers = `
    select distinct l.leaf from records r join log_leaves l on l.stream = r.stream join manifests m
      on m.stream = l.stream and m.firstSeq = l.firstSeq and m.hash = l.hash and r.seq between m.firstSeq and m.lastSeq
    where r.session = ? and l.session is null`;
  const query = write<{ leaf: number }>(`select leaf from log_leaves where session = ? union ${ledgers} order by leaf`, [session, session]);
  return db.all(query).map(({ leaf }) => leaf);
}

function findLeaves(db: Database, from: number | null, to: number | null): { first: number; end: number } {
  const leaves = db.build.selectFrom('log_leaves').select('leaf');
  const first = db.get(
    leaves
      .where('receivedAt', '>=', from ?? 0)
      .orderBy('leaf')
      .limit(1),
  );
  const last = db.get((to === null ? leaves : leaves.where('receivedAt', '<', to)).orderBy('leaf', 'desc').limit(1));
  return first === null || last === null || last.leaf < first.leaf ? { first: 0, end: 0 } : { first: first.leaf, end: last.leaf + 1 };
}

type ReadText = (upload: string) => Promise<string>;

/** A part may arrive, or an erasure end, between a file and its rows: where a salt is missing it is read again before that is said. */
async function readProven(db: Database, readText: ReadText, leaf: LeafRow, session: string | null): Promise<Proven> {
  const proven = await readOnce(db, readText, leaf, session);
  return proven.records.some(({ salt }) => salt === null) ? readOnce(db, readText, leaf, session) : proven;
}

async function readOnce(db: Database, readText: ReadText, leaf: LeafRow, session: string | null): Promise<Proven> {
  const { stream, firstSeq, hash } = leaf;
  const named = db.build.selectFrom('manifests').select(['lastSeq', 'upload']).where('stream', '=', stream);
  const row = db.get(named.where('firstSeq', '=', firstSeq).where('hash', '=', hash));
  const sent = row === null ? nothing : await readSent(db, readText, leaf, row);
  if (row === null || sent.manifest === null) return { manifest: null, records: [], absent: [] };
  const proven: Proven = { manifest: sent.manifest, records: [], absent: [] };
  const find = findShown(db, leaf, row.lastSeq, sent);
  const why = explainAbsence(db, leaf, row.lastSeq, sent.uploads);
  for (let seq = firstSeq; seq <= row.lastSeq; seq += 1) {
    const shown = find(seq);
    const isOutside = session !== null && leaf.session === null && shown?.session !== session;
    const reason = isOutside ? 'outside' : why(seq);
    if (reason !== null) addAbsent(proven.absent, seq, reason);
    else if (shown !== null) proven.records.push({ seq, salt: sent.records.get(seq)?.salt ?? null, json: shown.json });
  }
  return proven;
}

/** What came under one manifest, and in which uploads. */
interface Sent {
  manifest: Manifest | null;
  records: Map<number, SaltedRecord>;
  uploads: Set<string>;
}
const nothing: Sent = { manifest: null, records: new Map(), uploads: new Set() };

/** A chunk that was too large came in parts: then the others of its stream are looked through. */
async function readSent(
  db: Database,
  readText: ReadText,
  { stream, hash, firstSeq }: LeafRow,
  { upload, lastSeq }: { upload: string; lastSeq: number },
): Promise<Sent> {
  const sent: Sent = { manifest: null, records: new Map(), uploads: new Set([upload]) };
  const take = async (id: string): Promise<void> => {
    // A file that cannot be read proves nothing: whoever checks is told that the manifest is gone.
    const text = await readText(id).catch(() => null);
    const [header, ...lines] = (text ?? '').split('\n').filter((line) => line !== '');
    const manifest = header === undefined ? null : (JSON.parse(header) as { manifest: Manifest }).manifest;
    if (manifest === null || (id !== upload && (await hashManifest(manifest)) !== hash)) return;
    sent.manifest ??= manifest;
    sent.uploads.add(id);
    for (const line of lines) {
      const salted = JSON.parse(line) as SaltedRecord;
      sent.records.set(salted.record.seq, salted);
    }
  };
  await take(upload);
  const covered = readCoverage(db, stream, 'records').some((run) => run.firstSeq <= lastSeq && run.lastSeq >= firstSeq);
  if (!covered || sent.records.size === lastSeq - firstSeq + 1) return sent;
  const others = db.build.selectFrom('uploads').select('id').where('stream', '=', stream).where('id', '!=', upload);
  for (const { id } of db.all(others.orderBy('receivedAt'))) await take(id);
  return sent;
}

/** What a reader is shown at a seq: the row, or the frame in the file where the index still names it. */
function findShown(db: Database, { stream, firstSeq, session }: LeafRow, lastSeq: number, sent: Sent) {
  const rows = db.build.selectFrom('records').select(['seq', 'session', 'json']).where('stream', '=', stream);
  const found = db.all(rows.where('seq', '>=', firstSeq).where('seq', '<=', lastSeq));
  const shown = new Map(found.map((row) => [row.seq, row] as const));
  const runs = db.build.selectFrom('frame_runs').select(['firstSeq', 'lastSeq']).where('stream', '=', stream);
  const frames = db.all(runs.where('firstSeq', '<=', lastSeq).where('lastSeq', '>=', firstSeq));
  return (seq: number): { session: string | null; json: string } | null => {
    const row = shown.get(seq);
    if (row !== undefined) return row;
    const frame = isIn(frames, seq) ? sent.records.get(seq) : undefined;
    return frame === undefined ? null : { session, json: JSON.stringify(frame.record) };
  };
}

/** Why a record may not be here; null where it should be: then whoever checks says that it was dropped. */
function explainAbsence(db: Database, { stream }: LeafRow, lastSeq: number, uploads: Set<string>): (seq: number) => AbsenceReason | null {
  const coverage = readCoverage(db, stream, 'records').filter(({ firstSeq }) => firstSeq <= lastSeq);
  const aside = db.build
    .selectFrom('quarantine')
    .select('seq')
    .where('stream', '=', stream)
    .where('upload', 'in', [...uploads]);
  const seqs = new Set(db.all(aside).map(({ seq }) => seq));
  const removed = readRemoved(db, stream);
  return (seq) => {
    if (seqs.has(seq)) return 'set-aside';
    const run = removed.find(({ firstSeq, lastSeq }) => seq >= firstSeq && seq <= lastSeq);
    if (run !== undefined) return run.reason;
    return isIn(coverage, seq) ? null : 'not-received';
  };
}

function isIn(runs: readonly { firstSeq: number; lastSeq: number }[], seq: number): boolean {
  return runs.some(({ firstSeq, lastSeq }) => seq >= firstSeq && seq <= lastSeq);
}

function addAbsent(absent: Absence[], seq: number, reason: AbsenceReason): void {
  const last = absent.at(-1);
  if (last?.reason === reason && last.lastSeq === seq - 1) last.lastSeq = seq;
  else absent.push({ firstSeq: seq, lastSeq: seq, reason });
}

const brokenReasons = ['broken-signature', 'broken-chain', 'quarantined'];

function countSignatures(db: Database, session: string | null): SignatureCounts {
  const leaves = write<{ enrolled: number | null; isSigned: number; count: number }>(
    `select k.enrolled, l.key is not null as isSigned, count(*) as count from log_leaves l
      left join signing_keys k on k.device = l.device and k.key = l.key ${session === null ? '' : 'where l.session = ?'} group by 1, 2`,
    session === null ? [] : [session],
  );
  const alarms = db.build.selectFrom('alarms').leftJoin('streams', 'streams.id', 'alarms.stream');
  const broken = alarms.select((row) => row.fn.countAll<number>().as('count')).where('alarms.reason', 'in', brokenReasons);
  const counts = { enrolled: 0, 'self-asserted': 0, unsigned: 0 };
  for (const { enrolled, isSigned, count } of db.all(leaves))
    counts[isSigned === 0 ? 'unsigned' : enrolled === 1 ? 'enrolled' : 'self-asserted'] += count;
  return { ...counts, broken: db.get(session === null ? broken : broken.where('streams.session', '=', session))?.count ?? 0 };
}
