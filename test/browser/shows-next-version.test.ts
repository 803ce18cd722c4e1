/** What a newer version records is kept whole by this one, and shown as it came. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCollector, type RunningCollector } from '../../collector/start.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import { newId } from '../../lib/events/id.ts';
import { launchBrowser } from '../../scripts/browser/launch.ts';
import type { RunningBrowser } from '../../scripts/browser/running-browser.ts';
import { buildExtension } from '../../scripts/build.ts';
import { createCollectorReader } from '../../scripts/read-collector.ts';
import { forgeFrames } from '../support/forged-frames.ts';
import { enrolDevice, type MadeUpDevice } from '../support/made-up-device.ts';
import { eventually } from '../support/rig.ts';
import { newClick, start } from '../unit/collector/seal-upload.ts';

const dir = mkdtempSync(join(tmpdir(), 'cotrail-next-'));
let collector: RunningCollector;
let browser: RunningBrowser;
let device: MadeUpDevice;
beforeAll(async () => {
  collector = await startCollector({ dataDir: dir, port: 0 });
  device = await enrolDevice(collector);
  browser = await launchBrowser('chrome', { extensionDir: await buildExtension('chrome') });
});
afterAll(async () => {
  await browser.close();
  await collector.close();
  rmSync(dir, { recursive: true, force: true });
});

/** The same facts as each version may write them: a field, a kind, a type and an event that nobody here has heard of. */
function makeFacts(stream: string, session: string): Envelope[] {
  const base = (seq: number) => ({ stream, seq, at: start + seq * 1000, mono: seq * 1000 });
  const seen = (value: unknown) => ({ value, evidence: ['network'] });
  const action = {
    ...{ kind: 'action', ...base(2), id: newId(), session, event: 'galaxy.folded', aura: 'violet' },
    actor: { kind: 'agent', person: null, device: device.id },
    ...{
      entity: seen({ type: 'galaxy', id: '31', name: 'Andromeda' }),
      from: seen('flat'),
      to: seen('folded'),
      outcome: seen('confirmed'),
    },
    ...{ initiator: null, evidence: ['network'], conversation: null, console: null, settledAt: null, moment: null },
  };
  return [newClick(stream, 0, { pressure: 0.7 }), { kind: 'thought', ...base(1), of: 'lunch' }, action];
}

/** Sends a session of that schema, and gives all that the collector holds of it. */
async function sendSession(schema: number, more: (stream: string) => Envelope[] = () => []) {
  const session = newId();
  let sent: Envelope[] = [];
  await device.sendStream({ session, mood: 'new' }, (stream) => (sent = [...makeFacts(stream, session), ...more(stream)]), { schema });
  const frames = forgeFrames(start).slice(0, 2);
  await device.sendStream(
    { session, kind: 'frames' },
    (stream) => [
      ...frames.map((event, seq): Envelope => ({ kind: 'frame', stream, seq, at: event.timestamp, mono: null, event })),
      { kind: 'frame', stream, seq: 2, at: start + 500, mono: null, event: { type: 99, timestamp: start + 500, data: { hologram: true } } },
      { kind: 'hologram', stream, seq: 3, at: start + 9000, mono: null, depth: 3 },
    ],
    { schema },
  );
  const reader = await createCollectorReader(await collector.createViewerLink());
  expect((await reader.readTotals()).quarantined).toBe(0);
  expect(await reader.readRecords(session)).toEqual([...sent, expect.objectContaining({ kind: 'hologram', depth: 3 })]);
  return session;
}

/** Each row's words, without its time. */
async function readTimeline(session: string): Promise<{ page: Page; rows: string[] }> {
  const page = await browser.open(await collector.createViewerLink());
  await page.waitForSelector('[role="option"]');
  await page.goto(`${collector.url}/#/sessions/${session}`);
  await eventually(async () => {
    await page.bringToFront(); // A tab behind another one draws nothing, and a fresh install opens its own.
    const picture = await page.evaluate(() => document.querySelector('iframe')?.contentDocument?.body?.innerText);
    expect(picture).toContain('Still standing');
  });
  const rows = await page.$$eval('[role="option"]', (options) => options.map((row) => (row as HTMLElement).innerText));
  return { page, rows: rows.map((row) => row.split('\n').slice(1).join(' ')) };
}

test('unknown fields, kinds and events of this version’s schema are kept and shown', async () => {
  const { page, rows } = await readTimeline(await sendSession(1));
  expect(rows).toEqual([
    expect.stringMatching(/^Click button/),
    expect.stringMatching(/^thought \{"of":"lunch"\} from a newer version$/),
    expect.stringMatching(/^galaxy\.folded · galaxy Andromeda flat → folded$/),
    expect.stringMatching(/^hologram \{"depth":3\}/),
  ]);
  await page.close();
});

test('a newer schema is kept and shown, each record as far as it is understood', async () => {
  const gaze = (stream: string): Envelope => newClick(stream, 3, { type: 'gaze', data: { depth: 3 } });
  const { page, rows } = await readTimeline(await sendSession(2, (stream) => [gaze(stream)]));
  expect(rows.slice(0, 3)).toEqual([
    expect.stringMatching(/^Click button/),
    expect.stringContaining('{"of":"lunch"}'),
    expect.stringMatching(/^galaxy\.folded · galaxy Andromeda/),
  ]);
  expect(rows[3]).toMatch(/^interaction .*"type":"gaze".*from a newer version$/);
  await page.click('[role="option"]:nth-child(4)');
  await page.waitForSelector('[role="option"]:nth-child(4)[aria-selected="true"]');
  await page.close();
});
