/** Makes recorded CSS harmless: after it, nothing in the text can make a browser fetch anything. */

/** What a `url(` may be followed by: an image or font inside the text itself, or a part of the same document. */
const harmless = String.raw`\s*["']?(?:data:(?:image|font|application\/(?:x-)?font)|data:,|#)`;
const remoteUrl = new RegExp(String.raw`(?<![\w-])url\((?!${harmless})\s*(?:"[^"\\\n]*"|'[^'\\\n]*'|[^"'()\\\s]*)\s*\)`, 'gi');
const anyOtherUrl = new RegExp(String.raw`url\((?!${harmless})`, 'gi');
/** Functions that take an address as a plain string. */
const otherFetcher = /(?:image-set|cross-fade|(?<![\w-])image|(?<![\w-])src)\(/gi;
const importRule = /@import/gi;
const escape = /\\(?:([0-9a-f]{1,6})(?:\r\n|[ \t\r\n\f])?|([\s\S]))/gi;
const splitMark = '/* rr_split */';

/**
 * The same CSS without a way out. Spelled-out escapes of letters are resolved first, so that `\75rl(` is seen for what it is;
 * the last steps look at nothing but the words that fetch, so whatever a parser makes of the rest, none of them is left.
 */
export function cleanCss(css: string): string {
  return css
    .replaceAll(splitMark, '')
    .replaceAll(escape, resolveLetter)
    .replaceAll(remoteUrl, 'url("data:,")')
    .replaceAll(anyOtherUrl, 'blocked(')
    .replaceAll(otherFetcher, 'blocked(')
    .replaceAll(importRule, '@blocked');
}

/** Whether cleaning is needed at all: most attribute values have nothing to do with CSS. */
export function mayFetch(value: string): boolean {
  return value.includes('(') || value.includes('\\') || value.includes('@');
}

function resolveLetter(whole: string, hex: string | undefined, character: string | undefined): string {
  const point = hex === undefined ? (character?.codePointAt(0) ?? 0) : Number.parseInt(hex, 16);
  const resolved = point <= 0x10ffff ? String.fromCodePoint(point) : '';
  return /^[a-z-]$/i.test(resolved) ? resolved : whole;
}
