/** `PUT /uploads/{id}`: takes sealed bytes, and acknowledges them when they are checked and on disk. */
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import pLimit from 'p-limit';
import { Id } from '../../lib/events/base.ts';
import { Acknowledgement, uploadMediaType } from '../../lib/events/upload.ts';
import type { AppDeps } from '../app.ts';
import type { DeviceEnv } from '../auth.ts';
import { BadUpload } from '../bad-upload.ts';
import { checkUpload } from '../check-upload.ts';
import { findForeign } from '../companion/check-visit.ts';
import type { VisitorLimits } from '../companion/limits.ts';
import { isNoSpace } from '../data/disk.ts';
import type { Quotas } from '../limits/quotas.ts';
import type { TrafficCounts } from '../limits/traffic.ts';
import { createTurns } from '../limits/turns.ts';
import { answer, refuse } from '../refuse.ts';
import type { CheckedUpload, PutOutcome } from '../store/store.ts';

/** Bodies that are read at once, of all and of one device, which sends one after the other by itself. */
const bodiesAtOnce = { all: 32, device: 4 } as const;
/** Inflated, an upload is many times as large: so many are checked and written at once. */
const inflatedAtOnce = 4;

type UploadDeps = Pick<AppDeps, 'store' | 'now' | 'sealedLimit' | 'disk' | 'keeper'>;

export function createUploadRoute(deps: UploadDeps, quotas: Quotas, visitorLimits: VisitorLimits, traffic: TrafficCounts): Hono<DeviceEnv> {
  const { store, disk, keeper, sealedLimit } = deps;
  const limit = bodyLimit({
    maxSize: sealedLimit,
    onError: (context) => refuse(context, 413, 'too-large', `An upload has at most ${sealedLimit} bytes: send its records in parts.`),
  });
  const inflated = pLimit(inflatedAtOnce);
  return new Hono<DeviceEnv>().put('/:id', waitForTurn(quotas, visitorLimits), limit, async (context) => {
    if (context.req.header('content-type') !== uploadMediaType)
      return refuse(context, 415, 'not-an-upload', `An upload is sent as ${uploadMediaType}.`);
    const id = Id.safeParse(context.req.param('id'));
    if (!id.success) return refuse(context, 400, 'bad-request', 'The upload id is not a UUID in lower case.');
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const device = context.get('device').id;
    const website = context.get('website');
    quotas.countBytes(context, device, bytes.length);
    if (website !== null) visitorLimits.countBytes(website, device, bytes.length);
    return inflated(async () => {
      const upload = await read(id.data, bytes);
      if (upload instanceof BadUpload) return refuse(context, 422, 'bad-upload', upload.message);
      if (upload.stream.device !== device) return refuse(context, 403, 'other-device', 'The upload is of another device than its token.');
      const foreign = website === null ? null : findForeign(upload, website);
      if (foreign !== null) return refuse(context, 422, 'no-visit', foreign);
      const { full, message } = await disk.read();
      const outcome = full ? 'no-space' : await put(deps, upload);
      if (outcome === 'no-space') keeper.wake('retention'); // Where the oldest may go to make room, it goes now.
      if (outcome !== 'stored' && outcome !== 'duplicate' && outcome !== 'quarantined') return refuseOutcome(context, outcome, message);
      if (outcome === 'stored') traffic.countTaken(bytes.length);
      if (outcome === 'quarantined') traffic.countRefused(outcome);
      const { id: sent, sha256, manifest, manifestHash } = upload;
      const log = { leaf: await store.findLeaf(manifest.stream, manifest.firstSeq, manifestHash), size: await store.readLogSize() };
      return answer(context, Acknowledgement, { id: sent, sha256, duplicate: outcome === 'duplicate', log });
    });
  });
}

type Refused = 'no-space' | 'other-bytes' | 'other-stream';

function refuseOutcome(context: Context, outcome: Refused, full: string | null): Response {
  if (outcome === 'other-bytes') return refuse(context, 409, outcome, 'This upload id is taken by other bytes.');
  if (outcome === 'other-stream')
    return refuse(context, 409, outcome, 'This stream or session is known as that of another device, or as one of another kind.');
  return refuse(context, 507, outcome, full ?? 'The collector’s disk is full: make room there. Devices keep what they have until then.');
}

/** Nothing is read of a body before its turn, and nothing at all of one too many. */
function waitForTurn(quotas: Quotas, visitorLimits: VisitorLimits): MiddlewareHandler<DeviceEnv> {
  const turns = createTurns(bodiesAtOnce.all, bodiesAtOnce.device);
  return async (context, next) => {
    const { id } = context.get('device');
    const website = context.get('website');
    const refuseVisitor = (): Response | null => website && visitorLimits.refuseBytes(context, website, id);
    return turns.run(id, async () => quotas.refuseBytes(context, id) ?? refuseVisitor() ?? (await next(), undefined));
  };
}

async function put({ store, now, disk }: UploadDeps, upload: CheckedUpload): Promise<PutOutcome | 'no-space'> {
  try {
    return await store.putUpload(upload, now());
  } catch (error) {
    if (!isNoSpace(error)) throw error;
    disk.reportFull();
    return 'no-space';
  }
}

async function read(id: string, bytes: Uint8Array): Promise<CheckedUpload | BadUpload> {
  try {
    return await checkUpload(id, bytes);
  } catch (error) {
    if (error instanceof BadUpload) return error;
    throw error;
  }
}
