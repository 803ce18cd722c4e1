/** Actions as a webhook, signed as Standard Webhooks says, so that receivers can check it with a library that they have. */
import { createHmac } from 'node:crypto';
import type { Envelope } from '../../lib/events/envelope.ts';

export function writeEvent(records: readonly Envelope[], now: number): string {
  return JSON.stringify({ type: 'cotrail.actions', timestamp: new Date(now).toISOString(), data: { actions: records } });
}

/** `id` names the batch: the same one that comes again has the same. */
export function signEvent(id: string, body: string, secret: string | null, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp };
  if (secret === null) return headers;
  const signature = createHmac('sha256', readKey(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { ...headers, 'webhook-signature': `v1,${signature}` };
}

/** `whsec_` is followed by the key in base64; any other secret is the key itself. */
function readKey(secret: string): Buffer {
  return secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);
}
