/** Turns one rrweb event into the record that carries it, or into several where it is large. */
import type { eventWithTime } from '@rrweb/types';
import type { Envelope } from '../events/envelope.ts';
import type { Stream } from './stream.ts';

/** A frame over this many bytes of JSON travels in parts. */
const wholeBytes = 4 * 1024 * 1024;
/** In UTF-16 units: at most 3 MiB as UTF-8. */
const partLength = 1024 * 1024;
/** Estimates may be this many times too low: beyond a share of the limit, the true size is worked out. */
const doubt = 3;

export interface Sized {
  record: Envelope;
  bytes: number;
}

/** `bytes` is an estimate of the event's JSON. */
export function splitFrame(event: eventWithTime, bytes: number, stream: Stream): Sized[] {
  const json = bytes * doubt > wholeBytes ? JSON.stringify(event) : null;
  if (json === null || readBytes(json) <= wholeBytes)
    return [{ record: { kind: 'frame', ...stream.stamp(event.timestamp), event }, bytes }];
  const pieces = splitText(json);
  let first: number | null = null;
  return pieces.map((piece, part) => {
    const stamp = stream.stamp(event.timestamp);
    first ??= stamp.seq;
    return {
      record: { kind: 'frame-part', ...stamp, first, part, of: pieces.length, eventType: event.type, json: piece },
      bytes: piece.length,
    };
  });
}

function readBytes(json: string): number {
  return json.length * 3 <= wholeBytes ? json.length : new Blob([json]).size;
}

/** Never between the halves of a surrogate pair: alone, a half does not survive UTF-8. */
export function splitText(text: string, length: number = partLength): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const code = text.charCodeAt(start + length - 1);
    const end = start + length - (code >= 0xd800 && code <= 0xdbff ? 1 : 0);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
