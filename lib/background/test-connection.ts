/** "Test connection": what exactly is wrong with an endpoint, as a word. */
import { browser } from 'wxt/browser';
import { schemaVersion } from '../events/record.ts';
import type { ConnectionReport } from '../messages/protocol.ts';
import { Endpoint } from '../settings/settings.ts';
import { db } from '../store/db.ts';
import { readUpload } from '../store/device.ts';
import { retryAtOnce } from '../store/endpoint.ts';
import { type Reply, callUrl, readDevice, readHealth } from '../upload/collector-client.ts';
import { readToken } from '../upload/token.ts';
import { uploadSoon } from './keep-uploading.ts';

type Result = ConnectionReport['result'];

/** How long webRequest may take to say why a request failed. */
const networkErrorMs = 300;

export async function testConnection({ endpoint }: { endpoint: string }): Promise<ConnectionReport> {
  const valid = Endpoint.safeParse(endpoint);
  if (!valid.success) return say(valid.error.issues[0]?.message === 'http-beyond-loopback' ? 'http-beyond-loopback' : 'invalid', null);
  const watch = watchNetworkError(callUrl(valid.data, 'health'));
  const health = await readHealth(valid.data);
  const networkError = health.kind === 'silent' ? await watch.error() : null;
  watch.stop();
  if (health.kind !== 'ok') return sayWhy(health, networkError);
  if (health.value.schema < schemaVersion)
    return say('version', `schema ${health.value.schema}, this extension writes ${schemaVersion}`, health.value.version);
  return testToken(valid.data, health.value.version);
}

async function testToken(endpoint: string, version: string): Promise<ConnectionReport> {
  const upload = await readUpload(db);
  if (upload.token === null || upload.endpoint !== endpoint) return say('not-paired', null, version);
  const token = await readToken({ db, now: Date.now });
  const device = token.kind === 'ok' ? await readDevice(endpoint, token.value) : token;
  if (device.kind === 'status' && (device.status === 401 || device.status === 403)) return say('unauthorised', device.message, version);
  if (device.kind !== 'ok') return sayWhy(device, null);
  await retryAtOnce(db);
  uploadSoon(0);
  return say('ok', null, version);
}

function sayWhy(reply: Exclude<Reply<unknown>, { kind: 'ok' }>, networkError: string | null): ConnectionReport {
  if (reply.kind === 'silent') return say(isTlsError(networkError) ? 'tls' : 'unreachable', networkError ?? reply.detail);
  if (reply.kind === 'odd') return say('not-a-collector', reply.detail);
  if (reply.status === 401 || reply.status === 403) return say('unauthorised', reply.message);
  return say(reply.status >= 500 ? 'server-error' : 'not-a-collector', reply.message ?? `HTTP ${reply.status}`);
}

function say(result: Result, detail: string | null, version: string | null = null): ConnectionReport {
  return { result, detail, version };
}

/** Fetch says "failed" for every cause. webRequest knows more, where the site's access was granted, but tells it a moment later. */
function watchNetworkError(url: string): { stop: () => void; error: () => Promise<string | null> } {
  const { promise, resolve } = Promise.withResolvers<string>();
  const listen = (details: { url: string; error: string }) => {
    if (details.url === url) resolve(details.error);
  };
  browser.webRequest.onErrorOccurred.addListener(listen, { urls: ['<all_urls>'] });
  const tooLate = () => new Promise<null>((give) => setTimeout(give, networkErrorMs, null));
  return { stop: () => browser.webRequest.onErrorOccurred.removeListener(listen), error: () => Promise.race([promise, tooLate()]) };
}

/** Chrome: net::ERR_CERT_… and net::ERR_SSL_…. Firefox has a name for each error, NS_…, but those of TLS it puts into words of its language. */
function isTlsError(error: string | null): boolean {
  return error !== null && (/^net::ERR_(CERT|SSL)_/.test(error) || !/^(net::|NS_)/.test(error));
}
