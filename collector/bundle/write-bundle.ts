/** Writes a bundle line by line: all that somebody needs to check records without this collector, and a signed end. */
import { createHash } from 'node:crypto';
import { signNote } from '../../lib/events/checkpoint.ts';
import type { Clock } from '../app.ts';
import type { Checkpointer } from '../log/checkpointer.ts';
import type { LogKey } from '../log/key.ts';
import type { LogRows } from '../store/log-rows.ts';
import type { ProofRows } from '../store/proof-rows.ts';
import type { LeafRow } from '../store/tables.ts';
import { writeEnd, type BundleHead, type BundleScope, type KeyLine, type ManifestLine } from './lines.ts';

export interface BundleDeps {
  store: Pick<LogRows, 'readLeaves' | 'proveInclusion'> & ProofRows;
  key: LogKey;
  checkpointer: Pick<Checkpointer, 'sign'>;
  now: Clock;
}

/** What to put in: a session, or what was received in a time. */
export type BundleRequest = { session: string } | { from: number | null; to: number | null };

/** The log is empty: there is nothing to prove yet. */
export class EmptyLog extends Error {}

const leavesPerRead = 200;

/** The lines, each with its line feed. Rejects with `EmptyLog`, or where the log must not be signed. */
export async function writeBundle(deps: BundleDeps, request: BundleRequest): Promise<AsyncIterable<string>> {
  const checkpoint = await deps.checkpointer.sign();
  if (checkpoint === null) throw new EmptyLog('The log has no leaf yet.');
  const scope = await readScope(deps, request, checkpoint.size);
  const head: BundleHead = {
    ...{ kind: 'bundle', version: 1, madeAt: deps.now(), scope },
    ...{ verifier: deps.key.verifier, checkpoint: checkpoint.note },
  };
  return endLines(deps, writeLines(deps, head, checkpoint.size));
}

async function readScope({ store }: BundleDeps, request: BundleRequest, size: number): Promise<BundleScope> {
  if ('session' in request) return { of: 'session', session: request.session };
  const { first, end } = await store.findLeaves(request.from, request.to);
  return { of: 'leaves', first: Math.min(first, size), end: Math.min(end, size), ...request };
}

async function* writeLines(deps: BundleDeps, head: BundleHead, size: number): AsyncIterable<object | string> {
  yield head;
  const session = head.scope.of === 'session' ? head.scope.session : null;
  const keys = new Set<string>();
  for await (const leaf of readLeaves(deps, head.scope, size)) {
    if (leaf.key !== null && !keys.has(`${leaf.device} ${leaf.key}`)) yield await readKey(deps, leaf, leaf.key);
    if (leaf.key !== null) keys.add(`${leaf.device} ${leaf.key}`);
    const { manifest, records, absent } = await deps.store.readProven(leaf, session);
    const { device, receivedAt, kind, key, signature } = leaf;
    yield {
      ...{ kind: 'manifest', leaf: leaf.leaf, proof: await deps.store.proveInclusion(leaf.leaf, size) },
      ...{ device, stream: { kind, session: leaf.session }, receivedAt, manifest, absent },
      signature: key === null || signature === null ? null : { key, value: signature },
    } satisfies ManifestLine;
    for (const { salt, json } of records) yield `{"kind":"record","salt":${JSON.stringify(salt)},"record":${json}}`;
  }
}

async function* readLeaves({ store }: BundleDeps, scope: BundleScope, size: number): AsyncIterable<LeafRow> {
  if (scope.of === 'session') {
    for (const leaf of await store.listSessionLeaves(scope.session)) if (leaf < size) yield* await store.readLeaves(leaf, leaf + 1);
    return;
  }
  for (let from = scope.first; from < scope.end; from += leavesPerRead)
    yield* await store.readLeaves(from, Math.min(scope.end, from + leavesPerRead));
}

async function readKey({ store }: BundleDeps, { device }: LeafRow, key: string): Promise<KeyLine> {
  const row = (await store.readSigningKeys(device)).find((known) => known.key === key);
  if (row === undefined) throw new Error(`A leaf of device ${device} is signed with key ${key}, and there is no such key.`);
  const publicKey = JSON.parse(row.publicKey) as KeyLine['publicKey'];
  return { kind: 'key', device, key, publicKey, enrolled: row.enrolled === 1 };
}

async function* endLines({ key }: BundleDeps, lines: AsyncIterable<object | string>): AsyncIterable<string> {
  const sha256 = createHash('sha256');
  const counts = { manifests: 0, records: 0 };
  for await (const line of lines) {
    const text = `${typeof line === 'string' ? line : JSON.stringify(line)}\n`;
    sha256.update(text);
    if (typeof line === 'string') counts.records += 1;
    else if ('leaf' in line) counts.manifests += 1;
    yield text;
  }
  const note = await signNote(writeEnd({ sha256: sha256.digest('hex'), ...counts }), key);
  yield `${JSON.stringify({ kind: 'end', note })}\n`;
}
