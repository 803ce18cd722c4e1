/** A day as lanes of things on one axis: where each stands, in which track, and what it is. */
import type { ChatSpan, Day, ForeignView, MessageMark, PresenceSpan, Source, StatusSpan } from '../../lib/events/activity-api.ts';

export const laneNames = ['presence', 'statuses', 'chats', 'sent', 'received', 'views', 'recording'] as const;
export type LaneName = (typeof laneNames)[number];

/** What an item is, by its lane. */
export type Thing =
  | { type: 'presence'; of: PresenceSpan }
  | { type: 'status'; of: StatusSpan }
  | { type: 'chat'; of: ChatSpan }
  | { type: 'message'; of: MessageMark }
  | { type: 'view'; of: ForeignView }
  | { type: 'recorded'; of: Day['recorded'][number] }
  | { type: 'gap'; of: Day['gaps'][number] }
  | { type: 'clock'; of: Day['clockSteps'][number] };

export type LaneItem = Thing & {
  /** Stable over reloads: it stands in addresses. */
  key: string;
  lane: LaneName;
  /** Where it is drawn. A start or an end that nobody saw is the first or last that was seen of it. */
  from: number;
  to: number;
  /** That is not where it really began or ended. */
  opensBefore: boolean;
  lastsBeyond: boolean;
  /** Things of one lane that overlap stand in different tracks. */
  track: number;
  source: Source | null;
};

export interface Lane {
  name: LaneName;
  items: LaneItem[];
  tracks: number;
}

/** All lanes, those without anything too: that nothing was there is an answer. */
export function listLanes(day: Day): Lane[] {
  const found = listThings(day);
  return laneNames.map((name) => {
    const items = found.filter(({ lane }) => lane === name).sort((a, b) => a.from - b.from || a.to - b.to);
    // Marks of no length never hide each other's bars: they are put together where they are drawn.
    const tracks = name === 'sent' || name === 'received' ? 1 : stack(items);
    return { name, items, tracks };
  });
}

/** All of the day in order of time. */
export function listThings(day: Day): LaneItem[] {
  const span = (of: PresenceSpan | StatusSpan | ChatSpan) => ({
    from: of.fromAt ?? (of.start === 'day-before' ? day.startAt : (of.toAt ?? day.startAt)),
    to: of.toAt ?? (of.end === 'running' ? day.asOf : of.end === 'day-after' ? day.endAt : (of.fromAt ?? day.startAt)),
    opensBefore: of.start !== 'seen',
    lastsBeyond: of.end !== 'seen',
    source: of.source,
  });
  const point = (at: number, length: number | null = 0) => ({ from: at, to: at + (length ?? 0), opensBefore: false, lastsBeyond: false });
  const things: Omit<LaneItem, 'key'>[] = [
    ...day.presence.map((of) => ({ type: 'presence' as const, lane: 'presence' as const, of, ...span(of) })),
    ...day.statuses.map((of) => ({ type: 'status' as const, lane: 'statuses' as const, of, ...span(of) })),
    ...day.chats.map((of) => ({ type: 'chat' as const, lane: 'chats' as const, of, ...span(of) })),
    ...day.messages.map((of) => ({ type: 'message' as const, lane: of.direction, of, ...point(of.source.at), source: of.source })),
    ...day.foreignViews.map((of) => ({
      ...{ type: 'view' as const, lane: 'views' as const, of, ...point(of.source.at, of.dwellMs), source: of.source },
      lastsBeyond: of.dwellMs === null,
    })),
    ...day.recorded.map((of) => ({
      ...{ type: 'recorded' as const, lane: 'recording' as const, of, from: of.fromAt, to: of.toAt },
      ...{ opensBefore: false, lastsBeyond: of.isOpen, source: null },
    })),
    ...day.gaps.map((of) => ({
      ...{ type: 'gap' as const, lane: 'recording' as const, of, from: of.fromAt, to: of.toAt ?? of.fromAt },
      ...{ opensBefore: false, lastsBeyond: of.toAt === null, source: null },
    })),
    ...day.clockSteps.map((of) => ({ type: 'clock' as const, lane: 'recording' as const, of, ...point(of.at), source: null })),
  ].map((thing) => ({ ...thing, track: 0 }));
  const seen = new Map<string, number>();
  return things
    .map((thing) => {
      const name = `${thing.lane}.${thing.source === null ? `${thing.type}.${Math.round(thing.from)}` : `${thing.source.stream}.${thing.source.seq}`}`;
      const again = seen.get(name) ?? 0;
      seen.set(name, again + 1);
      return { ...thing, key: again === 0 ? name : `${name}.${again}` } as LaneItem;
    })
    .sort((a, b) => a.from - b.from || laneNames.indexOf(a.lane) - laneNames.indexOf(b.lane));
}

/** Puts each into the first track that is free, and says how many there are. Gaps and steps lie on what was recorded. */
function stack(items: LaneItem[]): number {
  const ends: number[] = [];
  for (const item of items) {
    if (item.type === 'gap' || item.type === 'clock') continue;
    const free = ends.findIndex((end) => end <= item.from);
    item.track = free === -1 ? ends.length : free;
    ends[item.track] = Math.max(item.to, item.from + 1);
  }
  return Math.max(1, ends.length);
}

/** The console and the conversation that a thing is of; null where there is none, or nobody knows. */
export function readPlace(item: LaneItem): { console: string | null; conversation: string | null } {
  if (item.type === 'recorded' || item.type === 'gap' || item.type === 'clock') return { console: null, conversation: null };
  const { console } = item.of;
  return { console, conversation: item.type === 'presence' || item.type === 'status' ? null : item.of.conversation };
}

/** What is drawn: a thing, or several that stand too close together to be told apart. */
export type Drawn = { items: [LaneItem, ...LaneItem[]]; from: number; to: number; track: number };

/** Things in sight; those without length that are closer than `nearMs` to their neighbour are one. */
export function gather({ items }: Lane, part: { from: number; to: number }, nearMs: number): Drawn[] {
  const drawn: Drawn[] = [];
  for (const item of items) {
    if (item.to < part.from || item.from > part.to) continue;
    const last = drawn.at(-1);
    const isMark = item.type === 'message' || (item.type === 'view' && item.to - item.from < nearMs);
    if (last !== undefined && isMark && last.items[0].type === item.type && last.track === item.track && item.from - last.from < nearMs) {
      last.items.push(item);
      last.to = Math.max(last.to, item.to);
    } else drawn.push({ items: [item], from: item.from, to: item.to, track: item.track });
  }
  return drawn;
}

/** How an address names what is open: its first thing, and how many were drawn as one with it. */
export function writePick([first, ...others]: Drawn['items']): string {
  return others.length === 0 ? first.key : `${first.key}~${others.length + 1}`;
}

export function readPick(pick: string | null): { key: string; count: number } | null {
  if (pick === null) return null;
  const [key = '', count = '1'] = pick.split('~');
  return { key, count: Math.max(1, Number(count) || 1) };
}

/** Null where the day has no such thing. */
export function findPicked(day: Day, pick: string | null): Drawn['items'] | null {
  const named = readPick(pick);
  if (named === null) return null;
  const things = listThings(day);
  const start = things.find(({ key }) => key === named.key);
  if (start === undefined) return null;
  const others = things.filter(({ lane, from, key }) => lane === start.lane && from >= start.from && key !== start.key);
  return [start, ...others.slice(0, named.count - 1)];
}
