/** What a device signs of its records: which manifest it is, of which stream's kind and session, and that this device says so. */
import { z } from 'zod';
import type { Id, Sha256 } from './base.ts';
import { DevicePublicKey, Signature } from './device-key.ts';
import { canonicalJson } from './manifest.ts';

/** It travels in an upload's header, beside the manifest. The key travels too: whose it is, the enrolment says. */
export const ManifestSignature = z.looseObject({ publicKey: DevicePublicKey, value: Signature });
export type ManifestSignature = z.infer<typeof ManifestSignature>;

/**
 * How much a manifest's signature says. `enrolled`: made by a key that the device was enrolled with. `self-asserted`: made by a key that only the
 * upload itself names. `unsigned`: there is none, or none that this version can read.
 */
export const Standing = z.enum(['enrolled', 'self-asserted', 'unsigned']);
export type Standing = z.infer<typeof Standing>;

/** What is signed. The manifest has the stream, its seqs, their commitments and the manifest before; a stream has one device, kind and session. */
export interface Statement {
  device: Id;
  kind: string;
  session: Id | null;
  /** The manifest's hash. */
  manifest: Sha256;
}

/** The first line says what is signed, so that no signature can be shown as one of another kind. */
export function writeStatement({ device, kind, session, manifest }: Statement): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`cotrail-manifest-v1\n${canonicalJson({ device, kind, session, manifest })}`);
}
