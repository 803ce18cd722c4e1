/** The browser's own view of a console's requests: what its rules mean is kept as a flight, with the status that answers it. */
import { type Browser, browser } from 'wxt/browser';
import { addRedirect } from '../consoles/add-redirect.ts';
import { hashText } from '../consoles/hash-text.ts';
import { isIgnored } from '../consoles/is-ignored.ts';
import { matchSignal } from '../consoles/match-signal.ts';
import { mayMatch } from '../consoles/may-match.ts';
import { withoutHash } from '../consoles/observe-requests.ts';
import type { Profile } from '../consoles/profile.ts';
import { readBodyBytes, readFormData } from '../consoles/read-body.ts';
import { readShape } from '../consoles/read-shape.ts';
import type { Body, RequestSignal } from '../consoles/signal.ts';
import { newId } from '../events/id.ts';
import { report } from '../log.ts';
import type { FlightRow } from '../store/console-rows.ts';
import { db } from '../store/db.ts';
import { addRequest, nameRequest, settleRequest } from '../store/flights.ts';
import { countShape } from '../store/shapes.ts';
import { readConsoles } from './consoles.ts';
import { writeActionsSoon } from './write-actions.ts';

type Before = Browser.webRequest.OnBeforeRequestDetails & { documentUrl?: string; originUrl?: string };

const types = ['main_frame', 'sub_frame', 'xmlhttprequest', 'ping', 'other'] as const;

/** One after the other, so that an answer never overtakes its request. */
let queue: Promise<unknown> = Promise.resolve();

/** Registers all listeners at once, synchronously, as a worker's start demands. Nothing is read before `ready`. */
export function watchRequests(ready: Promise<unknown>): void {
  const enqueue = (act: () => Promise<void>): void => {
    queue = queue
      .then(() => ready)
      .then(act)
      .catch((error: unknown) => report('watching a request', error));
  };
  const filter = { urls: ['<all_urls>'], types: [...types] };
  const { onBeforeRequest, onBeforeRedirect, onCompleted, onErrorOccurred } = browser.webRequest;
  onBeforeRequest.addListener(
    (details) => {
      enqueue(() => takeRequest(details));
      return undefined;
    },
    filter,
    ['requestBody'],
  );
  const settle = ({ requestId, statusCode, redirectUrl }: { requestId: string; statusCode: number; redirectUrl?: string }) =>
    enqueue(() => takeAnswer(requestId, statusCode, redirectUrl));
  onBeforeRedirect.addListener(settle, filter);
  onCompleted.addListener(settle, filter);
  onErrorOccurred.addListener(({ requestId }) => enqueue(() => takeAnswer(requestId, null)), filter);
}

async function takeRequest(details: Before): Promise<void> {
  const site = findSite(details);
  const profile = site === null ? undefined : (await readConsoles()).bySite.get(site);
  if (site === null || profile === undefined || (await isPaused())) return;
  const body = readBody(details);
  const signal: RequestSignal = {
    kind: 'request',
    method: details.method,
    url: new URL(details.url),
    readBody: () => body,
    headers: {},
    status: null,
    response: undefined,
  };
  const { sightings } = matchSignal(profile, signal, site, null);
  const at = details.timeStamp;
  const isPage = details.type === 'main_frame' || details.type === 'sub_frame';
  // A page's own requests are told by its hook, with the bodies that a browser does not show.
  const bodySeen = body !== null || details.method === 'GET';
  if (sightings.length === 0 && !mayMatch(profile, signal, bodySeen))
    return isPage && details.method !== 'GET' ? noteShape(profile, site, details, signal) : undefined;
  const isNavigation = details.type === 'main_frame';
  await db.transaction('rw', db.flights, () =>
    addRequest(db, {
      ...{ id: newId(at), site, profile: profile.id, evidence: 'network', requestId: details.requestId, at, sightings },
      key: nameRequest(details.method, hashText(withoutHash(signal.url))),
      bodySeen,
      tab: details.tabId < 0 ? null : details.tabId,
      frame: details.frameId < 0 ? null : details.frameId,
      // A navigation's document is the one to come: where it was asked for is told by tab and time.
      document: isNavigation ? null : (details.documentId ?? null),
    }),
  );
  writeActionsSoon();
}

async function takeAnswer(requestId: string, status: number | null, redirect?: string): Promise<void> {
  const { profiles } = await readConsoles();
  const amend = ({ profile: id, sightings }: FlightRow) => {
    const profile = redirect === undefined ? undefined : profiles.findLast((each) => each.id === id);
    return redirect === undefined || profile === undefined ? sightings : addRedirect(profile, sightings, redirect);
  };
  await db.transaction('rw', db.flights, () => settleRequest(db, requestId, { status, broken: status === null }, Date.now(), amend));
  writeActionsSoon();
}

/** The console that asks: the page's own origin for what it loads itself; of a navigation, where it goes. */
function findSite({ type, url, initiator, documentUrl, originUrl }: Before): string | null {
  const address = type === 'main_frame' || type === 'sub_frame' ? url : (initiator ?? documentUrl ?? originUrl);
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : null;
}

async function isPaused(): Promise<boolean> {
  return ((await db.device.get('device'))?.state ?? 'recording') !== 'recording';
}

function readBody({ requestBody }: Before): Body | null {
  if (requestBody?.formData) return readFormData(requestBody.formData);
  const parts = (requestBody?.raw ?? []).flatMap(({ bytes }) => (bytes instanceof ArrayBuffer ? [new Uint8Array(bytes)] : []));
  return parts.length === 1
    ? readBodyBytes(parts[0]!)
    : parts.length === 0
      ? null
      : readBodyBytes(new Uint8Array(parts.flatMap((part) => [...part])));
}

async function noteShape(profile: Profile, site: string, { tabId, timeStamp }: Before, signal: RequestSignal): Promise<void> {
  if (isIgnored(profile, signal)) return;
  const shape = readShape(signal, () => ({ selector: '', label: null }));
  await db.transaction('rw', db.shapes, () => countShape(db, site, tabId < 0 ? null : tabId, shape, [], timeStamp));
}
