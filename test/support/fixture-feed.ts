/** Feeds to look at and to test the dashboard with: empty, one session, a full house, and one that is offline. */
import type { FramesPage, FramesQuery, SessionQuery, SessionSummary, StreamView } from '../../lib/events/api.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import { interactionTypes, type InteractionType } from '../../lib/events/interaction.ts';
import { FeedError, type Feed } from '../../lib/feed/feed.ts';

export const scenes = ['empty', 'one', 'full', 'offline'] as const;
export type SceneName = (typeof scenes)[number];

interface RrwebEvent {
  type: number;
  timestamp: number;
  data: unknown;
}

const start = new Date(2026, 10, 22, 9, 0).getTime();
const minute = 60_000;
const people = ['Ana Ruiz', 'Ben Okafor', 'Cleo Martin', 'Dana Petrova', 'Emil Sørensen', null];
const sites = ['https://console.example', 'https://chat.example:8443', 'http://localhost:4100'];
const device = makeId(900_000);
const span = 2 * 60 * minute;
const tabs = [11, 12, 13];

/** `frames` is one recording from its meta event on; it is repeated, from a full snapshot each time. */
export function createFixtureFeed(scene: SceneName, frames: readonly RrwebEvent[]): Feed {
  const count = { empty: 0, one: 1, full: 2000, offline: 0 }[scene];
  const rows = scene === 'one' ? 300 : 20_000;
  const sessions = Array.from({ length: count }, (_, index) => makeSession(index));
  const read = async <T>(answer: () => T): Promise<T> => {
    if (scene === 'offline') throw new FeedError('offline', 'http://localhost:4000 did not answer: connection refused');
    return answer();
  };
  return {
    place: 'collector',
    listSessions: (query) =>
      read(() =>
        pageOf(
          sessions.filter((session) => fits(session, query)),
          query,
        ),
      ),
    readFacets: (query) => read(() => countFacets(sessions.filter((session) => fits(session, query)))),
    readSession: (id) =>
      read(() => {
        const session = sessions.find((one) => one.id === id);
        return session === undefined
          ? null
          : {
              session,
              streams: sessions.indexOf(session) % 7 === 3 ? makeStreams().filter(({ header }) => header.kind !== 'frames') : makeStreams(),
            };
      }),
    readRecords: (_session, cursor) => read(() => makeRecords(Number(cursor ?? 0), rows)),
    readFrames: (stream, query) => read(() => readFrames(frames, stream, query)),
  };
}

