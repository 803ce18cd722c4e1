import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPageValue } from '../../../lib/capture/read-page-value.ts';

describe('readPageValue', () => {
  test('copies JSON values', () => {
    const value = { a: [1, 'x', null, true], b: { c: -0.5 } };
    expect(readPageValue(value, 8192)).toEqual(value);
  });

  test('runs no getter', () => {
    let ran = false;
    const value = {
      get trap() {
        ran = true;
        return 1;
      },
    };
    expect(readPageValue(value, 8192)).toEqual({ trap: null });
    expect(ran).toBe(false);
  });

  test('survives cycles, functions, odd numbers, sparse giants and proxies that throw', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    expect(JSON.stringify(readPageValue(cycle, 8192))).toContain('null');
    expect(readPageValue([() => 1, Symbol('x'), Number.NaN, 10n, undefined], 8192)).toEqual([null, null, null, null, null]);
    expect(readPageValue(new Array(4e9), 8192)).toBeNull();
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(readPageValue(proxy, 8192)).toBeNull();
  });

  test('keeps a key named __proto__ as data', () => {
    const copied = readPageValue(JSON.parse('{"__proto__":{"isAdmin":true}}'), 8192) as { isAdmin?: boolean };
    expect(copied.isAdmin).toBeUndefined();
    expect(JSON.stringify(copied)).toBe('{"__proto__":{"isAdmin":true}}');
  });

  test('refuses what is over the limit, counted in bytes', () => {
    expect(readPageValue('x'.repeat(8000), 8192)).toHaveLength(8000);
    expect(readPageValue('x'.repeat(9000), 8192)).toBeNull();
    expect(readPageValue('ü'.repeat(5000), 8192)).toBeNull();
  });
});

test('whatever a page makes, the copy is JSON, small enough, and no code of the page has run', () => {
  let ran = 0;
  const trap = new Proxy(
    {},
    { get: () => ++ran, ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ configurable: true, get: () => ++ran }) },
  );
  const accessor = {
    get a() {
      return ++ran;
    },
    toJSON: () => ++ran,
    toString: () => String(++ran),
  };
  const odd = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withTypedArray: true,
    withSparseArray: true,
    withObjectString: true,
  });
  const value = fc.oneof(
    odd,
    fc.array(odd),
    fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'toJSON', 'length', 'a'), odd),
    fc.constantFrom<unknown>(trap, accessor, [accessor], { trap }),
  );
  fc.assert(
    fc.property(value, fc.integer({ min: 2, max: 9_000 }), (said, most) => {
      const copy = readPageValue(said, most);
      expect(new Blob([JSON.stringify(copy)]).size).toBeLessThanOrEqual(Math.max(most, 4));
      expect(JSON.parse(JSON.stringify(copy))).toEqual(copy);
    }),
    { numRuns: 1_000 },
  );
  expect(ran).toBe(0);
});

test('a zero below nothing is a zero: JSON has no other', () => {
  expect(readPageValue([-0], 20)).toEqual([0]);
});
