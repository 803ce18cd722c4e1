/** Asks the extension's own database, through one of its pages, what is stored on the device and what still waits. */
import type { RunningBrowser } from './browser/running-browser.ts';

export interface DeviceCounts {
  /** Facts and ledger records. */
  records: number;
  frames: number;
  /** Records and frames that no collector has acknowledged. */
  waiting: number;
  quarantined: number;
}

export interface DeviceReader {
  read(): Promise<DeviceCounts>;
  close(): Promise<void>;
}

const expression = `(async () => {
  const settle = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await settle(indexedDB.open('cotrail'));
  const stores = ['records', 'frames', 'streams', 'chunks'].map((name) => database.transaction(name).objectStore(name));
  const [records, rows, streams, chunks] = await Promise.all([
    settle(stores[0].count()), settle(stores[1].getAll()), settle(stores[2].getAll()), settle(stores[3].getAll()),
  ]);
  database.close();
  // As the collector counts: marks are no frames, and a frame in parts is one.
  const frames = rows.filter(({ record }) => record.kind === 'frame' || (record.kind === 'frame-part' && record.part === 0)).length;
  const unsealed = streams.reduce((sum, stream) => sum + stream.nextSeq - stream.sealedSeq, 0);
  const waiting = chunks.filter((chunk) => chunk.state === 'pending').reduce((sum, chunk) => sum + chunk.records, unsealed);
  return { records, frames, waiting, quarantined: chunks.filter((chunk) => chunk.state === 'quarantined').length };
})()`;

export async function openDeviceReader(browser: RunningBrowser): Promise<DeviceReader> {
  const page = await browser.openExtensionPage('options.html#/recorded');
  return { read: () => page.evaluate<DeviceCounts>(expression), close: () => page.close() };
}
