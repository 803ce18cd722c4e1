/** A device's key without a device: it signs what tests have it say. */
import type { EnrolRequest, TokenRequest } from '../../lib/events/device-api.ts';
import { nameKey, toBase64Url } from '../../lib/events/device-key.ts';
import { writeProof } from '../../lib/events/device-proof.ts';
import { newSigner, type Signer } from '../unit/collector/seal-upload.ts';

export interface MadeUpKey extends Signer {
  id: string;
  prove(purpose: 'enrolment' | 'token' | 'key', proved: { secret: string; device: string; collector: string }): Promise<string>;
  /** An enrolment with its proof. */
  enrol(request: Omit<EnrolRequest, 'publicKey' | 'proof'>): Promise<EnrolRequest>;
  /** A request for a token with its proof. */
  ask(request: Omit<TokenRequest, 'proof'>): Promise<TokenRequest>;
}

/** Of a key that signs already, or of a new one. */
export async function makeKey(signer?: Signer): Promise<MadeUpKey> {
  const { publicKey, sign } = signer ?? (await newSigner());
  const prove: MadeUpKey['prove'] = async (purpose, proved) => toBase64Url(await sign(writeProof(purpose, proved)));
  return {
    id: await nameKey(publicKey),
    publicKey,
    sign,
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
