/** Records, places and batches for tests: sound by default, each field to be overridden. */
import { newId } from '../../lib/events/id.ts';
import type { AppendRequest } from '../../lib/events/append.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import type { Person } from '../../lib/events/person.ts';
import type { Place, StreamClaim } from '../../lib/events/stream.ts';

export const origin = 'https://desk.example';
export const nobody: Person = { id: null, name: null, console: null, via: 'typed' };

export function makeClaim(over: Partial<StreamClaim> = {}): StreamClaim {
  return { id: newId(), kind: 'facts', openedAt: Date.now(), maskLevel: 'inputs', ...over };
}

export function makePlace(over: Partial<Place> = {}): Place {
  return { tab: 1, frame: 0, document: 'doc-1', origin, ...over };
}

export function makeClick(stream: string, seq: number, over: Record<string, unknown> = {}): Envelope {
  const element = { selector: 'button', tag: 'button', id: null, name: null, role: 'button', label: 'Resolve' };
  return {
    kind: 'interaction',
    type: 'click',
    id: newId(),
    stream,
    seq,
    at: Date.now(),
    mono: seq * 10,
    actor: 'agent',
    url: `${origin}/`,
    title: 'Desk',
    pageMade: false,
    data: { element, button: 0, x: 1, y: 2 },
    ...over,
  };
}

export function makeMark(stream: string, seq: number, mark: string, over: Record<string, unknown> = {}): Envelope {
  return { kind: 'mark', stream, seq, at: Date.now(), mono: seq * 10, mark, data: {}, ...over };
}

export function makeFrame(stream: string, seq: number, over: Record<string, unknown> = {}): Envelope {
  const at = Date.now();
  return { kind: 'frame', stream, seq, at, mono: seq * 10, event: { type: 3, timestamp: at, data: { source: 1, positions: [] } }, ...over };
}

/** A batch of one stream. */
export function makeBatch(claim: StreamClaim, ...records: Envelope[]): AppendRequest {
  return { streams: [claim], records };
}
