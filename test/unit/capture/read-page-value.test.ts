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
