/** A device that is no extension: it pairs with a collector as one does, and uploads whatever a test makes up. */
import type { RunningCollector } from '../../collector/start.ts';
import { EnrolAnswer } from '../../lib/events/device-api.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import { newId } from '../../lib/events/id.ts';
import type { StreamHeader } from '../../lib/events/stream.ts';
import { Acknowledgement, uploadMediaType } from '../../lib/events/upload.ts';
import { makeKey } from './make-key.ts';
import { newStream, seal, type Sealed, type SealOptions } from '../unit/collector/seal-upload.ts';

export interface MadeUpDevice {
  id: string;
  token: string;
  /** Uploads what is sealed already. Throws where it is not acknowledged. */
  send(sealed: Sealed): Promise<void>;
  /** Uploads a whole stream; `make` gets its id. Throws where the upload is not acknowledged. */
  sendStream(header: Partial<StreamHeader>, make: (stream: string) => Envelope[], options?: SealOptions): Promise<StreamHeader>;
}

export async function enrolDevice(
  collector: RunningCollector,
  { name = 'Made up', group = null }: { name?: string; group?: string | null } = {},
): Promise<MadeUpDevice> {
  const { hash } = new URL(await collector.createPairingLink({ uses: 1, lifeMs: 15 * 60_000, group }));
  const code = new URLSearchParams(hash.slice(1)).get('code') ?? '';
  const request = await (await makeKey()).enrol({ code, device: newId(), name, version: '1', collector: collector.url });
  const answer = await fetch(`${collector.url}/api/v1/devices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  return actAsDevice(collector, EnrolAnswer.parse(await answer.json()));
}

/** Acts as a device that is enrolled already. */
export function actAsDevice(collector: RunningCollector, { device, token }: { device: string; token: string }): MadeUpDevice {
  const send = async ({ id, sha256, bytes }: Sealed): Promise<void> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': uploadMediaType };
    const answer = await fetch(`${collector.url}/api/v1/uploads/${id}`, { method: 'PUT', headers, body: bytes });
    if (!answer.ok) throw new Error(`The upload was refused: ${answer.status} ${await answer.text()}`);
    const acknowledged = Acknowledgement.parse(await answer.json());
    if (acknowledged.id !== id || acknowledged.sha256 !== sha256) throw new Error('The acknowledgement is of another upload');
  };
  return {
    id: device,
    token,
    send,
    async sendStream(header, make, options) {
      const stream = newStream(device, null, header);
      await send(await seal(stream, make(stream.id), options));
      return stream;
    },
  };
}
