/** Checks the log of a running collector: hashes its leaves anew, apart from the stored tree, up to the newest checkpoint, and from the first leaf once an hour. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openNote, readCheckpoint } from '../../lib/events/checkpoint.ts';
import { writeLeaf } from '../../lib/events/leaf.ts';
import type { BadItem, LogState } from '../../lib/events/log-api.ts';
import { emptyRoot } from '../../lib/events/merkle.ts';
import type { Clock } from '../app.ts';
import { toLeaf, type LogRows } from '../store/log-rows.ts';
import type { Checkpointer } from './checkpointer.ts';
import type { LogKey } from './key.ts';
import { hashLeafBytes, hashNodes } from './tree.ts';

const leavesPerTurn = 2000;
/** What was hashed may be changed afterwards. */
const trustedMs = 60 * 60_000;

export interface LogAudit {
  read(): Promise<Pick<LogState, 'verified' | 'problem'>>;
}

interface AuditDeps {
  store: Pick<LogRows, 'readLeaves'>;
  key: LogKey;
  checkpointer: Pick<Checkpointer, 'sign'>;
  now: Clock;
}

export function createLogAudit(deps: AuditDeps): LogAudit {
  const grown: Grown = { size: 0, subtrees: [], begunAt: 0 };
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: () => {
      const read = last.then(() => check(deps, grown));
      last = read.catch(() => undefined);
      return read;
    },
  };
}

async function check({ store, key, checkpointer, now }: AuditDeps, grown: Grown): Promise<Pick<LogState, 'verified' | 'problem'>> {
  let signed;
  try {
    signed = await checkpointer.sign();
  } catch (error) {
    return { verified: null, problem: describe(error instanceof Error ? error.message : String(error)) };
  }
  if (signed === null) return { verified: null, problem: null };
  const text = await openNote(signed.note, key.verifier);
  const checkpoint = text === null ? null : readCheckpoint(text);
  if (checkpoint?.size !== signed.size)
    return { verified: null, problem: describe('The newest checkpoint is not signed by this log’s key.') };
  if (now() - grown.begunAt > trustedMs) Object.assign(grown, { size: 0, subtrees: [], begunAt: now() } satisfies Grown);
  while (grown.size < checkpoint.size) {
    const leaves = await store.readLeaves(grown.size, Math.min(checkpoint.size, grown.size + leavesPerTurn));
    if (leaves.length === 0) break;
    for (const row of leaves) grow(grown, hashLeafBytes(writeLeaf(toLeaf(row))));
    await nextTurn();
  }
  if (rootOf(grown) === checkpoint.root) return { verified: { size: checkpoint.size, at: now() }, problem: null };
  grown.begunAt = 0;
  return {
    verified: null,
    problem: describe('The leaves of the log do not hash to the checkpoint that was signed: leaves were changed or removed.'),
  };
}

const describe = (meaning: string): BadItem => ({ item: 'log', stream: null, seq: null, meaning });

/** A tree as far as it has grown: its complete subtrees, largest first. */
interface Grown {
  begunAt: number;
  size: number;
  subtrees: { leaves: number; hash: string }[];
}

function grow(grown: Grown, leafHash: string): void {
  const { subtrees } = grown;
  let next = { leaves: 1, hash: leafHash };
  for (let last = subtrees.at(-1); last?.leaves === next.leaves; last = subtrees.at(-1)) {
    next = { leaves: next.leaves * 2, hash: hashNodes(last.hash, next.hash) };
    subtrees.pop();
  }
  subtrees.push(next);
  grown.size += 1;
}

function rootOf({ subtrees }: Grown): string {
  const [last, ...larger] = subtrees.toReversed();
  return last === undefined ? emptyRoot : larger.reduce((hash, subtree) => hashNodes(subtree.hash, hash), last.hash);
}
