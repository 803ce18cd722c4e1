/** Whatever a person does on a recorded page is in the log once, as what it was; what nobody did is not. */
import { setTimeout as rest } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Envelope } from '../../lib/events/envelope.ts';
import type { Interaction } from '../../lib/events/interaction.ts';
import type { Gap } from '../../lib/events/mark.ts';
import { browserNames } from '../../scripts/browser/launch.ts';
import { servePages, type ServedPages } from '../support/pages.ts';
import { eventually, startRig, type Rig } from '../support/rig.ts';
import { makeTrapPages, otherPages } from '../support/trap-pages.ts';
import { trapSteps } from '../support/trap-steps.ts';

describe.each(browserNames)('in %s', (name) => {
  let rig: Rig;
  let other: ServedPages;
  /** When the first step began, and when each was over. */
  const times: number[] = [];
  let records: Envelope[] = [];

  beforeAll(async () => {
    other = await servePages(otherPages);
    rig = await startRig(name, {
      pages: makeTrapPages(other.url),
      alsoRecorded: [{ origin: other.url, maskLevel: 'inputs' }],
      frames: false,
    });
    times.push(Date.now());
    const page = await rig.open();
    for (const { says, act } of trapSteps) {
      await act(page).catch((cause: unknown) => {
        throw new Error(`“${says}” could not be done`, { cause });
      });
      await rest(60); // so that its records are not later than it is over
      times.push(Date.now());
    }
    records = await eventually(async () => {
      const all = await rig.records();
      expect(linesOf(all, trapSteps.length - 1)).toEqual(trapSteps.at(-1)!.leaves);
      return all;
    });
  });

  const linesOf = (all: Envelope[], step: number): string[] =>
    all.filter(({ at }) => at >= times[step]! && at < times[step + 1]!).flatMap(nameRecord);

  afterAll(async () => {
    await rig.close();
    await other.close();
  });

  it.each(trapSteps.map(({ says, leaves }, index) => ({ says, leaves, index })))('$says', ({ leaves, index }) => {
    expect(linesOf(records, index)).toEqual(leaves);
  });

  it('what it uploads is signed by the browser’s own key, and verifies at the collector', async () => {
    const sessions = await rig.reader.readSessions(0);
    expect(sessions.length).toBeGreaterThan(0);
    for (const { session } of sessions) {
      const { problem, signatures, records: proved } = await rig.reader.readProof(session.id);
      expect({ problem, ...signatures }).toMatchObject({ problem: null, unsigned: 0, broken: 0 });
      expect(signatures.enrolled + signatures['self-asserted']).toBeGreaterThan(0);
      expect(proved).toBeGreaterThan(0);
    }
  });

  it('all in all nothing more, and nothing was refused', async () => {
    expect((await rig.reader.readTotals()).quarantined).toBe(0);
    expect(records.filter(({ kind }) => kind === 'interaction').length).toBe(trapSteps.flatMap(({ leaves }) => leaves).length - 1); // one of them is a gap
  });
});

/** One line that says what a reader would; none for marks and the ledger. */
function nameRecord(record: Envelope): string[] {
  if (record.kind === 'gap') {
    const { reason, count } = (record as Gap).gap;
    return [`gap ${reason} ${count}`];
  }
  return record.kind === 'interaction' ? [nameInteraction(record as Interaction)] : [];
}

function nameInteraction({ type, data }: Interaction): string {
  const pathOf = (url: string): string => new URL(url).pathname + new URL(url).search + new URL(url).hash;
  const nameOf = (element: { id: string | null; tag: string } | null): string =>
    element === null ? 'page' : element.id === null ? element.tag : `#${element.id}`;
  switch (type) {
    case 'click':
    case 'scroll':
      return `${type} ${nameOf(data.element)}`;
    case 'input':
      return `input ${nameOf(data.element)} ${data.how}`;
    case 'selection':
      return `selection ${nameOf(data.element)} ${data.length ?? 'masked'}`;
    case 'form':
      return `form #${data.formId} ${data.formName === null ? '' : `${data.formName} `}${data.prevented ? 'prevented' : 'goes on'}: ${data.fields.join()}`;
    case 'page-change':
      return `page-change ${data.how} ${data.from === null ? '' : `${pathOf(data.from)} → `}${pathOf(data.to)}`;
    case 'custom':
      return `custom ${data.event} ${JSON.stringify(data.value)}`;
  }
}
