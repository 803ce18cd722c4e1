/** The collector's application on a real store in a folder of its own, spoken to without sockets. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../../collector/app.ts';
import { createDisk } from '../../../collector/data/disk.ts';
import { startKeeper } from '../../../collector/data/keeper.ts';
import { hashSecret, newSecret } from '../../../collector/secrets.ts';
import { openExporter } from '../../../collector/exports/exporter.ts';
import type { QuotaRates } from '../../../collector/limits/quotas.ts';
import { openLog } from '../../../collector/log/open-log.ts';
import { startPusher } from '../../../collector/push/pusher.ts';
import { openSqliteStore } from '../../../collector/store/sqlite.ts';
import type { KeepRules } from '../../../lib/events/data-api.ts';
import { usualLimits } from '../../../collector/fleet/limits.ts';
import { createPairing } from '../../../collector/links.ts';
import { EnrolAnswer } from '../../../lib/events/device-api.ts';
import { makeKey, type MadeUpKey } from '../../support/make-key.ts';
import { newId } from '../../../lib/events/id.ts';
import { uploadLimits, uploadMediaType } from '../../../lib/events/upload.ts';
import { start } from './seal-upload.ts';

export const origin = 'http://127.0.0.1:8787';

interface RigOptions {
  sealedLimit?: number;
  /** By default, as much as anybody wants: the clock stands still, so that nothing would ever be given back. */
  rates?: QuotaRates;
  keep?: KeepRules;
  maxDisk?: number | null;
  minFree?: number;
  publicUrl?: string;
  proxies?: string[];
  showsOwnActivity?: boolean;
  /** By default a new one. */
  dataDir?: string;
}

const unlimited: QuotaRates = { requestsPerSecond: 1e9, bytesPerSecond: 1e12 };

export async function createRig(options: RigOptions = {}) {
  const {
    sealedLimit = uploadLimits.sealedBytes,
    rates = unlimited,
    keep = {},
    maxDisk = null,
    minFree = 0,
    showsOwnActivity = false,
    dataDir = mkdtempSync(join(tmpdir(), 'cotrail-app-')),
  } = options;
  let time = start;
  const store = await openSqliteStore(dataDir, () => time);
  const log: string[] = [];
  const now = () => time;
  const deps = { store, now, log: (line: string) => log.push(line) };
  const merkleLog = await openLog({ ...deps, dataDir });
  const { ledger } = merkleLog;
  const exporter = await openExporter({ ...deps, ledger, dataDir });
  const disk = createDisk({ ...deps, dataDir, maxDisk, minFree });
  const keeper = startKeeper({ ...deps, exporter, ledger, disk, keep });
  const app = createApp({
    ...deps,
    ...{ exporter, merkleLog, ledger, keeper, disk, limits: usualLimits },
    createPairing: (terms) => createPairing({ store, url: origin, sites: [], retentionDays: 7, now }, terms),
    pusher: startPusher([], { ...deps, random: Math.random }),
    reporter: { list: async () => [] },
    readPort: () => 8787,
    ...{ sealedLimit, rates, publicUrl: options.publicUrl ?? null, proxies: options.proxies ?? [] },
    showsOwnActivity,
  });
  const request = (path: string, init: RequestInit = {}) => Promise.resolve(app.request(`${origin}${path}`, init));
  const pair = async () => {
    const code = newSecret();
    await store.addPairing(hashSecret(code), { expiresAt: time + 60_000, sites: [], retentionDays: 7 });
    return code;
  };
  const post = (path: string, body: object) =>
    request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const enrol = async (device = newId(), key: MadeUpKey | null = null) => {
    const held = key ?? (await makeKey());
    const request = { code: await pair(), device, name: 'Desk', version: '1', collector: origin };
    const response = await post('/api/v1/devices', await held.enrol(request));
    const { token } = EnrolAnswer.parse(await response.json());
    return { device, token, key: held, headers: { authorization: `Bearer ${token}` } };
  };
  const put = (upload: { id: string; bytes: Uint8Array<ArrayBuffer> }, token: string) =>
    request(`/api/v1/uploads/${upload.id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': uploadMediaType },
      body: upload.bytes,
    });
  return {
    now,
    app,
    store,
    exporter,
    merkleLog,
    keeper,
    disk,
    ledger,
    dataDir,
    log,
    request,
    post,
    pair,
    enrol,
    put,
    setTime: (at: number) => (time = at),
  };
}

export type AppRig = Awaited<ReturnType<typeof createRig>>;

/** The headers of a viewer who has opened the link. */
export async function openViewer({ store, post }: AppRig): Promise<{ cookie: string }> {
  const ticket = newSecret();
  await store.addTicket(hashSecret(ticket), start + 60_000);
  const response = await post('/api/v1/viewer', { ticket });
  return { cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}