function makeId(number: number): string {
  return `01934b00-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

function makeSession(index: number): SessionSummary {
  const from = start - index * 47 * minute;
  const length = index === 0 ? span : ((index * 37) % 90) * minute + 40_000;
  const open = index === 0;
  const silent = index % 9 === 4;
  const name = people[index % people.length] ?? null;
  return {
    id: makeId(index + 1),
    device,
    person: name === null ? null : { id: name.toLowerCase().replace(' ', '.'), name, console: null, via: 'console' },
    openedAt: from,
    endedAt: open || silent ? null : from + length,
    closeReason: open || silent ? null : ['idle', 'browser-ended', 'stopped', 'person-changed'][index % 4]!,
    lastInputAt: from + length,
    firstAt: from,
    lastAt: from + length,
    sites: sites.slice(0, (index % 3) + 1),
    tabs: (index % 3) + 1,
    interactions: Object.fromEntries(
      interactionTypes.map((type, place) => [type, place === 6 ? index % 2 : (index * (place + 3)) % 240]),
    ) as SessionSummary['interactions'],
    actions: index % 12,
    frames: 400 + index,
    gaps: index % 5 === 0 ? (index % 3) + 1 : 0,
  };
}

/** Three tabs, one after the other and side by side; the second has a hole, the third begins late. */
function makeStreams(): StreamView[] {
  return tabs.flatMap((tab, index) => {
    const from = start + [0, 10, 50][index]! * minute;
    const to = start + [span / minute, 40, 110][index]! * minute;
    return (['facts', 'frames'] as const).map((kind, offset): StreamView => ({
      header: {
        id: makeId(1000 + index * 10 + offset),
        kind,
        device,
        session: makeId(1),
        person: null,
        tab,
        frame: 0,
        document: `document-${index}`,
        parentDocument: null,
        origin: sites[index]!,
        maskLevel: index === 0 ? 'inputs' : 'all',
        openedAt: from,
        verified: true,
      },
      firstAt: from,
      lastAt: to,
      records: 5000,
      lastSeq: 4999,
      ended: index !== 2,
      missing: [],
    }));
  });
}

const recordsPage = 1000;

function makeRecords(from: number, total: number): { records: Envelope[]; next: string | null } {
  const to = Math.min(from + recordsPage, total);
  const records = Array.from({ length: to - from }, (_, offset) => makeRecord(from + offset, total));
  return { records, next: to < total ? String(to) : null };
}

function makeRecord(index: number, total: number): Envelope {
  const burst = Math.floor(index / 20) * 20;
  const at = start + 2000 + Math.floor((burst / total) * (span - 60_000)) + (index - burst) * Math.min(900, (span / total) * 0.6);
  const tab = at < start + 12 * minute ? 0 : at < start + 38 * minute ? 1 : at < start + 55 * minute ? 0 : 2;
  const base = { stream: makeId(1000 + tab * 10), seq: index, at, mono: at - start };
  if (index === 0)
    return {
      kind: 'session-opened',
      ...base,
      session: makeId(1),
      device,
      person: { id: 'ana.ruiz', name: 'Ana Ruiz', console: null, via: 'console' },
    };
  if (index % 1511 === 50) {
    const reason = ['paused', 'rate-limited', 'no-end-mark', 'reason-of-tomorrow'][((index / 97) % 4) | 0]!;
    return {
      kind: 'gap',
      ...base,
      gap: {
        stream: index % 2 === 0 ? null : base.stream,
        session: makeId(1),
        afterSeq: null,
        beforeSeq: null,
        fromAt: at,
        toAt: at + 90_000,
        count: reason === 'rate-limited' ? 41 : null,
        reason,
      },
    };
  }
  if (index % 113 === 60) return { kind: 'mark', ...base, mark: 'clock', data: { stepMs: -4200 } };
  if (index % 131 === 70) return { kind: 'thought', ...base, mood: 'unknown' };
  if (index % 29 === 11) return makeAction(base, index);
  return makeInteraction(base, interactionTypes[index % 7]!, index);
}

function makeAction(base: Pick<Envelope, 'stream' | 'seq' | 'at' | 'mono'>, index: number): Envelope {
  const seen = (value: unknown) => ({ value, evidence: value === null ? [] : ['network'] });
  return {
    kind: 'action',
    ...base,
    id: makeId(500_000 + index),
    session: makeId(1),
    actor: { kind: 'agent', person: null, device },
    event: 'conversation.assigned',
    entity: seen({ type: 'conversation', id: '8841', name: '#8841' }),
    from: seen('Ana'),
    to: seen('Tier 2'),
    outcome: seen(index % 2 === 0 ? 'confirmed' : 'attempted'),
    initiator: 'agent',
    evidence: ['network'],
    conversation: null,
    console: null,
    settledAt: null,
    moment: null,
  };
}

function makeInteraction(base: Pick<Envelope, 'stream' | 'seq' | 'at' | 'mono'>, type: InteractionType, index: number): Envelope {
  const element = {
    selector: 'main > form > button:nth-of-type(2)',
    tag: 'button',
    id: null,
    name: null,
    role: 'button',
    label: ['Resolve', 'Send', 'Assign to…', null][index % 4]!,
  };
  const field = { ...element, tag: 'input', role: 'textbox', label: 'Reply box' };
  const data: Record<InteractionType, object> = {
    click: { element, button: 0, x: 10, y: 20 },
    scroll: { element: index % 2 === 0 ? null : { ...element, tag: 'div', role: null, label: null, id: 'log' }, x: 0, y: index % 4000 },
    input: { element: field, how: index % 3 === 0 ? 'pasted' : 'typed', text: '•••', masked: true },
    form: { element, formId: 'reply', formName: null, fields: ['reply', 'channel'], prevented: true },
    selection: { element, length: null, text: null },
    'page-change': { how: index % 2 === 0 ? 'load' : 'push', from: null, to: 'https://console.example/inbox/8841' },
    custom: { event: 'order.opened', value: { order: 42 } },
  };
  return {
    kind: 'interaction',
    ...base,
    id: makeId(100_000 + index),
    actor: 'agent',
    url: 'https://console.example/inbox/8841',
    title: 'Inbox – Console',
    pageMade: type === 'custom',
    type,
    data: data[type],
  };
}

/** The recording again and again along the stream's time, as a store would page it. */
function readFrames(frames: readonly RrwebEvent[], stream: string, { at, after }: FramesQuery): FramesPage {
  const view = makeStreams().find(({ header }) => header.id === stream)!;
  const first = frames[0]!.timestamp;
  const round = frames.at(-1)!.timestamp - first + 1000;
  const rounds = Math.floor((view.lastAt! - view.firstAt!) / round);
  const begin =
    after === undefined ? Math.max(0, Math.min(rounds - 1, Math.floor(((at ?? 0) - view.firstAt!) / round))) * frames.length : after + 1;
  const end = Math.min(begin + frames.length * 2, rounds * frames.length);
  const page = Array.from({ length: end - begin }, (_, offset): Envelope => {
    const seq = begin + offset;
    const event = frames[seq % frames.length]!;
    const timestamp = event.timestamp - first + view.firstAt! + Math.floor(seq / frames.length) * round;
    return { kind: 'frame', stream, seq, at: timestamp, mono: null, event: { ...event, timestamp } };
  });
  return { frames: page, next: end < rounds * frames.length ? end - 1 : null };
}

function fits(session: SessionSummary, { person, site, from, to, type, gaps }: SessionQuery): boolean {
  if (person !== undefined && (session.person?.name ?? session.person?.id) !== person) return false;
  if (site !== undefined && !session.sites.includes(site)) return false;
  if (from !== undefined && session.lastAt < from) return false;
  if (to !== undefined && session.firstAt >= to) return false;
  return (type === undefined || session.interactions[type] > 0) && (gaps === undefined || session.gaps > 0 === (gaps === 'yes'));
}

function pageOf(sessions: SessionSummary[], { cursor, limit = 100 }: SessionQuery) {
  const from = Number(cursor ?? 0);
  return {
    sessions: sessions.slice(from, from + limit),
    total: sessions.length,
    next: from + limit < sessions.length ? String(from + limit) : null,
  };
}

function countFacets(sessions: SessionSummary[]) {
  const tally = (read: (session: SessionSummary) => (string | null)[]) => {
    const counts = new Map<string | null, number>();
    for (const value of sessions.flatMap(read)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].map(([value, count]) => ({ value, count }));
  };
  return {
    persons: tally(({ person }) => [person?.name ?? null]),
    sites: tally((session) => session.sites),
    types: tally(({ interactions }) => interactionTypes.filter((type) => interactions[type] > 0)),
  };
}
