/** The form that commitments are made of: one text for one value, in whichever order its keys were written. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../lib/events/manifest.ts';

/** The plain way to the same text; it is no way for keys like `10`, which objects put first. */
function sortThenStringify(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Keys that are one escaped character are left out: V8's `JSON.parse` may take such a key for another one of a shape that it knows. */
const key = fc
  .oneof(fc.constantFrom('', '__proto__', 'toString', 'é', '\u{1f600}', '\ufb33', '"a', '\\a', 'a\nb'), fc.string({ unit: 'binary' }))
  .filter((name) => JSON.stringify(name).length === name.length + 2 || name.length > 1);
const leaf = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.integer(), fc.boolean(), fc.constantFrom(null, undefined, -0));
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(
      key.filter((name) => !/^\d+$/.test(name)),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
}));

test('it is what sorting and stringifying gives', () => {
  fc.assert(
    fc.property(fc.array(anyValue), (value) => void expect(canonicalJson(value)).toBe(sortThenStringify(value))),
    { numRuns: 1000 },
  );
});

test('it says the same as the value, and the same again once it was sent', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.oneof(key, fc.nat().map(String)), fc.jsonValue({ maxDepth: 0 })), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});

test('keys are sorted by their UTF-16 units, numbers among them', () => {
  const value = { 9: 1, 10: 2, '\ufb33': 3, '\u{1f600}': 4, b: { d: [{ z: 1, a: 2 }], c: undefined }, a: -0 };
  expect(canonicalJson(value)).toBe('{"10":2,"9":1,"a":0,"b":{"d":[{"a":2,"z":1}]},"\u{1f600}":4,"\ufb33":3}');
});
