/** Copies a page's value as JSON without running any of its code: no getters, no cycles, no more than its share. */

export type PageValue = string | number | boolean | null | PageValue[] | { [key: string]: PageValue };

const maxDepth = 8;

/** A copy of the value, or null where it would be over `maxBytes` of JSON. Functions, symbols and accessors become null. */
export function readPageValue(value: unknown, maxBytes: number): PageValue {
  let room = maxBytes;

  function copy(from: unknown, depth: number): PageValue {
    room -= 2;
    if (typeof from === 'string') {
      room -= from.length;
      return room < 0 ? null : from;
    }
    if (typeof from === 'boolean') return from;
    if (typeof from === 'number') return Number.isFinite(from) ? from + 0 : null; // JSON knows no -0
    if (typeof from !== 'object' || from === null || depth >= maxDepth || room < 0) return null;
    return Array.isArray(from) ? readItems(from, depth) : readMembers(from, depth);
  }

  function readItems(from: unknown[], depth: number): PageValue[] {
    const length = Math.min(readData(from, 'length') as number, room);
    return Array.from({ length }, (_, index) => copy(readData(from, String(index)), depth + 1));
  }

  function readMembers(from: object, depth: number): PageValue {
    const members: { [key: string]: PageValue } = {};
    for (const key of Object.keys(from)) {
      room -= key.length + 4;
      if (room < 0) break;
      Object.defineProperty(members, key, { value: copy(readData(from, key), depth + 1), enumerable: true });
    }
    return members;
  }

  try {
    const copied = copy(value, 0);
    return room < 0 || new Blob([JSON.stringify(copied)]).size > maxBytes ? null : copied;
  } catch {
    return null; // A proxy that throws, or an object that Firefox does not let us see into.
  }
}

function readData(from: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(from, key)?.value;
}
