/** What an answer means for the chunk that was sent: the table of the upload protocol, as a pure function. */
import type { Acknowledgement } from '../events/upload.ts';
import type { Reply } from './collector-client.ts';

/**
 * `acknowledged`: the bytes may go; `logSize` is how many leaves the collector's log has then, 0 where it has none. `keep`: try later; `wait` is `back-off`, or `cap` where only a person can help. `split`: send in parts.
 * `quarantine`: never send again; with or without its manifest. `word` is what the popup has a sentence for.
 */
export type Verdict =
  | { act: 'acknowledged'; logSize: number }
  | { act: 'keep'; wait: 'back-off' | 'cap'; word: string; detail: string | null; retryAfter: string | null }
  | { act: 'split' }
  | { act: 'quarantine'; word: 'refused' | 'conflict'; detail: string | null };

export function judge(reply: Reply<Acknowledgement>, sent: { id: string; sha256: string }): Verdict {
  if (reply.kind === 'silent') return keep('back-off', 'unreachable', reply.detail);
  if (reply.kind === 'odd') return keep('back-off', 'odd-answer', reply.detail);
  if (reply.kind === 'status') return judgeStatus(reply);
  const isEcho = reply.value.id === sent.id && reply.value.sha256 === sent.sha256;
  return isEcho
    ? { act: 'acknowledged', logSize: reply.value.log?.size ?? 0 }
    : keep('back-off', 'odd-answer', 'the answer acknowledges something else');
}

/** What it means that no token was to be had: whatever is wrong, it is not the chunk's fault. */
export function judgeRenewal(reply: Exclude<Reply<unknown>, { kind: 'ok' }>): Verdict {
  const verdict =
    reply.kind === 'status' ? judgeStatus(reply) : keep('back-off', reply.kind === 'odd' ? 'odd-answer' : 'unreachable', reply.detail);
  return verdict.act === 'keep' ? verdict : keep('cap', 'check-server', reply.kind === 'status' ? reply.message : null);
}

function judgeStatus({ status, retryAfter, error, message }: Extract<Reply<unknown>, { kind: 'status' }>): Verdict {
  const detail = message ?? `HTTP ${status}`;
  if (status === 408 || status === 425 || status === 429) return { ...keep('back-off', 'busy', detail), retryAfter };
  if (status === 403 && error === 'revoked') return keep('cap', 'revoked', detail);
  if (status === 401 || status === 403) return keep('cap', 'unauthorised', detail);
  if (status === 413) return { act: 'split' };
  if (status === 400 || status === 422) return { act: 'quarantine', word: 'refused', detail };
  if (status === 409) return { act: 'quarantine', word: 'conflict', detail };
  if (status === 507) return keep('cap', 'collector-full', detail);
  if (status >= 500) return { ...keep('back-off', 'server-error', detail), retryAfter };
  return keep('cap', 'check-server', detail);
}

function keep(wait: 'back-off' | 'cap', word: string, detail: string | null) {
  return { act: 'keep', wait, word, detail, retryAfter: null } as const;
}
