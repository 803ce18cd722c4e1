/** Devices at a collector, for its admins. */
import { Website, WebsitesPage } from '../events/companion-api.ts';
import { DevicesPage, DeviceView, PairingAnswer, PairingsPage } from '../events/device-api.ts';
import { ask, send, type RemoteFeedOptions } from './ask.ts';
import { FeedError, type Fleet } from './feed.ts';

const answerMs = 25_000;

export function createRemoteFleet(options: RemoteFeedOptions): Fleet {
  const inTime = () => AbortSignal.timeout(answerMs);
  const pathOf = (id: string): string => `devices/${encodeURIComponent(id)}`;
  return {
    listDevices: async (signal) => orThrow(await ask(options, 'devices', {}, DevicesPage, signal)),
    changeDevice: async (id, body) => void orThrow(await ask(options, pathOf(id), { method: 'PUT', body }, DeviceView, inTime())),
    revokeDevice: async (id) => void orThrow(await send(options, pathOf(id), { method: 'DELETE' }, inTime())),
    listPairings: async (signal) => orThrow(await ask(options, 'pairings', {}, PairingsPage, signal)).pairings,
    createPairing: async (body) => orThrow(await ask(options, 'pairings', { method: 'POST', body }, PairingAnswer, inTime())),
    listWebsites: async (signal) => orThrow(await ask(options, 'companion/keys', {}, WebsitesPage, signal)),
    createWebsite: async (body) => orThrow(await ask(options, 'companion/keys', { method: 'POST', body }, Website, inTime())),
    withdrawWebsite: async (id) =>
      void orThrow(await send(options, `companion/keys/${encodeURIComponent(id)}`, { method: 'DELETE' }, inTime())),
    // One that is gone already is as it should be.
    withdrawPairing: async (id) => void (await send(options, `pairings/${encodeURIComponent(id)}`, { method: 'DELETE' }, inTime())),
  };
}

function orThrow<T>(found: T | null): T {
  if (found === null) throw new FeedError('failed', 'The collector has no such thing (any more).');
  return found;
}
