/** What an answer means for the actions that were sent, as a pure function. */
import { z } from 'zod';
import type { Reply } from './post.ts';
import type { Target } from './target.ts';

/**
 * `taken`: the next ones may go; `refused` of them were not accepted, and are not to be sent again. `retry`: the same again, later. `hold`: a person has to put something
 * right first; nothing is lost by waiting. `set-aside`: the receiver will never take these as they are; `alone` says to look for the one by sending fewer.
 */
export type Verdict =
  | { act: 'taken'; refused: number; message: string | null }
  | { act: 'retry'; message: string; retryAfter: string | null }
  | { act: 'hold'; message: string }
  | { act: 'set-aside'; message: string; alone: boolean };

/** An answer to OTLP: int64 is text in JSON, but a number has been seen. */
const LogsAnswer = z.looseObject({
  partialSuccess: z
    .looseObject({ rejectedLogRecords: z.coerce.number().int().nonnegative().optional(), errorMessage: z.string().optional() })
    .nullish(),
});

/** The credentials, the address or the method are wrong, whatever is sent. */
const wrongTarget = new Set([401, 402, 403, 404, 405, 407, 410, 415, 421, 451]);
/** The content is wrong: one of the actions may be the cause. */
const wrongContent = new Set([400, 409, 413, 422]);
/** What the OTLP specification allows to be sent again, and what HTTP does. */
const retryable = { otlp: new Set([429, 502, 503, 504]), webhook: new Set([408, 425, 429]) };

export function judge(kind: Target['kind'], reply: Reply): Verdict {
  if ('silent' in reply) return { act: 'retry', message: reply.silent, retryAfter: null };
  const { status, retryAfter } = reply;
  const message = `HTTP ${status}`;
  if (status >= 200 && status < 300) return kind === 'otlp' ? readPartial(reply.body) : { act: 'taken', refused: 0, message: null };
  if (status >= 300 && status < 400)
    return { act: 'hold', message: `${message}: redirects are not followed, give the address that it leads to` };
  if (wrongTarget.has(status)) return { act: 'hold', message: `${message}: check the address and the key` };
  if (retryable[kind].has(status) || (kind === 'webhook' && status >= 500)) return { act: 'retry', message, retryAfter };
  return { act: 'set-aside', message, alone: wrongContent.has(status) };
}

/** A receiver of OTLP says in its success what it did not take, and never wants to see it again. */
function readPartial(body: string): Verdict {
  const answer = LogsAnswer.safeParse(parseJson(body));
  const { rejectedLogRecords: refused = 0, errorMessage = '' } = (answer.success ? answer.data.partialSuccess : null) ?? {};
  return { act: 'taken', refused, message: errorMessage === '' ? null : errorMessage };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Not JSON, or more than is read: a success says enough.
  }
}
