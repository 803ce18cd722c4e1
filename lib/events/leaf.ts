/** A leaf of the collector's log: that this manifest came from this device, under this signature, at this time. */
import type { Id, Sha256 } from './base.ts';
import { canonicalJson } from './manifest.ts';

export interface Leaf {
  device: Id;
  /** The manifest's hash. */
  manifest: Sha256;
  receivedAt: number;
  /** The key's thumbprint and what it signed; in the leaf, so that a signature cannot be dropped later. */
  signature: { key: string; value: string } | null;
}

/** The bytes that the tree hashes. */
export function writeLeaf({ device, manifest, receivedAt, signature }: Leaf): Uint8Array<ArrayBuffer> {
  const signed = signature && { key: signature.key, value: signature.value };
  return new TextEncoder().encode(canonicalJson({ device, manifest, receivedAt, signature: signed }));
}
