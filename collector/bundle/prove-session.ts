/** Checks all that is stored of a session, as its bundle would be checked by somebody else. */
import type { SessionProof } from '../../lib/events/log-api.ts';
import { LogRewritten } from '../log/checkpointer.ts';
import { verifyBundle } from './verify-bundle.ts';
import { EmptyLog, writeBundle, type BundleDeps } from './write-bundle.ts';

const none = { retention: 0, erased: 0, remasked: 0 };

export async function proveSession(deps: BundleDeps, session: string): Promise<SessionProof> {
  const { key, store, now } = deps;
  const nothing = { verifier: key.verifier, verified: null, signatures: await store.countSignatures(session), records: 0, ...none };
  try {
    const { problem, size, signatures, records, absent } = await verifyBundle(
      cutLineFeeds(await writeBundle(deps, { session })),
      key.verifier,
    );
    return {
      verifier: key.verifier,
      verified: problem === null ? { size, at: now() } : null,
      signatures: { ...signatures, broken: nothing.signatures.broken },
      ...{ records, retention: absent.retention, erased: absent.erased, remasked: absent.remasked },
      problem: problem && {
        item: problem.item,
        stream: problem.place?.stream ?? null,
        seq: problem.place?.seq ?? null,
        meaning: problem.meaning,
      },
    };
  } catch (error) {
    if (error instanceof EmptyLog) return { ...nothing, problem: null };
    if (!(error instanceof LogRewritten)) throw error;
    return { ...nothing, problem: { item: 'log', stream: null, seq: null, meaning: error.message } };
  }
}

async function* cutLineFeeds(lines: AsyncIterable<string>): AsyncIterable<string> {
  for await (const line of lines) yield line.slice(0, -1);
}
