/** Verifies a bundle from its first line to its last, without the collector that made it, and stops at the first thing that does not hold. */
import { createHash } from 'node:crypto';
import { openNote, readCheckpoint, readVerifier } from '../../lib/events/checkpoint.ts';
import { nameKey } from '../../lib/events/device-key.ts';
import type { Standing } from '../../lib/events/signature.ts';
import { BadLine, type Item, type Place } from './bad-line.ts';
import { findGaps } from './chains.ts';
import { checkAbsence, checkManifest, checkRecord, nameKeyOf, type Known, type Open } from './check-manifest.ts';
import { BundleLine, writeEnd, type AbsenceReason, type BundleHead, type KeyLine, type ManifestLine } from './lines.ts';

export interface Verdict {
  /** Null: everything holds. */
  problem: { line: number; item: Item; place: Place | null; meaning: string } | null;
  /** Null where not even the first line could be read. */
  head: BundleHead | null;
  size: number;
  manifests: number;
  records: number;
  signatures: Record<Standing, number>;
  absent: Record<AbsenceReason, number>;
  /** How many manifests' predecessors are not there: they never came, or are of other sessions. */
  gaps: number;
}

interface State extends Known {
  verdict: Verdict;
  keys: Map<string, KeyLine>;
  open: Open | null;
  isEnded: boolean;
  nextLeaf: number;
}

/** `lines` come without their line feeds. `verifier`: the log's key as it is known from elsewhere; null: the bundle's own word is taken. */
export async function verifyBundle(lines: AsyncIterable<string | Uint8Array>, verifier: string | null = null): Promise<Verdict> {
  const state = newState();
  const { verdict } = state;
  const sha256 = createHash('sha256');
  let number = 0;
  try {
    for await (const line of lines) {
      number += 1;
      await readLine(state, line, verifier, () => sha256.copy().digest('hex'));
      sha256.update(line).update('\n');
    }
    number += 1;
    if (!state.isEnded) throw new BadLine('end', 'The bundle has no end: it was cut off.');
  } catch (error) {
    if (!(error instanceof BadLine)) throw error;
    verdict.problem = { line: number, item: error.item, place: error.place, meaning: error.message };
  }
  return verdict;
}

function newState(): State {
  const signatures = { enrolled: 0, 'self-asserted': 0, unsigned: 0 };
  const absent = { retention: 0, erased: 0, remasked: 0, 'not-received': 0, 'set-aside': 0, outside: 0 };
  const verdict: Verdict = { problem: null, head: null, size: 0, manifests: 0, records: 0, signatures, absent, gaps: 0 };
  return { verdict, tree: { size: 0, root: '' }, keys: new Map(), chains: new Map(), open: null, isEnded: false, nextLeaf: 0 };
}

async function readLine(state: State, text: string | Uint8Array, verifier: string | null, hashBefore: () => string): Promise<void> {
  const { verdict } = state;
  const { line, raw } = parseLine(text);
  if (state.isEnded) throw new BadLine('line', 'There is something behind the end.');
  if (verdict.head === null) {
    if (line.kind !== 'bundle') throw new BadLine('head', 'The bundle does not begin with its head.');
    state.tree = await checkHead(line, verifier);
    Object.assign(verdict, { head: line, size: state.tree.size });
    state.nextLeaf = line.scope.of === 'leaves' ? line.scope.first : 0;
    return;
  }
  if (line.kind === 'record') {
    await checkRecord(state.open, line, (raw as { record: unknown }).record);
    verdict.records += 1;
    return;
  }
  closeManifest(state);
  if (line.kind === 'bundle') throw new BadLine('head', 'There is a second head.');
  if (line.kind === 'key') return takeKey(state, line);
  if (line.kind === 'manifest') return takeManifest(state, verdict.head, line);
  await checkEnd(state, verdict.head, line.note, hashBefore());
}

function parseLine(text: string | Uint8Array): { line: BundleLine; raw: unknown } {
  let raw: unknown;
  try {
    raw = JSON.parse(typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch {
    throw new BadLine('line', 'The line is not JSON: it was damaged.');
  }
  const line = BundleLine.safeParse(raw);
  if (line.success) return { line: line.data, raw };
  const issue = line.error.issues[0];
  throw new BadLine('line', `The line is not one of a bundle: ${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'does not fit'}.`);
}

async function checkHead({ verifier: own, checkpoint }: BundleHead, verifier: string | null) {
  if (verifier !== null && own !== verifier)
    throw new BadLine('head', 'The bundle is of another log: its key is not the one that you named.');
  if ((await readVerifier(own)) === null) throw new BadLine('head', 'The log’s key is damaged.');
  const text = await openNote(checkpoint, own);
  if (text === null) throw new BadLine('checkpoint', 'The log’s key did not sign the checkpoint: one of the two was changed.');
  const tree = readCheckpoint(text);
  if (tree === null || tree.origin !== own.split('+')[0])
    throw new BadLine('checkpoint', 'What is signed is not a checkpoint of this log.');
  return { size: tree.size, root: tree.root };
}

async function takeKey(state: State, line: KeyLine): Promise<void> {
  if ((await nameKey(line.publicKey)) !== line.key)
    throw new BadLine('key', `Key ${line.key} of device ${line.device} was changed: its name is another key’s.`);
  state.keys.set(nameKeyOf(line.device, line.key), line);
}

async function takeManifest(state: State, { scope }: BundleHead, line: ManifestLine): Promise<void> {
  const { verdict } = state;
  const { open, standing } = await checkManifest(line, state);
  const place = { stream: open.manifest.stream, seq: open.manifest.firstSeq };
  if (scope.of === 'leaves' ? line.leaf !== state.nextLeaf : line.leaf < state.nextLeaf)
    throw new BadLine(
      'manifest',
      `It is leaf ${line.leaf} where leaf ${state.nextLeaf} belongs: manifests were dropped, or put in another order.`,
      place,
    );
  state.nextLeaf = line.leaf + 1;
  state.open = open;
  verdict.manifests += 1;
  verdict.signatures[standing] += 1;
  for (const { firstSeq, lastSeq, reason } of line.absent) verdict.absent[reason] += lastSeq - firstSeq + 1;
}

function closeManifest(state: State): void {
  if (state.open !== null) checkAbsence(state.open, state.open.manifest.lastSeq + 1);
  state.open = null;
}

/** Where a chain has a gap, that is where lines were dropped, or a manifest that the collector never had belongs; either way it is where to look. */
function explainChange({ chains }: State): BadLine {
  const [gap = null] = findGaps(chains);
  const what = 'The bundle is not the one that was made: lines were dropped, added or changed since';
  return gap === null ? new BadLine('end', `${what}.`) : new BadLine('manifest', `${what}; the manifest before this one is missing.`, gap);
}

async function checkEnd(state: State, { scope, verifier }: BundleHead, note: string, sha256: string): Promise<void> {
  const { manifests, records } = state.verdict;
  if (scope.of === 'leaves' && state.nextLeaf < scope.end)
    throw new BadLine('manifest', `Leaves ${state.nextLeaf} to ${scope.end - 1} are missing: they were dropped.`);
  const text = await openNote(note, verifier);
  if (text === null) throw new BadLine('end', 'The log’s key did not sign the end: it was changed.');
  if (text !== writeEnd({ sha256, manifests, records })) throw explainChange(state);
  state.verdict.gaps = findGaps(state.chains).length;
  state.isEnded = true;
}
