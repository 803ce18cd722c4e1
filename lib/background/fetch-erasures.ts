/** Asks the collector what is to be erased, and does so on this device: with uploads, at most every ten minutes. */
import { browser } from 'wxt/browser';
import { hash } from '../events/manifest.ts';
import { db } from '../store/db.ts';
import { readUpload } from '../store/device.ts';
import { noteErasures } from '../store/endpoint.ts';
import { eraseOnDevice } from '../store/erase.ts';
import { sealDue } from '../store/seal.ts';
import { readErasures } from '../upload/collector-client.ts';

const everyMs = 10 * 60_000;

export async function fetchErasures(now = Date.now()): Promise<void> {
  const { endpoint, token, erasures } = await readUpload(db);
  if (endpoint === null || token === null) return;
  const known = erasures?.endpoint === endpoint ? erasures : { endpoint, after: 0, askedAt: 0, applied: 0, appliedAt: null };
  if (now - known.askedAt < everyMs) return;
  await navigator.locks.request('cotrail-erase', async () => {
    for (let state = known; ;) {
      const reply = await readErasures(endpoint, token, state.after);
      // A collector that knows no erasures, or no answer: it is asked again with a later upload.
      if (reply.kind !== 'ok') return;
      const { salt, entries } = reply.value;
      for (const entry of entries) {
        await applyEntry(entry, salt);
        state = { ...state, after: entry.number, applied: state.applied + 1, appliedAt: Date.now() };
        await noteErasures(db, state);
      }
      // Asking once more with the last number tells the collector that this device is done.
      if (entries.length === 0) return noteErasures(db, { ...state, askedAt: now });
    }
  });
}

async function applyEntry(entry: Parameters<typeof eraseOnDevice>[1], salt: string): Promise<void> {
  const recorder = browser.runtime.getManifest().version;
  const known = new Map<string, string>();
  const hashName = async (name: string): Promise<string> => {
    const print = known.get(name) ?? (await hash(new TextEncoder().encode(`${salt} ${name}`)));
    known.set(name, print);
    return print;
  };
  await navigator.locks.request('cotrail-seal', () => sealDue(db, recorder, Date.now(), true));
  await eraseOnDevice(db, entry, hashName, recorder, Date.now());
}
