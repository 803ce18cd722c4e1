/** Sends a command from one of the extension's pages to the background, and checks what is answered. */
import { browser } from 'wxt/browser';
import { type Answer, type PageMessage, type Request, pageMessages } from './protocol.ts';
import { type Reply, readReply } from './reply.ts';

/** The background did not answer, or said that it failed. */
export class MessageError extends Error {
  override readonly name = 'MessageError';
}

/** Rejects with `MessageError` where the background is not there or broke; an expected refusal is in the answer. */
export async function send<Name extends PageMessage>(name: Name, request: Request<Name>): Promise<Answer<Name>> {
  const message = { name, body: request };
  // Firefox may stop its event page just as a message is on its way to it; asked again, it starts. The background did not see the first one.
  const answer: unknown = await browser.runtime
    .sendMessage(message)
    .catch(() => browser.runtime.sendMessage(message))
    .catch(toReply);
  const reply = readReply(answer);
  if (!reply.ok) throw new MessageError(`${name}: ${reply.error}`);
  return pageMessages[name].answer.parse(reply.value) as Answer<Name>;
}

function toReply(error: unknown): Reply {
  return { ok: false, error: error instanceof Error ? error.message : String(error) };
}
