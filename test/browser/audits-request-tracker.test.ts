/** An agent's shift on a real Request Tracker that nobody here wrote: our log against its own history, and against the script where it has none. */
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { Action } from '../../lib/events/action.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import { browsersHere } from '../support/browsers-here.ts';
import { installRequestTracker } from '../support/request-tracker/install.ts';
import { type HistoryEntry, readHistory } from '../support/request-tracker/read-history.ts';
import { shift, type Tickets } from '../support/request-tracker/shift.ts';
import { type RequestTracker, startRequestTracker } from '../support/request-tracker/start.ts';
import { eventually, type Rig, startRig } from '../support/rig.ts';

/** Why it cannot run here; null where it can. */
let missing: string | null = null;
let tracker: RequestTracker | null = null;

beforeAll(async () => {
  missing = await installRequestTracker();
  if (missing !== null) return;
  tracker = await startRequestTracker(
    browsersHere.flatMap((): Parameters<typeof startRequestTracker>[0] => [
      { subject: 'Where is my parcel?', owner: 'Nobody' },
      { subject: 'The lamp flickers', owner: 'Nobody' },
      { subject: 'The wrong size', owner: 'bob' },
    ]),
  );
}, 600_000);
afterAll(() => tracker?.close());

describe.each(browsersHere.map((name, index) => [name, index] as const))('in %s', (name, index) => {
  const tickets: Tickets = { parcel: 3 * index + 1, lamp: 3 * index + 2, bobs: 3 * index + 3 };
  let rig: Rig | null = null;
  let history: HistoryEntry[] = [];
  let actions: Action[] = [];
  const changes = () => actions.filter(({ event }) => !/^account\.|\.viewed$|\.left$/.test(event));

  beforeAll(async () => {
    if (tracker === null) return;
    const before = readHistory(tracker.databasePath).length;
    const alsoRecorded = [{ origin: tracker.url, maskLevel: 'inputs' as const, console: 'request-tracker' }];
    rig = await startRig(name, { pages: {}, frames: false, alsoRecorded });
    const page = await rig.browser.open(tracker.url);
    await page.bringToFront();
    for (const { says, act } of shift)
      await act(page, tracker.url, tickets).catch((cause: unknown) => {
        throw new Error(`“${says}” could not be done`, { cause });
      });
    history = readHistory(tracker.databasePath).slice(before);
    actions = await eventually(async () => {
      const all = readActions(await rig!.records());
      // The last that is written: where a conversation was left, it is waited for whether it is opened again.
      expect(all.filter(({ event }) => event === 'conversation.left')).toHaveLength(4);
      return all;
    });
  });
  afterAll(() => rig?.close());

  const check = (says: string, judge: (url: string) => void): void =>
    test(says, (context: TestContext) => {
      if (tracker === null) return context.skip(missing ?? 'Request Tracker did not start');
      judge(tracker.url);
    });

  check('all that its history holds is in our log as confirmed, with the same values, and nothing more', () => {
    expect(history.length).toBeGreaterThan(15);
    const confirmed = changes().filter(({ outcome }) => outcome.value === 'confirmed');
    expect(confirmed.map(describeAction).sort()).toEqual(history.map(describeEntry).sort());
  });

  check('what it answered to and did not do is not said to be done', () => {
    const others = changes().filter(({ outcome }) => outcome.value !== 'confirmed');
    expect(others.map((action) => `${action.outcome.value}: ${describeAction(action)}`)).toEqual([
      `attempted: ada ${tickets.bobs} conversation.assigned null → ${JSON.stringify({ id: history[0] && ownId(history), name: 'ada' })}`,
    ]);
  });

  check('log-ins and log-outs are there as they were', () => {
    const own = actions.filter(({ event }) => event.startsWith('account.'));
    expect(own.map(({ event, actor }) => `${actor.person?.name} ${event}`)).toEqual([
      'ada account.login-failed',
      'ada account.logged-in',
      'ada account.logged-out',
    ]);
  });

  check('each ticket was viewed once, however many pages of it were loaded', () => {
    const created = history.find(({ event }) => event === 'conversation.created')?.ticket;
    const seen = [tickets.parcel, tickets.lamp, tickets.bobs, created].map(String);
    const views = (event: string) => actions.filter((action) => action.event === event);
    expect(views('conversation.viewed').map(({ conversation }) => conversation?.id)).toEqual(seen);
    expect(views('conversation.left').map(({ conversation }) => conversation?.id)).toEqual(seen);
    expect(views('conversation.left').map(({ view }) => view?.visit)).toEqual(views('conversation.viewed').map(({ view }) => view?.visit));
    for (const { view, actor } of views('conversation.left')) {
      expect(view?.dwellMs).toBeGreaterThan(0);
      expect(actor.person?.name).toBe('ada');
    }
  });

  check('each row opens its ticket and its moment, was done by hand, and holds nothing that was typed', (url) => {
    for (const { conversation, moment, initiator, outcome } of changes().filter(({ outcome }) => outcome.value === 'confirmed')) {
      expect(conversation?.link).toBe(`${url}/Ticket/Display.html?id=${conversation?.id}`);
      expect({ place: moment?.place, initiator, outcome: outcome.evidence }).toMatchObject({ place: 'observed', initiator: 'agent' });
    }
    expect(JSON.stringify(actions)).not.toMatch(/on its way|called twice|Never mi|came broken|wrong|password/);
  });
});

const ownId = (history: readonly HistoryEntry[]): string =>
  history.flatMap(({ to }) => (typeof to === 'object' && to?.name === 'ada' ? [to.id] : []))[0] ?? '';

const describeEntry = ({ ticket, event, from, to, by }: HistoryEntry): string => describeChange(by, ticket, event, from, to);

/** A value without evidence is one that nobody saw. */
function describeAction({ actor, conversation, event, from, to }: Action): string {
  const [old, next] = [from, to].map(({ value, evidence }) => (evidence.length === 0 ? undefined : value));
  return describeChange(actor.person?.name, conversation?.id, event, old, next);
}

function describeChange(
  by: string | null | undefined,
  ticket: string | null | undefined,
  event: string,
  from: unknown,
  to: unknown,
): string {
  return `${by} ${ticket} ${event} ${JSON.stringify(from)} → ${JSON.stringify(to)}`;
}

function readActions(records: readonly Envelope[]): Action[] {
  const actions = records.flatMap((record) => {
    const action = Action.safeParse(record);
    return action.success && action.data.console !== null ? [action.data] : [];
  });
  return actions.sort((a, b) => a.at - b.at);
}
