/** What proves the rest: the log's state, that it goes on from what a device knew, the check of a session, and bundles to check elsewhere. */
import { Readable } from 'node:stream';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { EpochMs, Id } from '../../lib/events/base.ts';
import { ConsistencyAnswer, ConsistencyQuery, LogState, SessionProof } from '../../lib/events/log-api.ts';
import { newId } from '../../lib/events/id.ts';
import type { Clock } from '../app.ts';
import { nameReader, type ReaderEnv } from '../auth.ts';
import { proveSession } from '../bundle/prove-session.ts';
import { EmptyLog, writeBundle, type BundleRequest } from '../bundle/write-bundle.ts';
import { LogRewritten } from '../log/checkpointer.ts';
import type { MerkleLog } from '../log/open-log.ts';
import { answer, readRequest, refuse } from '../refuse.ts';
import type { Store } from '../store/store.ts';

/** A session, or what was received in `[from, to)`; nothing: all. */
export const BundleQuery = z.object({
  session: Id.optional(),
  from: z.coerce.number().pipe(EpochMs).optional(),
  to: z.coerce.number().pipe(EpochMs).optional(),
});

export function createProofRoutes(log: MerkleLog, store: Store, now: Clock): Hono<ReaderEnv> {
  const routes = new Hono<ReaderEnv>();
  const deps = { ...log, store, now };
  routes.get('/log', async (context) => {
    const state = { verifier: log.key.verifier, signatures: await store.countSignatures(null), ...(await log.audit.read()) };
    return answer(context, LogState, state);
  });
  routes.get('/log/consistency', async (context) => {
    const query = readRequest(ConsistencyQuery, context.req.query());
    if ('problem' in query) return refuse(context, 400, 'bad-request', `The query does not fit at ${query.problem}`);
    return refuseRewritten(context, async () => answer(context, ConsistencyAnswer, await proveFrom(log, store, query.data.from ?? 0)));
  });
  routes.get('/sessions/:id/proof', async (context) => {
    const id = context.req.param('id');
    if ((await store.readSession(context.get('scope'), id)) === null) return refuseSession(context);
    return answer(context, SessionProof, await proveSession(deps, id));
  });
  routes.get('/bundles', async (context) => {
    const query = readRequest(BundleQuery, context.req.query());
    if ('problem' in query) return refuse(context, 400, 'bad-request', `The query does not fit at ${query.problem}`);
    const { session, from = null, to = null } = query.data;
    if (session !== undefined && (from !== null || to !== null))
      return refuse(context, 400, 'bad-request', 'The query does not fit at session: a bundle is of a session or of a time, not of both.');
    if (session !== undefined && (await store.readSession(context.get('scope'), session)) === null) return refuseSession(context);
    if (session === undefined && !context.get('reader').roles.includes('auditor'))
      return refuse(
        context,
        400,
        'bad-request',
        'The query does not fit at session: name one. A bundle of all that was received in a time is for auditors.',
      );
    return refuseRewritten(context, () => sendBundle(context, deps, session === undefined ? { from, to } : { session }));
  });
  return routes;
}

async function proveFrom({ key, checkpointer }: MerkleLog, store: Store, from: number): Promise<ConsistencyAnswer> {
  const checkpoint = await checkpointer.sign();
  if (checkpoint === null) return { verifier: key.verifier, checkpoint: null, proof: from === 0 ? [] : null };
  const proof = from <= checkpoint.size ? await store.proveConsistency(from, checkpoint.size) : null;
  return { verifier: key.verifier, checkpoint: checkpoint.note, proof };
}

/** It is in the log before its first byte is sent. */
async function sendBundle(
  context: Context<ReaderEnv>,
  deps: MerkleLog & { store: Store; now: Clock },
  request: BundleRequest,
): Promise<Response> {
  const name = `cotrail-bundle-${new Date(deps.now()).toISOString().slice(0, 19).replaceAll(':', '-')}.jsonl`;
  const entity = { type: 'export', id: newId(deps.now()), name };
  await deps.ledger.append({ event: 'export.created', ...nameReader(context.get('reader')), entity, to: { format: 'bundle', ...request } });
  const lines = await writeBundle(deps, request);
  context.header('content-type', 'application/jsonl; charset=utf-8');
  context.header('content-disposition', `attachment; filename="${name}"`);
  return context.body(Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream);
}

async function refuseRewritten(context: Context, act: () => Promise<Response>): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof EmptyLog) return refuse(context, 409, 'empty-log', 'There is nothing to prove yet: nothing was uploaded.');
    if (error instanceof LogRewritten) return refuse(context, 409, 'log-rewritten', error.message);
    throw error;
  }
}

function refuseSession(context: Context): Response {
  return refuse(context, 404, 'no-session', 'There is no such session here.');
}
