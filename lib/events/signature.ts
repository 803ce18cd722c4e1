/** What a device signs of its records: which manifest it is, of which stream's kind and session, and that this device says so. */
import { z } from 'zod';
import { DevicePublicKey, Signature } from './device-key.ts';

export { type Statement, writeStatement } from './signing.ts';

/** It travels in an upload's header, beside the manifest. The key travels too: whose it is, the enrolment says. */
export const ManifestSignature = z.looseObject({ publicKey: DevicePublicKey, value: Signature });
export type ManifestSignature = z.infer<typeof ManifestSignature>;

/**
 * How much a manifest's signature says. `enrolled`: made by a key that the device was enrolled with. `self-asserted`: made by a key that only the
 * upload itself names. `unsigned`: there is none, or none that this version can read.
 */
export const Standing = z.enum(['enrolled', 'self-asserted', 'unsigned']);
export type Standing = z.infer<typeof Standing>;
