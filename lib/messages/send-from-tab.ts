/** Sends from a content script. It carries no schemas (zod is too large for every page): the background checks what comes in, and is trusted. */
import { browser } from 'wxt/browser';
import type { Answer, Request, TabMessage } from './protocol.ts';
import { readReply } from './reply.ts';

/** Rejects where the background is gone, asleep past waking, or refused the message as malformed. */
export async function sendFromTab<Name extends TabMessage>(name: Name, request: Request<Name>): Promise<Answer<Name>> {
  const reply = readReply(await browser.runtime.sendMessage({ name, body: request }));
  if (!reply.ok) throw new Error(`${name}: ${reply.error}`);
  return reply.value as Answer<Name>;
}
