/** Turns one rrweb event into the record that carries it, or into several where it is large. */
import type { eventWithTime } from '@rrweb/types';
import type { Envelope } from '../events/envelope.ts';
import type { Stream } from './stream.ts';

/**
 * A frame over 4 MiB of JSON travels in parts. Estimates count UTF-16 units, of which UTF-8 makes up to three bytes; a frame
 * that may be over the limit is not measured but split: that costs less than to write its JSON twice.
 */
const wholeEstimate = (4 * 1024 * 1024) / 3;
/** In UTF-16 units: at most 3 MiB as UTF-8. */
const partLength = 1024 * 1024;

export interface Sized {
  record: Envelope;
  bytes: number;
}

/** `bytes` is an estimate of the event's JSON. */
export function splitFrame(event: eventWithTime, bytes: number, stream: Stream): Sized[] {
  if (bytes <= wholeEstimate) return [{ record: { kind: 'frame', ...stream.stamp(event.timestamp), event }, bytes }];
  const pieces = splitText(JSON.stringify(event));
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
