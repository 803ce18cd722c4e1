/** A text in parts: what was masked in it, and what is looked for. */

export interface TextPart {
  is: 'plain' | 'masked' | 'found';
  text: string;
}

const mask = '[masked]';

/** A text that nothing was taken out of may hold the mark's letters as any others. */
export function splitText(text: string, masked: number, words: string): TextPart[] {
  if (masked === 0) return splitFound(text, words);
  return text
    .split(mask)
    .flatMap((piece, index): TextPart[] => [...(index === 0 ? [] : [{ is: 'masked' as const, text: mask }]), ...splitFound(piece, words)]);
}

/** Whatever the case of its letters. */
function splitFound(text: string, words: string): TextPart[] {
  if (text === '') return [];
  if (words === '') return [{ is: 'plain', text }];
  const pattern = new RegExp(`(${words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')})`, 'iu');
  return text
    .split(pattern)
    .flatMap((piece, index): TextPart[] => (piece === '' ? [] : [{ is: index % 2 === 1 ? 'found' : 'plain', text: piece }]));
}

export function countFound(parts: readonly TextPart[]): number {
  return parts.filter(({ is }) => is === 'found').length;
}
