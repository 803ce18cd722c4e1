/** Checks one manifest of a bundle: that it is in the log, that its device signed it, and that it goes on from the one before; and then each of its records. */
import { isSignedBy } from '../../lib/events/device-key.ts';
import { writeLeaf } from '../../lib/events/leaf.ts';
import { commit, hashManifest, type Manifest, type SaltedRecord } from '../../lib/events/manifest.ts';
import { findRoot, hashLeaf, type Tree } from '../../lib/events/merkle.ts';
import { writeStatement, type Standing } from '../../lib/events/signature.ts';
import { BadLine, type Place } from './bad-line.ts';
import { addToChain, type Chains } from './chains.ts';
import type { Absence, KeyLine, ManifestLine, RecordLine } from './lines.ts';

export interface Known {
  tree: Tree;
  /** By device and key. */
  keys: ReadonlyMap<string, KeyLine>;
  chains: Chains;
}

/** A manifest that is checked, with what is still to come of it. */
export interface Open {
  manifest: Manifest;
  absent: readonly Absence[];
  nextSeq: number;
}

export function nameKeyOf(device: string, key: string): string {
  return `${device} ${key}`;
}

export async function checkManifest(line: ManifestLine, known: Known): Promise<{ open: Open; standing: Standing }> {
  const { manifest, device, signature } = line;
  if (manifest === null)
    throw new BadLine('manifest', `The commitments of leaf ${line.leaf} are gone from the collector: its records cannot be checked.`);
  const place = { stream: manifest.stream, seq: manifest.firstSeq };
  const hash = await hashManifest(manifest);
  const leaf = await hashLeaf(writeLeaf({ device, manifest: hash, receivedAt: line.receivedAt, signature }));
  // The signature first: where a manifest was changed, it is the device's own word against it.
  const standing = await checkSignature(line, hash, known, place);
  if ((await findRoot(leaf, line.leaf, known.tree.size, line.proof)) !== known.tree.root)
    throw new BadLine(
      'proof',
      `Leaf ${line.leaf} is not in the log that was signed: its manifest, device, time, signature or proof was changed, or it is of another log.`,
      place,
    );
  addToChain(known.chains, manifest, hash, device);
  return { open: { manifest, absent: line.absent, nextSeq: manifest.firstSeq }, standing };
}

async function checkSignature(line: ManifestLine, hash: string, { keys }: Known, place: Place): Promise<Standing> {
  const { signature, device, stream } = line;
  if (signature === null) return 'unsigned';
  const key = keys.get(nameKeyOf(device, signature.key));
  if (key === undefined)
    throw new BadLine('signature', `It is signed with key ${signature.key}, and the bundle has no such key of its device.`, place);
  const statement = { device, kind: stream.kind, session: stream.session, manifest: hash };
  if (!(await isSignedBy(key.publicKey, writeStatement(statement), signature.value)))
    throw new BadLine(
      'signature',
      'Its device did not sign this: the manifest, its stream’s kind or session, its device or the signature was changed.',
      place,
    );
  return key.enrolled ? 'enrolled' : 'self-asserted';
}

/** `raw` is the record as it came: what a schema does not know is committed to as well. */
export async function checkRecord(open: Open | null, { salt, record }: RecordLine, raw: unknown): Promise<void> {
  const place = { stream: record.stream, seq: record.seq };
  if (open?.manifest.stream !== record.stream) throw new BadLine('record', 'It does not stand behind a manifest of its stream.', place);
  checkAbsence(open, record.seq);
  const { firstSeq, commitments } = open.manifest;
  const promised = commitments[record.seq - firstSeq];
  if (promised === undefined || record.seq < open.nextSeq) throw new BadLine('record', 'It is not in its place under its manifest.', place);
  if (salt === null) throw new BadLine('record', 'Its salt is gone though the record is there: nothing proves it.', place);
  if ((await commit({ salt, record: raw as SaltedRecord['record'] })) !== promised)
    throw new BadLine(
      'record',
      'It is not the record that its manifest commits to: the record or its salt was changed, or another one is in its place.',
      place,
    );
  open.nextSeq = record.seq + 1;
}

/** Each seq up to `before` that has no record must be said to be absent, and why. */
export function checkAbsence(open: Open, before: number): void {
  for (let seq = open.nextSeq; seq < Math.min(before, open.manifest.lastSeq + 1); seq += 1) {
    if (!open.absent.some(({ firstSeq, lastSeq }) => seq >= firstSeq && seq <= lastSeq))
      throw new BadLine('record', 'It is missing, and nothing says that it was removed by rule: it was dropped.', {
        stream: open.manifest.stream,
        seq,
      });
  }
  open.nextSeq = Math.max(open.nextSeq, before);
}
