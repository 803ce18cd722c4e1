import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  appendLeaf,
  hashLeafBytes,
  hashNodes,
  proveConsistency,
  proveInclusion,
  readRoot,
  type Nodes,
} from '../../../collector/log/tree.ts';
import { emptyRoot, findRoot, hashChildren, hashLeaf, isContinued } from '../../../lib/events/merkle.ts';

/** The leaves and roots that the implementations of Certificate Transparency are tested with. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

function grow(hashes: readonly string[]): Nodes {
  const kept = new Map<string, string>();
  const nodes: Nodes = {
    read: (level, place) => {
      const hash = kept.get(`${level}:${place}`);
      if (hash === undefined) throw new Error(`node ${level}:${place} was not added`);
      return hash;
    },
    add: (level, place, hash) => void kept.set(`${level}:${place}`, hash),
  };
  hashes.forEach((hash, index) => appendLeaf(nodes, index, hash));
  return nodes;
}

const known = grow(leaves.map((hex) => hashLeafBytes(Buffer.from(hex, 'hex'))));

test('roots are those of the known vectors', () => {
  expect(leaves.map((_, index) => readRoot(known, index + 1))).toEqual(roots);
  expect(readRoot(known, 0)).toBe(emptyRoot);
});

test('inclusion and consistency proofs are those of the known vectors', () => {
  expect(proveInclusion(known, 0, 1)).toEqual([]);
  expect(proveInclusion(known, 0, 8)).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
  expect(proveInclusion(known, 5, 8)).toEqual([
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
  expect(proveInclusion(known, 2, 3)).toEqual(['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']);
  expect(proveConsistency(known, 1, 1)).toEqual([]);
  expect(proveConsistency(known, 1, 8)).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
  expect(proveConsistency(known, 6, 8)).toEqual([
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
});

test('both sides hash alike', async () => {
  const data = Buffer.from(leaves[7]!, 'hex');
  expect(await hashLeaf(data)).toBe(hashLeafBytes(data));
  expect(await hashChildren(roots[0]!, roots[1]!)).toBe(hashNodes(roots[0]!, roots[1]!));
});

/** RFC 6962 2.1 as it is written, without any stored node. */
function hashTree(hashes: readonly string[]): string {
  if (hashes.length === 0) return emptyRoot;
  if (hashes.length === 1) return hashes[0]!;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return hashNodes(hashTree(hashes.slice(0, split)), hashTree(hashes.slice(split)));
}

const hashesOf = (count: number) => Array.from({ length: count }, (_, index) => createHash('sha256').update(String(index)).digest('hex'));
const sizes = fc.integer({ min: 1, max: 150 });
const flip = (hash: string, bit: number) => {
  const bytes = Buffer.from(hash, 'hex');
  bytes[bit >> 3]! ^= 1 << (bit & 7);
  return bytes.toString('hex');
};

test('every leaf of every tree is proved, and no other leaf, place, size or proof is', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(), fc.nat({ max: 255 }), fc.nat(), async (size, anyIndex, bit, anyStep) => {
      const hashes = hashesOf(size);
      const nodes = grow(hashes);
      const index = anyIndex % size;
      const leaf = hashes[index]!;
      const root = readRoot(nodes, size);
      expect(root).toBe(hashTree(hashes));
      const proof = proveInclusion(nodes, index, size);
      expect(await findRoot(leaf, index, size, proof)).toBe(root);
      expect(await findRoot(flip(leaf, bit), index, size, proof)).not.toBe(root);
      if (size > 1) expect(await findRoot(leaf, (index + 1) % size, size, proof)).not.toBe(root);
      expect(await findRoot(leaf, index, size, [...proof, leaf])).not.toBe(root);
      const step = anyStep % Math.max(1, proof.length);
      if (proof.length === 0) return;
      expect(await findRoot(leaf, index, size, proof.slice(1))).not.toBe(root);
      expect(await findRoot(leaf, index, size, proof.with(step, flip(proof[step]!, bit)))).not.toBe(root);
    }),
  );
});

test('every tree goes on from every smaller one, and from no other', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, sizes, fc.nat({ max: 255 }), fc.nat(), async (one, other, bit, anyStep) => {
      const [small, large] = [Math.min(one, other), Math.max(one, other)];
      const nodes = grow(hashesOf(large));
      const before = { size: small, root: readRoot(nodes, small) };
      const after = { size: large, root: readRoot(nodes, large) };
      const proof = proveConsistency(nodes, small, large);
      expect(await isContinued(before, after, proof)).toBe(true);
      expect(await isContinued({ ...before, root: flip(before.root, bit) }, after, proof)).toBe(false);
      expect(await isContinued(before, { ...after, root: flip(after.root, bit) }, proof)).toBe(false);
      expect(await isContinued(before, after, [...proof, before.root])).toBe(false);
      if (small < large) expect(await isContinued(after, before, proof)).toBe(false);
      if (proof.length === 0) return;
      const step = anyStep % proof.length;
      expect(await isContinued(before, after, proof.slice(0, -1))).toBe(false);
      expect(await isContinued(before, after, proof.with(step, flip(proof[step]!, bit)))).toBe(false);
    }),
  );
});

test('an empty tree is continued by every tree, without a proof', async () => {
  const nodes = grow(hashesOf(3));
  expect(await isContinued({ size: 0, root: emptyRoot }, { size: 3, root: readRoot(nodes, 3) }, proveConsistency(nodes, 0, 3))).toBe(true);
});
