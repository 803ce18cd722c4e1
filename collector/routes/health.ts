/** `GET /health`: says that this is a collector, and which records it understands. */
import { Hono } from 'hono';
import { Health } from '../../lib/events/api.ts';
import { schemaVersion } from '../../lib/events/record.ts';
import type { Clock } from '../app.ts';
import { answer } from '../refuse.ts';
import { version } from '../version.ts';

export function createHealthRoute(now: Clock): Hono {
  return new Hono().get('/', (context) =>
    answer(context, Health, { product: 'cotrail-collector', version, schema: schemaVersion, now: now() }),
  );
}
