/** A device's key without a device: it signs what tests have it say. */
import type { EnrolRequest, TokenRequest } from '../../lib/events/device-api.ts';
import { DevicePublicKey, nameKey, toBase64Url } from '../../lib/events/device-key.ts';
import { writeProof } from '../../lib/events/device-proof.ts';

export interface MadeUpKey {
  id: string;
  publicKey: DevicePublicKey;
  prove(purpose: 'enrolment' | 'token' | 'key', proved: { secret: string; device: string; collector: string }): Promise<string>;
  /** An enrolment with its proof. */
  enrol(request: Omit<EnrolRequest, 'publicKey' | 'proof'>): Promise<EnrolRequest>;
  /** A request for a token with its proof. */
  ask(request: Omit<TokenRequest, 'proof'>): Promise<TokenRequest>;
}

export async function makeKey(): Promise<MadeUpKey> {
  const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']);
  const publicKey = DevicePublicKey.parse(await crypto.subtle.exportKey('jwk', pair.publicKey));
  const prove: MadeUpKey['prove'] = async (purpose, proved) =>
    toBase64Url(new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, writeProof(purpose, proved))));
  return {
    id: await nameKey(publicKey),
    publicKey,
    prove,
    enrol: async (request) => {
      const { code: secret, device, collector } = request as EnrolRequest;
      return { ...(request as EnrolRequest), publicKey, proof: await prove('enrolment', { secret, device, collector }) };
    },
    ask: async (request) => {
      const { nonce: secret, device, collector } = request as TokenRequest;
      return { ...(request as TokenRequest), proof: await prove('token', { secret, device, collector }) };
    },
  };
}
