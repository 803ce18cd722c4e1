/** Stops Chromium's worker at a named point, from outside: the browser's own calls are replaced there, and the work never gets further. */
import { TargetType, type Page, type WebWorker } from 'puppeteer';

/** Each is run in the worker. It says `hasStopped` when the work is there. The worker's next life knows nothing of it. */
const stops = {
  'before a batch is committed': `
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (...row) {
      if (this.name === 'records') keepOpen(this);
      return add.apply(this, row);
    };`,
  'after the commit, before the answer': `
    const { set } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
    Object.defineProperty(IDBTransaction.prototype, 'oncomplete', { configurable: true, set(tell) {
      const isAppend = this.mode === 'readwrite' && this.objectStoreNames.contains('records') && !this.objectStoreNames.contains('chunks');
      set.call(this, isAppend ? stop : tell);
    } });`,
  'while a chunk is compressed': `
    self.CompressionStream = class {
      readable = new ReadableStream();
      writable = new WritableStream({ write: stop });
    };`,
  'before a sealed chunk is committed': `
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (...row) {
      if (this.name === 'chunks') keepOpen(this);
      return add.apply(this, row);
    };`,
  'before an acknowledgement is written down': `
    const remove = IDBObjectStore.prototype.delete;
    IDBObjectStore.prototype.delete = function (...key) {
      if (this.name === 'bytes') keepOpen(this);
      return remove.apply(this, key);
    };`,
};
/** Those of other work than uploading. */
const otherStops = {
  'before an export is whole': `
    FileSystemWritableFileStream.prototype.close = () => new Promise(stop);`,
};
export type StopPoint = keyof typeof stops;
export const stopPoints = Object.keys(stops) as StopPoint[];

const tools = `
  const stop = () => { self.hasStopped = true; };
  const keepOpen = (store) => { // A transaction that is always asked for more never commits.
    const ask = () => { store.count().onsuccess = ask; };
    ask();
    stop();
  };`;

/** Arms the point in the worker that runs now. The function that it gives says whether the worker's work stands there. */
export async function stopWorkerAt(page: Page, point: StopPoint | keyof typeof otherStops): Promise<() => Promise<boolean>> {
  const worker = await findWorker(page);
  await worker.evaluate(`{ ${tools} ${{ ...stops, ...otherStops }[point]} } null`);
  return async () => (await worker.evaluate('self.hasStopped === true')) === true;
}

/** `page` is any page of the browser. */
async function findWorker(page: Page): Promise<WebWorker> {
  const target = await page.browser().waitForTarget((each) => each.type() === TargetType.SERVICE_WORKER, { timeout: 10_000 });
  return (await target.worker())!;
}
