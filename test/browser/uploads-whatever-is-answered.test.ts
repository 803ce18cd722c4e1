/** A collector that is away, busy, broken or not a collector at all costs time only: what was recorded arrives once, when it behaves. */
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCollector } from '../../collector/start.ts';
import { browsersHere } from '../support/browsers-here.ts';
import { numbersOf, sayNumbers } from '../support/numbers.ts';
import { servePages, type ServedPages } from '../support/pages.ts';
import { answerWith, startProxy, type Fault, type Proxy } from '../support/proxy.ts';
import { eventually, startRig, type Rig } from '../support/rig.ts';

const pages = { '/': '<!doctype html><title>Desk</title><h1>Counting</h1>' };

/** The upload stays in the queue after each of these. */
const passing = (elsewhere: string): Fault[] => [
  answerWith(503),
  answerWith(429, '', { 'retry-after': '1' }),
  answerWith(401),
  answerWith(200, '<title>Sign in to this network</title>', { 'content-type': 'text/html' }),
  answerWith(204),
  answerWith(307, '', { location: `${elsewhere}/stolen` }),
  (response) => void response.writeHead(200, { 'content-length': '400' }).write('{"id":', () => response.destroy()),
  (response) => void response.destroy(),
  async (response, handOn) => {
    await handOn();
    response.destroy(); // The collector has it, and the answer is lost.
  },
];

describe.each(browsersHere)('in %s', (name) => {
  let rig: Rig;
  let proxy: Proxy;
  let elsewhere: ServedPages;
  let page: Page;
  const said: number[] = [];
  const setAside: number[] = [];

  beforeAll(async () => {
    elsewhere = await servePages({});
    rig = await startRig(name, { pages, frames: false, standBefore: async (url) => (proxy = await startProxy(url)).url });
    page = await rig.open();
    await say(3);
    await arrivesOnce();
  });

  afterAll(async () => {
    await rig.close();
    await proxy.close();
    await elsewhere.close();
  });

  /** Has numbers said which are then on the device, and in no upload yet. */
  async function say(count: number): Promise<number[]> {
    await page.bringToFront();
    const numbers = await sayNumbers(page, said.length, count);
    said.push(...numbers);
    return numbers;
  }

  async function arrivesOnce(but: readonly number[] = []): Promise<void> {
    const expected = said.filter((number) => !but.includes(number));
    await eventually(async () => expect(numbersOf(await rig.records())).toEqual(expected));
  }

  it('a collector that answers everything but an acknowledgement gets it all in the end, and nobody else does', async () => {
    proxy.faults.push(...passing(elsewhere.url));
    await say(4);
    await eventually(async () => {
      await rig.upload(); // A person asks again: that cuts each wait short.
      expect(proxy.faults).toEqual([]);
    }, 40_000);
    await arrivesOnce();
    expect(elsewhere.requests).toEqual([]);
  });

  it('an upload that is too large goes in parts', async () => {
    proxy.faults.push(answerWith(413));
    await say(4);
    await arrivesOnce();
    expect(proxy.faults).toEqual([]);
  });

  it.each([
    ['refused', 422],
    ['in conflict', 409],
  ])('an upload that is %s is set aside as a counted gap, and the others go on', async (_word, status) => {
    const refuse = answerWith(status);
    let records = 0;
    proxy.faults.push((response, handOn, upload) => {
      records = upload.seqs.length;
      return refuse(response, handOn, upload);
    });
    setAside.push(...(await say(2)));
    await eventually(async () => {
      await rig.upload();
      expect(proxy.faults).toEqual([]);
    });
    await say(2);
    await arrivesOnce(setAside);
    const gaps = (await rig.records()).filter((record) => record.kind === 'gap').map((record) => record['gap']);
    expect(gaps.at(-1)).toMatchObject({ reason: 'quarantined', count: records });
  });
  it('a collector that was away all the time has it all when it is back', async () => {
    const { port } = new URL(rig.collector.url);
    await rig.collector.close();
    const before = proxy.seen.length;
    await say(4);
    await eventually(async () => {
      await rig.upload();
      expect(proxy.seen.length).toBeGreaterThan(before);
    });
    rig.collector = await startCollector({ dataDir: rig.dataDir, port: Number(port) });
    await arrivesOnce(setAside);
  });
});
