/** The companion's queue and sender in Node: its database in memory, the page's storage, and the real collector behind `fetch`, without sockets. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { changeMemory } from '../../../companion/memory.ts';
import { appendBatch } from '../../../companion/queue/append.ts';
import { type Db, openDb } from '../../../companion/queue/db.ts';
import { ensureKey } from '../../../companion/queue/key.ts';
import { sendDue } from '../../../companion/send.ts';
import type { AppendRequest } from '../../../lib/events/append.ts';
import { newId } from '../../../lib/events/id.ts';
import type { Envelope } from '../../../lib/events/envelope.ts';
import type { Place } from '../../../lib/events/stream.ts';
import { createRig, origin } from '../collector/rig.ts';

export const shop = 'https://shop.example';
export const place: Place = { tab: 7, frame: 0, document: 'a-document', origin: shop };

export function stubStorage(): Map<string, string> {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    key: (index: number) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
  vi.stubGlobal('localStorage', storage);
  return items;
}

export function agree(): void {
  changeMemory({ answer: { answer: 'given', at: Date.now(), how: 'bar', words: 'en' }, holds: true });
}

export async function createVisitorRig(options: Parameters<typeof createRig>[0] = {}) {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const items = stubStorage();
  const rig = await createRig(options);
  rig.setTime(Date.now());
  const website = {
    ...{ id: newId(), key: `ck_${'k'.repeat(24)}`, name: 'Shop', origins: [shop], group: null, bytesPerDay: 1e9 },
    ...{ visitors: 0, createdAt: rig.now(), withdrawnAt: null },
  };
  await rig.store.addWebsite(website);
  const asked: { method: string; path: string; status: number }[] = [];
  const network = { isUp: true, origin: shop };
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    if (!network.isUp) throw new TypeError('Failed to fetch');
    const path = url.slice(origin.length);
    const response = await rig.request(path, { ...init, headers: { ...(init.headers as Record<string, string>), origin: network.origin } });
    asked.push({ method: init.method ?? 'GET', path: path.replace(/[0-9a-f-]{36}/, '*'), status: response.status });
    return response;
  });
  const db: Db = await openDb(() => undefined);
  const send = async () => sendDue({ db, key: await ensureKey(db), collector: origin, publicKey: website.key });
  const append = (batch: AppendRequest, now?: number) => appendBatch(db, batch, place, now);
  return { ...rig, website, asked, network, db, items, send, append };
}

/** A stream of a page, with records as a recorder stamps them. */
export function createPage(openedAt = Date.now(), kind: 'facts' | 'frames' = 'facts') {
  const claim = { id: newId(openedAt), kind, openedAt, maskLevel: 'all' as const };
  let seq = 0;
  const stamp = (at: number) => ({ stream: claim.id, seq: seq++, at, mono: 1 });
  const element = { selector: '#a', tag: 'button', id: null, name: null, role: 'button', label: null };
  const about = { actor: 'customer', url: `${shop}/`, title: null, pageMade: false };
  const click = (at = Date.now()): Envelope => {
    const data = { element, button: 0, x: 1, y: 1 };
    return { kind: 'interaction', ...stamp(at), id: newId(), ...about, type: 'click', data };
  };
  const mark = (word: string, at = Date.now()): Envelope => ({ kind: 'mark', ...stamp(at), mark: word, data: {} });
  const batch = (...records: Envelope[]): AppendRequest => ({ streams: [claim], records });
  return { claim, click, mark, batch };
}
