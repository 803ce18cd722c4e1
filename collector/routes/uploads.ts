/** `PUT /uploads/{id}`: takes sealed bytes, and acknowledges them when they are checked and on disk. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Id } from '../../lib/events/base.ts';
import { Acknowledgement, uploadMediaType } from '../../lib/events/upload.ts';
import type { AppDeps } from '../app.ts';
import type { DeviceEnv } from '../auth.ts';
import { BadUpload, checkUpload } from '../check-upload.ts';
import { isNoSpace } from '../data/disk.ts';
import { answer, refuse } from '../refuse.ts';
import type { CheckedUpload, PutOutcome } from '../store/store.ts';

type UploadDeps = Pick<AppDeps, 'store' | 'now' | 'sealedLimit' | 'disk' | 'keeper'>;

export function createUploadRoute(deps: UploadDeps): Hono<DeviceEnv> {
  const { store, disk, keeper, sealedLimit } = deps;
  const limit = bodyLimit({
    maxSize: sealedLimit,
    onError: (context) => refuse(context, 413, 'too-large', `An upload has at most ${sealedLimit} bytes: send its records in parts.`),
  });
  return new Hono<DeviceEnv>().put('/:id', limit, async (context) => {
    if (context.req.header('content-type') !== uploadMediaType)
      return refuse(context, 415, 'not-an-upload', `An upload is sent as ${uploadMediaType}.`);
    const id = Id.safeParse(context.req.param('id'));
    if (!id.success) return refuse(context, 400, 'bad-request', 'The upload id is not a UUID in lower case.');
    const upload = await read(id.data, new Uint8Array(await context.req.arrayBuffer()));
    if (upload instanceof BadUpload) return refuse(context, 422, 'bad-upload', upload.message);
    if (upload.stream.device !== context.get('device').id)
      return refuse(context, 403, 'other-device', 'The upload is of another device than its token.');

    const { full, message } = await disk.read();
    const outcome = full ? 'no-space' : await put(deps, upload);
    if (outcome === 'no-space') {
      keeper.wake('retention'); // Where the oldest may go to make room, it goes now.
      return refuse(
        context,
        507,
        outcome,
        message ?? 'The collector’s disk is full: make room there. Devices keep what they have until then.',
      );
    }
    if (outcome === 'other-bytes') return refuse(context, 409, outcome, 'This upload id is taken by other bytes.');
    if (outcome === 'other-stream')
      return refuse(context, 409, outcome, 'This stream or session is known as that of another device, or as one of another kind.');
    const { id: sent, sha256, manifest, manifestHash } = upload;
    const log = { leaf: await store.findLeaf(manifest.stream, manifest.firstSeq, manifestHash), size: await store.readLogSize() };
    return answer(context, Acknowledgement, { id: sent, sha256, duplicate: outcome === 'duplicate', log });
  });
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
