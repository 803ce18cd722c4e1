/** Finds strings in texts, also where a part of one stands, and where one stands in base64. */

/** `whole`: only all of it counts, as with digits, which other numbers hold pieces of. */
export interface WantedString {
  id: string;
  text: string;
  whole: boolean;
}

export type Form = 'whole' | 'part' | 'base64';

/** A piece this long stands in no other text by chance where its letters are rare ones. */
const pieceLength = 6;

/** All that a text holds, each string once, the most telling form of it. */
export function createMatcher(wanted: readonly WantedString[]): (text: string) => { id: string; form: Form }[] {
  const plain = wanted.map(({ id, text, whole }) => ({
    id,
    text: text.toLowerCase(),
    pieces: whole ? [] : listPieces(text.toLowerCase()),
  }));
  const encoded = wanted.flatMap(({ id, text, whole }) =>
    [text, text.toLowerCase(), text.toUpperCase()].flatMap((each) => encode(each, whole).map((code) => ({ id, code }))),
  );
  // One pass over each text, however many strings are looked for.
  const anyPlain = makePattern(
    plain.flatMap(({ text, pieces }) => [text, ...pieces]),
    'i',
  );
  const anyEncoded = makePattern(
    encoded.map(({ code }) => code),
    '',
  );
  return (given) => {
    const text = decode(given);
    const isPlain = anyPlain.test(text);
    const isEncoded = anyEncoded.test(text);
    if (!isPlain && !isEncoded) return [];
    const lower = text.toLowerCase();
    const readForm = ({ id, text: whole, pieces }: (typeof plain)[number]): Form | null => {
      if (lower.includes(whole)) return 'whole';
      if (pieces.some((piece) => lower.includes(piece))) return 'part';
      return isEncoded && encoded.some((each) => each.id === id && text.includes(each.code)) ? 'base64' : null;
    };
    return plain.flatMap((each) => {
      const form = readForm(each);
      return form === null ? [] : [{ id: each.id, form }];
    });
  };
}

/** Letters that an address or JSON inside a text has escaped are letters all the same. */
function decode(text: string): string {
  if (!/%|\\u/.test(text)) return text;
  return text.replaceAll(/%([0-9a-f]{2})|\\u([0-9a-f]{4})/gi, (_, byte?: string, unit?: string) =>
    String.fromCharCode(Number.parseInt(byte ?? unit ?? '', 16)),
  );
}

function listPieces(text: string): string[] {
  return Array.from({ length: Math.max(1, text.length - pieceLength + 1) }, (_, at) => text.slice(at, at + pieceLength));
}

/** What of a text stands in its base64 whatever stands before and behind it, for the three places where it can begin, in both alphabets. */
function encode(text: string, whole: boolean): string[] {
  const codes = [0, 1, 2].map((before) => {
    const code = btoa('\0'.repeat(before) + text);
    const end = Math.floor(((before + text.length) * 8) / 6);
    return code.slice([0, 2, 3][before], whole ? end : Math.min(end, 14));
  });
  return [...new Set(codes.flatMap((code) => [code, code.replaceAll('+', '-').replaceAll('/', '_')]))];
}

function makePattern(texts: readonly string[], flags: string): RegExp {
  if (texts.length === 0) return /(?!)/;
  return new RegExp(
    texts.map((text) => text.replaceAll(/[^\w]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('|'),
    flags,
  );
}
