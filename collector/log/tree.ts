/** The Merkle tree of RFC 6962 over stored nodes: appends leaves, and makes roots and proofs of any size that it ever had. It only reads and adds. */
import { createHash } from 'node:crypto';
import { emptyRoot } from '../../lib/events/merkle.ts';

/** The hashes of complete subtrees: `level` 0 are the leaves, and `place` counts the subtrees of a level from the left. */
export interface Nodes {
  read(level: number, place: number): string;
  add(level: number, place: number, hash: string): void;
}

export function hashLeafBytes(data: Uint8Array): string {
  return createHash('sha256').update(Uint8Array.of(0)).update(data).digest('hex');
}

export function hashNodes(left: string, right: string): string {
  return createHash('sha256').update(Uint8Array.of(1)).update(left, 'hex').update(right, 'hex').digest('hex');
}

/** Adds the leaf at `index`, which is the size before, and each subtree that it completes. */
export function appendLeaf(nodes: Nodes, index: number, leafHash: string): void {
  let [level, place, hash] = [0, index, leafHash];
  nodes.add(level, place, hash);
  while (place % 2 === 1) {
    hash = hashNodes(nodes.read(level, place - 1), hash);
    [level, place] = [level + 1, (place - 1) / 2];
    nodes.add(level, place, hash);
  }
}

export function readRoot(nodes: Nodes, size: number): string {
  return size === 0 ? emptyRoot : hashRange(nodes, 0, size);
}

/** RFC 6962 2.1.1: from the leaf up, the siblings that lead to the root of the tree of `size`. */
export function proveInclusion(nodes: Nodes, index: number, size: number): string[] {
  return provePath(nodes, index, 0, size);
}

/** RFC 6962 2.1.2: what shows that the tree of `size` goes on from the tree of `known`. */
export function proveConsistency(nodes: Nodes, known: number, size: number): string[] {
  return known === 0 || known === size ? [] : proveSubtree(nodes, known, 0, size, true);
}

function provePath(nodes: Nodes, index: number, from: number, to: number): string[] {
  if (to - from <= 1) return [];
  const middle = from + splitOf(to - from);
  return index < middle
    ? [...provePath(nodes, index, from, middle), hashRange(nodes, middle, to)]
    : [...provePath(nodes, index, middle, to), hashRange(nodes, from, middle)];
}

/** `isWhole`: the known tree is this subtree so far, so whoever asks has its root already. */
function proveSubtree(nodes: Nodes, known: number, from: number, to: number, isWhole: boolean): string[] {
  if (known === to - from) return isWhole ? [] : [hashRange(nodes, from, to)];
  const split = splitOf(to - from);
  const middle = from + split;
  return known <= split
    ? [...proveSubtree(nodes, known, from, middle, isWhole), hashRange(nodes, middle, to)]
    : [...proveSubtree(nodes, known - split, middle, to, false), hashRange(nodes, from, middle)];
}

/** The hash over leaves `from` to `to`: a stored node where they are a complete subtree, and else of two halves, the left of which is one. */
function hashRange(nodes: Nodes, from: number, to: number): string {
  const length = to - from;
  const level = Math.ceil(Math.log2(length));
  if (2 ** level === length) return nodes.read(level, from / length);
  const middle = from + splitOf(length);
  return hashNodes(hashRange(nodes, from, middle), hashRange(nodes, middle, to));
}

/** The largest power of two that is smaller than `length`. */
function splitOf(length: number): number {
  return 2 ** (Math.ceil(Math.log2(length)) - 1);
}
