/** What a device signs to prove that it holds its key: named by its purpose, for one collector, so that no proof can be used elsewhere or again. */

/**
 * The bytes under a proof. `secret` is what makes it fresh: the code of an enrolment, the collector's nonce for a token, and for the key of a device that
 * was enrolled before it had one, nothing (its token vouches for it). `collector` is the collector's address as the device knows it.
 */
export function writeProof(
  purpose: 'enrolment' | 'token' | 'key',
  { secret, device, collector }: { secret: string; device: string; collector: string },
): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`cotrail ${purpose} 1\n${JSON.stringify([secret, device, collector])}`);
}
