/** What a made-up session holds: its streams, its records and a picture that is repeated along them. */
import type { FramesPage, FramesQuery, StreamView } from '../../lib/events/api.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import { interactionTypes, type InteractionType } from '../../lib/events/interaction.ts';
import { makeSessionAction } from './fixture-actions.ts';
import { device, makeId, minute, sites, span, start } from './fixture-place.ts';

export interface RrwebEvent {
  type: number;
  timestamp: number;
  data: unknown;
}

const tabs = [11, 12, 13];

/** Three tabs, one after the other and side by side; the second has a hole, the third begins late. */
export function makeStreams(): StreamView[] {
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

export function makeRecords(from: number, total: number): { records: Envelope[]; next: string | null } {
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
  if (index % 29 === 11) return makeSessionAction(base, index);
  return makeInteraction(base, interactionTypes[index % 7]!, index);
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
export function readFrames(frames: readonly RrwebEvent[], stream: string, { at, after }: FramesQuery): FramesPage {
  const view = makeStreams().find(({ header }) => header.id === stream)!;
  const first = frames[0]!.timestamp;
  const round = frames.at(-1)!.timestamp - first + 1000;
  const rounds = Math.floor((view.lastAt! - view.firstAt!) / round);
  const picture = at === undefined ? 0 : Math.max(0, Math.min(rounds - 1, Math.floor((at - view.firstAt!) / round))) * frames.length;
  const begin = Math.max(picture, after === undefined ? 0 : after + 1);
  const end = Math.min(begin + frames.length * 2, rounds * frames.length);
  const page = Array.from({ length: end - begin }, (_, offset): Envelope => {
    const seq = begin + offset;
    const event = frames[seq % frames.length]!;
    const timestamp = event.timestamp - first + view.firstAt! + Math.floor(seq / frames.length) * round;
    return { kind: 'frame', stream, seq, at: timestamp, mono: null, event: { ...event, timestamp } };
  });
  return { frames: page, next: end < rounds * frames.length ? end - 1 : null };
}
