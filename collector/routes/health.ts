/** `GET /health`: says that this is a collector, and which records it understands. */
import { Hono } from 'hono';
import { Health } from '../../lib/events/api.ts';
import { schemaVersion } from '../../lib/events/record.ts';
import type { Clock } from '../app.ts';
import type { Disk } from '../data/disk.ts';
import { answer } from '../refuse.ts';
import { version } from '../version.ts';

export function createHealthRoute(now: Clock, disk: Pick<Disk, 'read'>): Hono {
  return new Hono().get('/', async (context) => {
    // Open to all: whether uploads are taken, and not how much there is.
    const takesUploads = !(await disk.read()).full;
    return answer(context, Health, { product: 'cotrail-collector', version, schema: schemaVersion, now: now(), takesUploads });
  });
}
