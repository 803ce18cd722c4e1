/** A console's page that lies: it forges what the hook tells, floods it, turns the language's own parts against it. The log holds no more than a rule names, and never the browser's word for it. */
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Action } from '../../lib/events/action.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import { browsersHere } from '../support/browsers-here.ts';
import { type ConsoleSite, startConsoleSite } from '../support/console-site.ts';
import { eventually, startRig, type Rig } from '../support/rig.ts';

const api = '/api/v1/accounts/1';
const canary = 'canary-of-a-hostile-page';

describe.each(browsersHere)('in %s', (browser) => {
  let rig: Rig;
  let site: ConsoleSite;
  let page: Page;

  beforeAll(async () => {
    site = await startConsoleSite();
    const alsoRecorded = [{ origin: site.url, maskLevel: 'inputs' as const, console: 'chatwoot' }];
    rig = await startRig(browser, { pages: { '/': '<!doctype html>' }, frames: false, alsoRecorded });
    page = await rig.browser.open(`${site.url}/app/accounts/1/conversations/7`);
    await page.bringToFront();
  });
  afterAll(async () => {
    await rig.close();
    await site.close();
  });

  const actions = async () => readActions(await rig.records()).filter(({ console: name }) => name === 'Chatwoot');

  test('what it forges is its own word, attempted and no more, and nothing but what a rule names is kept of it', async () => {
    await page.evaluate(forge, `${site.url}${api}/conversations/7/toggle_status`, canary);
    const forged = await eventually(async () => {
      const found = (await actions()).filter(({ event }) => event === 'conversation.status-changed');
      expect(found.map(({ to }) => to.value)).toEqual(['forged']);
      return found[0]!;
    });
    expect(forged.evidence).toEqual(['page']);
    expect(forged.to.evidence).toEqual(['page']);
    expect(forged.outcome).toMatchObject({ value: 'attempted', evidence: ['page'] });
    expect(JSON.stringify(await rig.records())).not.toContain(canary);
  });

  test('what it says of a request that the browser read itself is not taken', async () => {
    await page.evaluate(contradict, `${api}/conversations/7/toggle_status`);
    const real = await eventually(async () => {
      const found = (await actions()).filter(
        ({ event, evidence }) => event === 'conversation.status-changed' && evidence.includes('network'),
      );
      expect(found).toHaveLength(1);
      return found[0]!;
    });
    expect(real.to.value).toBe('resolved');
    expect(real.to.evidence).toContain('network');
    expect(real.outcome).toMatchObject({ value: 'confirmed', evidence: ['network'] });
    const lies = (await actions()).filter(({ to }) => to.value === 'lied');
    expect(lies.flatMap(({ evidence, to, outcome }) => [...evidence, ...to.evidence, ...outcome.evidence])).not.toContain('network');
  });

  test('getters, prototypes and huge bodies break nothing, and its own requests go on as they were', async () => {
    const answers = await page.evaluate(trick, `${api}/conversations/7/toggle_priority`);
    expect(answers).toEqual(['{}', '{}', 'refused']);
  });

  test('a flood of a million forgeries freezes nothing, and is a gap with its count', async () => {
    const beats = await page.evaluate(flood, `${site.url}${api}/conversations/7/toggle_status`);
    expect(beats).toBeGreaterThan(0);
    await eventually(async () => {
      const gaps = (await rig.records()).filter(
        (record) => record.kind === 'gap' && (record['gap'] as { reason: string }).reason === 'rate-limited',
      );
      expect(gaps.length).toBeGreaterThan(0);
    });
    // The recorder of the same page still works.
    await page.click('#do');
    await eventually(async () => {
      const clicks = (await rig.records()).filter((record) => record['type'] === 'click');
      expect(clicks.length).toBeGreaterThan(0);
    });
  });
});

function readActions(records: readonly Envelope[]): Action[] {
  return records.flatMap((record) => {
    const action = Action.safeParse(record);
    return action.success ? [action.data] : [];
  });
}

/** Runs in the page: a request that never was. */
function forge(url: string, words: string): void {
  const tell = (message: object) => dispatchEvent(new CustomEvent('cotrail:hook-saw', { detail: JSON.stringify(message) }));
  const body = { text: JSON.stringify({ status: 'forged', secret: words }) };
  tell({ kind: 'request', number: 900_001, at: Date.now(), method: 'POST', url, headers: { uid: words }, body, [words]: words });
  tell({ kind: 'answer', number: 900_001, at: Date.now(), status: 200, text: JSON.stringify({ [words]: words }) });
  tell({ kind: words });
  tell({ kind: 'frame', at: Date.now(), url, way: 'in', text: JSON.stringify({ data: words }) });
  dispatchEvent(new CustomEvent('cotrail:hook-saw', { detail: { kind: 'request' } }));
  dispatchEvent(new CustomEvent('cotrail:hook-saw', { detail: 'no JSON' }));
}

/** Runs in the page: a real request, and beside it a forged view of the same one. */
async function contradict(path: string): Promise<void> {
  const at = Date.now();
  const done = fetch(path, { method: 'POST', body: JSON.stringify({ status: 'resolved' }) });
  const message = {
    kind: 'request',
    number: 900_002,
    at,
    method: 'POST',
    url: new URL(path, location.href).href,
    headers: {},
    body: { text: '{"status":"lied"}' },
  };
  dispatchEvent(
    new CustomEvent('cotrail:hook-orders', {
      detail: JSON.stringify({ requests: [], changing: false, sockets: null, headers: [], globals: [] }),
    }),
  );
  dispatchEvent(new CustomEvent('cotrail:hook-saw', { detail: JSON.stringify(message) }));
  await done;
}

/** Runs in the page: bodies that bite. */
async function trick(path: string): Promise<string[]> {
  Object.defineProperty(Object.prototype, 'rule', { get: () => 'polluted', configurable: true });
  Array.prototype.includes = () => true;
  const bite = {
    method: 'POST',
    get body() {
      return JSON.stringify({ priority: 'high' });
    },
  };
  const huge = 'x'.repeat(20_000_000);
  const read = (answer: Promise<Response>) =>
    answer
      .then((response) => response.text())
      .then(
        (text) => (text.startsWith('{') ? text : '{}'),
        () => 'refused',
      );
  const answers = [
    await read(fetch(path, bite)),
    await read(fetch(path, { method: 'POST', body: huge })),
    await read(fetch('http://[bad')),
  ];
  delete (Object.prototype as { rule?: unknown }).rule;
  return answers;
}

/** Runs in the page: a million forgeries; how often the page's own clock struck meanwhile. */
async function flood(url: string): Promise<number> {
  let beats = 0;
  const clock = setInterval(() => (beats += 1), 50);
  for (let round = 0; round < 100; round += 1) {
    for (let number = 0; number < 10_000; number += 1) {
      const detail = `{"kind":"request","number":${round * 10_000 + number},"at":${Date.now()},"method":"POST","url":"${url}","headers":{},"body":{"text":"{\\"status\\":\\"flood\\"}"}}`;
      dispatchEvent(new CustomEvent('cotrail:hook-saw', { detail }));
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  clearInterval(clock);
  return beats;
}
