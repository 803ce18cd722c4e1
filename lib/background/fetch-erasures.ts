/** Asks the collector what is to be erased and masked again, and does so on this device: with uploads, at most every ten minutes. */
import { browser } from 'wxt/browser';
import type { ErasureEntry } from '../events/data-api.ts';
import { hash } from '../events/manifest.ts';
import { db, type ErasuresState } from '../store/db.ts';
import { readUpload } from '../store/device.ts';
import { noteErasures } from '../store/endpoint.ts';
import { eraseOnDevice } from '../store/erase.ts';
import { remaskOnDevice } from '../store/remask.ts';
import { sealDue } from '../store/seal.ts';
import { readErasures } from '../upload/collector-client.ts';

const everyMs = 10 * 60_000;

export async function fetchErasures(now = Date.now()): Promise<void> {
  const { endpoint, token, erasures } = await readUpload(db);
  if (endpoint === null || token === null) return;
  const known = erasures?.endpoint === endpoint ? erasures : { endpoint, after: 0, askedAt: 0, applied: 0, appliedAt: null };
  if (now - known.askedAt < everyMs) return;
  await navigator.locks.request('cotrail-erase', async () => {
    const note = async (next: ErasuresState): Promise<ErasuresState> => (await noteErasures(db, next), next);
    for (let state: ErasuresState = known; ;) {
      const reply = await readErasures(endpoint, token, state.after, state.remasked?.after ?? 0);
      // A collector that knows no erasures, or no answer: it is asked again with a later upload.
      if (reply.kind !== 'ok') return;
      const { salt, entries, remaskings = [] } = reply.value;
      for (const entry of entries) {
        await erase(entry, salt);
        state = await note({ ...state, after: entry.number, applied: state.applied + 1, appliedAt: Date.now() });
      }
      for (const entry of remaskings) {
        await sealAll();
        const { left } = await remaskOnDevice(db, entry, browser.runtime.getManifest().version, Date.now());
        // What could not be sealed yet has to go too: only then is it done, and the collector told so.
        if (left > 0) return void (await note({ ...state, askedAt: now }));
        const applied = (state.remasked?.applied ?? 0) + 1;
        state = await note({ ...state, remasked: { after: entry.number, applied, appliedAt: Date.now() } });
      }
      // Asking once more with the last numbers tells the collector that this device is done.
      if (entries.length + remaskings.length === 0) return void (await note({ ...state, askedAt: now }));
    }
  });
}

async function erase(entry: ErasureEntry, salt: string): Promise<void> {
  const known = new Map<string, string>();
  const hashName = async (name: string): Promise<string> => {
    const print = known.get(name) ?? (await hash(new TextEncoder().encode(`${salt} ${name}`)));
    known.set(name, print);
    return print;
  };
  await sealAll();
  await eraseOnDevice(db, entry, hashName, browser.runtime.getManifest().version, Date.now());
}

async function sealAll(): Promise<void> {
  await navigator.locks.request('cotrail-seal', () => sealDue(db, browser.runtime.getManifest().version, Date.now(), true));
}
