/** `GET /status`: how the collector is, of what is known already or read in a few rows. */
import { Hono } from 'hono';
import { CollectorStatus } from '../../lib/events/status-api.ts';
import type { Attention } from '../../lib/events/device-api.ts';
import type { Clock } from '../app.ts';
import type { Disk } from '../data/disk.ts';
import { judgeDevice } from '../fleet/judge-device.ts';
import type { Limits } from '../fleet/limits.ts';
import type { TrafficCounts } from '../limits/traffic.ts';
import type { Pusher } from '../push/pusher.ts';
import type { Reporter } from '../reports/reporter.ts';
import { answer } from '../refuse.ts';
import type { Store } from '../store/store.ts';
import { version } from '../version.ts';

export interface StatusDeps {
  store: Store;
  disk: Pick<Disk, 'read'>;
  pusher: Pick<Pusher, 'list'>;
  reporter: Pick<Reporter, 'list'>;
  traffic: Pick<TrafficCounts, 'read'>;
  limits: Limits;
  now: Clock;
}

export function createStatusRoute(deps: StatusDeps): Hono {
  const startedAt = deps.now();
  return new Hono().get('/', async (context) => answer(context, CollectorStatus, await readStatus(deps, startedAt)));
}

async function readStatus(deps: StatusDeps, startedAt: number): Promise<CollectorStatus> {
  const { store, pusher, reporter, traffic, now } = deps;
  const [disk, files] = [await deps.disk.read(), await store.readUploadTotals()];
  const checkpoint = await store.readCheckpoint();
  return {
    ...{ version, startedAt, now: now(), disk, files, database: { bytes: Math.max(0, disk.used - files.bytes) } },
    lastAlarm: await store.readLastAlarm(),
    lastFullAt: (await store.readLastDone('full'))?.at ?? null,
    log: { leaves: await store.readLogSize(), checkpoint: checkpoint && { size: checkpoint.size, at: checkpoint.at } },
    uploads: traffic.read(),
    devices: await countDevices(deps),
    pushes: await pusher.list(),
    reports: await reporter.list(),
    keeper: { retention: await readRun(store, 'retention'), erasure: await readRun(store, 'erasure') },
    backup: await readBackup(store),
  };
}

async function countDevices({ store, limits, now }: StatusDeps): Promise<CollectorStatus['devices']> {
  const devices = (await store.listDevices()).filter(({ revokedAt }) => revokedAt === null);
  const attention: Partial<Record<Attention, number>> = {};
  for (const device of devices) for (const each of judgeDevice(device, limits, now())) attention[each] = (attention[each] ?? 0) + 1;
  return { all: devices.length, attention };
}

async function readRun(store: Store, what: 'retention' | 'erasure'): Promise<{ at: number } | null> {
  const last = await store.readLastDone(what);
  return last && { at: last.at };
}

async function readBackup(store: Store): Promise<CollectorStatus['backup']> {
  const last = await store.readLastDone('backup');
  return last && { at: last.at, uploads: last.counts['uploads'] ?? 0, bytes: last.counts['bytes'] ?? 0 };
}
