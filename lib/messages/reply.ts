/** The envelope of every answer between contexts: a value, or why there is none. No zod here: content scripts read it too. */
export type Reply = { ok: true; value: unknown } | { ok: false; error: string };

/** Reads an answer; silence (no listener, a worker that died while answering) is an error like any other. */
export function readReply(answer: unknown): Reply {
  const reply = answer as Partial<{ ok: unknown; value: unknown; error: unknown }> | null | undefined;
  if (reply?.ok === true) return { ok: true, value: reply.value };
  return { ok: false, error: reply?.ok === false ? String(reply.error) : 'the background did not answer' };
}
