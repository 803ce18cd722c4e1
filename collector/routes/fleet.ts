/** What an admin sees and does of devices: the list, a new name, revoking one, and the links that enrol more. */
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DeviceChange, DevicesPage, DeviceView, PairingAnswer, PairingRequest, PairingsPage } from '../../lib/events/device-api.ts';
import type { Clock } from '../app.ts';
import { nameReader, type ReaderEnv } from '../auth.ts';
import { judgeDevice, sortByNeed } from '../fleet/judge-device.ts';
import type { Limits } from '../fleet/limits.ts';
import type { OwnLedger } from '../own-ledger.ts';
import { answer, readJson, readRequest, refuse } from '../refuse.ts';
import type { StoredDevice } from '../store/fleet-contract.ts';
import type { Store } from '../store/store.ts';

export interface FleetRouteDeps {
  store: Store;
  ledger: OwnLedger;
  limits: Limits;
  now: Clock;
  createPairing(terms: PairingRequest): Promise<PairingAnswer>;
}

export function createFleetRoutes(deps: FleetRouteDeps): Hono<ReaderEnv> {
  const { store, ledger, limits, now } = deps;
  const routes = new Hono<ReaderEnv>();
  const limit = bodyLimit({ maxSize: 16 * 1024, onError: (context) => refuse(context, 413, 'too-large', 'This is smaller than 16 KiB.') });
  routes.get('/devices', async (context) => {
    const devices = (await store.listDevices()).map((device) => view(device, limits, now()));
    return answer(context, DevicesPage, { devices: sortByNeed(devices), limits, now: now() });
  });
  routes.put('/devices/:id', limit, async (context) => {
    const request = readRequest(DeviceChange, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The change does not fit at ${request.problem}`);
    const before = await store.readDevice(context.req.param('id'));
    if (before === null) return refuseUnknown(context);
    await store.changeDevice(before.id, request.data);
    if (before.name !== request.data.name || before.group !== request.data.group)
      await ledger.append({
        ...describe('device.changed', request.data, before.id),
        ...nameReader(context.get('reader')),
        from: say(before),
        to: say(request.data),
      });
    return answer(context, DeviceView, view({ ...before, ...request.data }, limits, now()));
  });
  routes.delete('/devices/:id', async (context) => {
    const device = await store.readDevice(context.req.param('id'));
    if (device === null) return refuseUnknown(context);
    const isNew = await store.revokeDevice(device.id, now());
    if (isNew) await ledger.append({ ...describe('device.revoked', device, device.id), ...nameReader(context.get('reader')), to: null });
    return context.body(null, 204);
  });
  addPairings(routes, limit, deps);
  return routes;
}

function addPairings(routes: Hono<ReaderEnv>, limit: MiddlewareHandler, { store, ledger, now, createPairing }: FleetRouteDeps): void {
  const link = (id: string, group: string | null) => ({ type: 'enrolment-link', id, name: group });
  routes.get('/pairings', async (context) => answer(context, PairingsPage, { pairings: await store.listPairings(now()) }));
  routes.post('/pairings', limit, async (context) => {
    const request = readRequest(PairingRequest, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The link does not fit at ${request.problem}`);
    const made = await createPairing(request.data);
    const { id, uses, group } = made.pairing;
    await ledger.append({ event: 'enrolment-link.created', ...nameReader(context.get('reader')), entity: link(id, group), to: uses });
    return answer(context, PairingAnswer, made, 201);
  });
  routes.delete('/pairings/:id', async (context) => {
    const withdrawn = await store.withdrawPairing(context.req.param('id'));
    if (withdrawn === null) return refuse(context, 404, 'no-link', 'There is no such enrolment link (any more).');
    await ledger.append({
      event: 'enrolment-link.withdrawn',
      ...nameReader(context.get('reader')),
      entity: link(withdrawn.id, withdrawn.group),
      to: null,
    });
    return context.body(null, 204);
  });
}

function view({ told: _told, ...device }: StoredDevice, limits: Limits, now: number): DeviceView {
  return { ...device, attention: judgeDevice({ ...device, told: [] }, limits, now) };
}

function describe(event: string, { name }: { name: string }, id: string) {
  return { event, by: null, entity: { type: 'device', id, name: name === '' ? null : name } };
}

function say({ name, group }: { name: string; group: string | null }): string {
  return group === null ? name : `${name} (${group})`;
}

function refuseUnknown(context: Context): Response {
  return refuse(context, 404, 'no-device', 'There is no such device here.');
}
