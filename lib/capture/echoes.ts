/** Remembers, in memory only, what was typed in this document, so that a page that repeats it in a class, an id or an address does not leak it. */

export interface Echoes {
  /** Notes a field's text as it stands. Its last text is replaced, earlier finished ones are kept. */
  remember(field: Element, text: string): void;
  /** True where the text repeats something typed. A text that was there before anything was typed is none. */
  isEcho(text: string): boolean;
}

const limits = { fields: 200, past: 500, shortest: 4, stem: 6, seen: 50_000, textLength: 10_000 } as const;

export function createEchoes(): Echoes {
  const current = new Map<Element, string>();
  const past = new Set<string>();
  const seen = new Set<string>();
  let stems: string[] | null = [];

  return {
    remember(field, text) {
      const now = text.slice(0, limits.textLength).trim().toLowerCase();
      const before = current.get(field) ?? '';
      if (before !== '' && !now.startsWith(before)) addBounded(past, before, limits.past);
      current.set(field, now);
      if (current.size > limits.fields) current.delete(current.keys().next().value!);
      stems = null;
    },
    isEcho(text) {
      if (seen.has(text)) return false;
      stems ??= [...past, ...current.values()].flatMap(readStems);
      const plain = decode(text).toLowerCase();
      if (stems.some((stem) => plain.includes(stem))) return true;
      if (seen.size < limits.seen) seen.add(text);
      return false;
    },
  };
}

/**
 * The beginnings of the text and of its longer words. Beginnings, because a page may repeat a text that has grown since; not of
 * short words, which would find themselves in every class name.
 */
function readStems(text: string): string[] {
  const words = text.split(/\s+/).filter((word) => word.length >= limits.stem);
  return text.length >= limits.shortest ? [text, ...words].map((part) => part.slice(0, limits.stem)) : [];
}

function addBounded(set: Set<string>, value: string, size: number): void {
  set.add(value);
  if (set.size > size) set.delete(set.values().next().value!);
}

function decode(text: string): string {
  if (!/[%+]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text; // A stray `%` makes it no encoded text: it is compared as it stands.
  }
}
