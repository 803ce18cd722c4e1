/** How large a message is, about, and no more than need be: without writing it as text, and however deep it is. */

/** What no message of ours comes near: a batch is 256 KiB, or one record of 4 MiB. */
export const largestMessage = 24 * 1024 * 1024;

const itemsAtMost = 1_000_000;

/** Characters and values; stops counting beyond the largest that is taken. */
export function measureMessage(message: unknown): number {
  let size = 0;
  const left: unknown[] = [message];
  while (left.length > 0 && size <= largestMessage) {
    const value = left.pop();
    size += 8;
    if (typeof value === 'string') size += value.length;
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) size += value.byteLength;
    // Firefox clones an array of nothing but a length, too: whoever counts to it has a long way to go.
    else if (Array.isArray(value) && value.length > itemsAtMost) return Infinity;
    else if (Array.isArray(value)) for (const item of value) left.push(item);
    else if (typeof value === 'object' && value !== null)
      for (const key of Object.keys(value)) {
        size += key.length;
        left.push((value as Record<string, unknown>)[key]);
      }
  }
  return size;
}
