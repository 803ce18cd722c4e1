/** Masks the parts of a path that must not be kept: what the site's patterns name, and what can be nothing but a token. */

const mask = '*****';
/** A signed token says what it is by its beginning. */
const signed = /^eyJ[\w-]{8,}(?:\.|$)/;
/** Random letters and digits, longer than any word: an id such as a UUID has letters of one case and is none. */
const random = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\w~+/=.-]{24,}$/;

/** Where `*` is the last segment of a pattern it is all that follows. */
export function maskPath(path: string, patterns: readonly string[]): string {
  if (patterns.length === 0 && !path.includes('eyJ')) return path;
  const parts = path.split('/');
  const filled = parts.flatMap((part, index) => (part === '' ? [] : [index]));
  const secret = new Set(
    patterns.flatMap((pattern) =>
      findSecret(
        filled.map((index) => readPlain(parts[index]!)),
        pattern,
      ),
    ),
  );
  return parts.map((part, index) => (secret.has(filled.indexOf(index)) || signed.test(readPlain(part)) ? mask : part)).join('/');
}

/** A fragment is a route where it begins with a slash; elsewhere it is an anchor, or nothing but a token. */
export function maskFragment(fragment: string, patterns: readonly string[]): string {
  const start = /^!?\//.exec(fragment)?.[0];
  if (start === undefined) return isToken(fragment) ? '' : fragment;
  const path = maskPath(fragment.slice(start.length - 1), patterns);
  return (
    start.slice(0, -1) +
    path
      .split('/')
      .map((part) => (isToken(part) ? mask : part))
      .join('/')
  );
}

function isToken(text: string): boolean {
  const plain = readPlain(text);
  return signed.test(plain) || random.test(plain);
}

/** The places among `segments` that the pattern masks, none where it is about another path. */
function findSecret(segments: readonly string[], pattern: string): number[] {
  const steps = pattern.split('/').filter((step) => step !== '');
  const isMatch = steps.every((step, index) => {
    const segment = segments[index];
    return segment !== undefined && (step === '*' || readPlain(step).toLowerCase() === segment.toLowerCase());
  });
  if (!isMatch) return [];
  return segments.flatMap((_, index) => (steps[Math.min(index, steps.length - 1)] === '*' ? [index] : []));
}

function readPlain(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // Not encoded as it should be: compared as it stands.
  }
}
