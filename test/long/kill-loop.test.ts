/** Twenty kills in random order, while a page is used: all that was done arrives once, or a gap names where its knowledge ends. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Envelope } from '../../lib/events/envelope.ts';
import type { Interaction } from '../../lib/events/interaction.ts';
import type { Gap } from '../../lib/events/mark.ts';
import { browserNames } from '../../scripts/browser/launch.ts';
import { checkChains } from '../support/chains.ts';
import { eventually, interactionsOf, startRig, type Rig } from '../support/rig.ts';

const pages = { '/': '<!doctype html><title>Desk</title><button>Act</button>' };
const kills = [...Array<'background'>(12).fill('background'), ...Array<'browser'>(8).fill('browser')];

/** A page keeps to itself what it did in the last second, two acts each 0.2 s or so. More behind a gap means that it was not heard. */
const mostInFlight = 20;

/** One document, from when it was recorded until its browser was killed. */
interface Life {
  /** Of its facts. */
  stream: string;
  /** In order. The last of a life that was killed may have come too late for the page itself. */
  acts: string[];
}

describe.each(browserNames)('%s, used while it and its background are killed', (name) => {
  let rig: Rig;
  let records: Envelope[];
  let count = 0;
  const lives: Life[] = [];

  beforeAll(async () => {
    rig = await startRig(name, { pages, ...(name === 'firefox' && { backgroundIdleMs: 500 }) });
    let use = await beginToUse();
    for (const kill of shuffle(kills)) {
      await sleep(500 + Math.random() * 9000);
      if (kill === 'background') {
        await rig.browser.killWorker();
        continue;
      }
      use.stop.abort();
      await rig.browser.sigkill();
      await rig.relaunch();
      use = await beginToUse();
    }
    use.stop.abort();
    await use.ended;
    records = await eventually(async () => {
      const all = await rig.records();
      expect(actsIn(all, lives.at(-1)!)).toEqual(lives.at(-1)!.acts);
      return all;
    }, 60_000);
  }, 1_200_000);

  afterAll(() => rig.close());

  /** Opens the page, waits until it is recorded, and uses it from then on. */
  async function beginToUse(): Promise<{ stop: AbortController; ended: Promise<void> }> {
    const page = await rig.open();
    const stream = await eventually(async () => {
      const loads = interactionsOf(await rig.records(), 'page-change').filter((load) =>
        lives.every(({ stream }) => stream !== load.stream),
      );
      await page.bringToFront(); // Recording begins when somebody can see the page.
      expect(loads.length).toBe(1);
      return loads[0]!.stream;
    }, 60_000);
    const life: Life = { stream, acts: [] };
    lives.push(life);
    const stop = new AbortController();
    return { stop, ended: actUntil(page, life, stop.signal) };
  }

  async function actUntil(page: Page, { acts }: Life, signal: AbortSignal): Promise<void> {
    try {
      for (; !signal.aborted; await sleep(Math.random() * 400)) {
        const number = count++;
        acts.push(`said ${number}`, `clicked ${number}`);
        await page.evaluate(sayAndName, number);
        await page.click('button');
      }
    } catch (error) {
      if (!signal.aborted) throw error; // The browser is gone in the middle of an act.
    }
  }

  it('in each life of the page, what was done arrived once and in order, up to where a gap says that knowledge ends', () => {
    const gaps = records.filter((record): record is Gap => record.kind === 'gap').map(({ gap }) => gap);
    for (const life of lives) {
      const arrived = actsIn(records, life);
      expect(arrived).toEqual(life.acts.slice(0, arrived.length));
      const lastSeq = Math.max(...records.filter(({ stream }) => stream === life.stream).map(({ seq }) => seq));
      const isKilled = life !== lives.at(-1);
      expect(gaps.filter(({ stream }) => stream === life.stream)).toEqual(
        isKilled ? [expect.objectContaining({ reason: 'no-end-mark', afterSeq: lastSeq, beforeSeq: null })] : [],
      );
    }
    const lost = lives.map((life) => life.acts.length - actsIn(records, life).length);
    console.info(`${name}: ${2 * count} acts in ${lives.length} lives; behind their gaps: ${lost.join(', ')}`);
    expect(Math.max(...lost)).toBeLessThanOrEqual(mostInFlight);
  });

  it('nothing arrived outside of these lives, and the collector set nothing aside', async () => {
    const all = records.filter((record) => readAct(record) !== null).length;
    expect(all).toBe(lives.reduce((sum, life) => sum + actsIn(records, life).length, 0));
    expect((await rig.reader.readTotals()).quarantined).toBe(0);
  });

  it('each stream’s chain is whole, and each record is the one that was committed to', async () => {
    const { streams, records: checked, faults } = await checkChains(rig.dataDir);
    expect(faults).toEqual([]);
    expect(streams).toBeGreaterThan(2 * lives.length); // facts and frames each, and the ledger
    expect(checked).toBeGreaterThan(records.length);
  });
});

/** Runs in the page: says the number aloud, and gives it to the button that is clicked next. */
function sayAndName(number: number): void {
  dispatchEvent(new CustomEvent('cotrail:event', { detail: { event: 'number', value: number } }));
  document.querySelector('button')!.id = `clicked ${number}`;
}

function actsIn(records: readonly Envelope[], { stream }: Life): string[] {
  const own = records.filter((record) => record.stream === stream).sort((a, b) => a.seq - b.seq);
  return own.map(readAct).filter((act) => act !== null);
}

/** In the words of `Life.acts`, or null where a record is none of them. */
function readAct(record: Envelope): string | null {
  if (record.kind !== 'interaction') return null;
  const act = record as unknown as Interaction;
  if (act.type === 'click') return act.data.element.id;
  return act.type === 'custom' ? `said ${JSON.stringify(act.data.value)}` : null;
}

function shuffle<T>(all: readonly T[]): T[] {
  const keyed = all.map((one) => ({ one, key: Math.random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
}
