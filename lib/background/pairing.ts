/** Pairing with a collector by its link: first all that it will set is shown, then one acceptance sets it. */
import { browser } from 'wxt/browser';
import type { Site } from '../events/api.ts';
import type { EnrolRequest } from '../events/device-api.ts';
import { toBase64Url } from '../events/device-key.ts';
import { writeProof } from '../events/device-proof.ts';
import type { Done, PairingPreview } from '../messages/protocol.ts';
import { readSettings } from '../settings/read-settings.ts';
import { Endpoint, Settings } from '../settings/settings.ts';
import { tighten } from '../settings/tighten.ts';
import { db } from '../store/db.ts';
import { ensureDevice } from '../store/device.ts';
import { ensureDeviceKey } from '../store/device-key.ts';
import { setCollector } from '../store/endpoint.ts';
import { appendOwnAction, inLedger } from '../store/ledger.ts';
import { countPending } from '../store/watch-status.ts';
import { type Reply, enrol, readHealth, readPairing } from '../upload/collector-client.ts';
import { endOf } from '../upload/token.ts';
import { uploadSoon } from './keep-uploading.ts';
import { saveSettings } from './save-settings.ts';

export async function previewPairing({ link }: { link: string }): Promise<PairingPreview> {
  const parsed = parsePairingLink(link);
  if (!parsed.ok) return { outcome: 'refused', reason: parsed.reason, detail: null };
  const health = await readHealth(parsed.endpoint);
  if (health.kind !== 'ok') return refusal(health, 'not-a-collector');
  const offer = await readPairing(parsed.endpoint, parsed.code);
  if (offer.kind !== 'ok') return refusal(offer, 'expired');
  const { settings } = await readSettings();
  // As it would be set: what the offer cannot loosen is not shown as if it could.
  const sites = offer.value.sites.map((site) => tightenKnown(site, settings.sites));
  return { outcome: 'offer', endpoint: parsed.endpoint, offer: { ...offer.value, sites }, waiting: await countPending(db) };
}

export async function acceptPairing(accepted: { link: string; sites: Site[]; retentionDays: number | null }): Promise<Done> {
  const parsed = parsePairingLink(accepted.link);
  if (!parsed.ok) return { outcome: 'refused', reason: parsed.reason, detail: null };
  const device = await inLedger(db, () => ensureDevice(db, Date.now()));
  const { settings } = await readSettings();
  const merged = merge(settings, parsed.endpoint, accepted.sites, accepted.retentionDays);
  // Before the code is spent: settings that cannot be kept must not cost the only link.
  if (!Settings.safeParse(merged).success) return { outcome: 'refused', reason: 'too-many-sites', detail: null };
  const answer = await enrol(parsed.endpoint, await writeEnrolment(parsed, device.id, settings.personName ?? ''));
  if (answer.kind !== 'ok') return refusal(answer, answer.kind === 'status' && answer.status === 409 ? 'other-key' : 'expired');
  await setCollector(db, { endpoint: parsed.endpoint, token: answer.value.token, expiresAt: endOf(answer.value, Date.now()) });
  await noteEnrolled(parsed.endpoint);
  await saveSettings(merged);
  uploadSoon(0);
  return { outcome: 'done' };
}

/** Into the log, from the device that was there. */
function noteEnrolled(endpoint: string): Promise<void> {
  return inLedger(db, async () => {
    const now = Date.now();
    const device = await ensureDevice(db, now);
    await appendOwnAction(db, device, 'device.enrolled', { entity: { type: 'device', id: device.id, name: null }, to: endpoint }, now);
  });
}

/** The same code with the same key may be sent again, where an answer was lost: the collector knows the device by then. */
async function writeEnrolment({ endpoint, code }: { endpoint: string; code: string }, device: string, name: string): Promise<EnrolRequest> {
  const key = await ensureDeviceKey(db);
  const proof = toBase64Url(await key.sign(writeProof('enrolment', { secret: code, device, collector: endpoint })));
  const { version } = browser.runtime.getManifest();
  return { code, device, name, version, publicKey: key.publicKey, collector: endpoint, proof };
}

/** `https://collector.example/pair#code=…`: the address before `/pair` is the endpoint; the code never travels in a request line. */
export function parsePairingLink(link: string): { ok: true; endpoint: string; code: string } | { ok: false; reason: string } {
  if (!URL.canParse(link.trim())) return { ok: false, reason: 'not-a-link' };
  const url = new URL(link.trim());
  const code = new URLSearchParams(url.hash.slice(1)).get('code');
  const base = url.pathname.match(/^(.*)\/pair\/?$/)?.[1];
  if (code === null || base === undefined) return { ok: false, reason: 'not-a-link' };
  const endpoint = Endpoint.safeParse(`${url.origin}${base}`);
  return endpoint.success
    ? { ok: true, endpoint: endpoint.data, code }
    : { ok: false, reason: endpoint.error.issues[0]?.message ?? 'not-a-link' };
}

/** The offer's sites are added; of a site that is known already, an offer can tighten what is kept and never loosen it. All other settings stay. */
function merge(settings: Settings, endpoint: string, offered: Site[], retentionDays: number | null): Settings {
  const origins = new Set(offered.map(({ origin }) => origin));
  const kept = settings.sites.filter(({ origin }) => !origins.has(origin));
  const sites = [...kept, ...offered.map((site) => tightenKnown(site, settings.sites))];
  return { ...settings, endpoint, sites, retentionDays: retentionDays ?? settings.retentionDays };
}

function tightenKnown(offered: Site, sites: readonly Site[]): Site {
  const known = sites.find(({ origin }) => origin === offered.origin);
  return known === undefined ? offered : tighten(known, offered);
}

function refusal(
  reply: Exclude<Reply<unknown>, { kind: 'ok' }>,
  onStatus: string,
): { outcome: 'refused'; reason: string; detail: string | null } {
  if (reply.kind === 'silent') return { outcome: 'refused', reason: 'unreachable', detail: reply.detail };
  if (reply.kind === 'odd') return { outcome: 'refused', reason: 'not-a-collector', detail: reply.detail };
  return { outcome: 'refused', reason: onStatus, detail: reply.message ?? `HTTP ${reply.status}` };
}
