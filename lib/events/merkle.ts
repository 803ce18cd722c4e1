/** Checks proofs of a Merkle log (RFC 6962 hashing, RFC 9162 2.1.3.2 and 2.1.4.2): that a leaf is in a tree, and that a tree goes on from a smaller one. */
import type { Sha256 } from './base.ts';
import { fromHex, hash } from './manifest.ts';

/** The root of a tree with no leaf: the hash of nothing. */
export const emptyRoot: Sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** A leaf's hash; the prefix keeps a leaf from being shown as an inner node, and the other way round. */
export function hashLeaf(data: Uint8Array): Promise<Sha256> {
  const bytes = new Uint8Array(1 + data.length);
  bytes.set(data, 1);
  return hash(bytes);
}

export function hashChildren(left: Sha256, right: Sha256): Promise<Sha256> {
  return hash(Uint8Array.from([1, ...fromHex(left), ...fromHex(right)]));
}

/** The root that a leaf and its inclusion proof lead to; null where the proof has not the length that such a tree needs. */
export async function findRoot(leaf: Sha256, index: number, size: number, proof: readonly Sha256[]): Promise<Sha256 | null> {
  if (index >= size) return null;
  let [at, last, root] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = await hashChildren(sibling, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      root = await hashChildren(root, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? root : null;
}

export interface Tree {
  size: number;
  root: Sha256;
}

/** Whether the proof shows that `next` has all of `known` in its place, and more behind it. */
export async function isContinued(known: Tree, next: Tree, proof: readonly Sha256[]): Promise<boolean> {
  if (known.size > next.size) return false;
  if (known.size === next.size) return proof.length === 0 && known.root === next.root;
  if (known.size === 0) return proof.length === 0 && known.root === emptyRoot;
  // A complete tree is its own first step, and is left out of the proof.
  const [first, ...rest] = isPowerOfTwo(known.size) ? [known.root, ...proof] : proof;
  if (first === undefined) return false;
  let [at, last, before, after] = [known.size - 1, next.size - 1, first, first];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      before = await hashChildren(sibling, before);
      after = await hashChildren(sibling, after);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      after = await hashChildren(after, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && before === known.root && after === next.root;
}

/** Sizes go beyond 32 bits: no shifts. */
const half = (value: number): number => Math.floor(value / 2);

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value)) && 2 ** Math.round(Math.log2(value)) === value;
}
