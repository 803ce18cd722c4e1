/** Paths into JSON find own values only. */
import { expect, test } from 'vitest';
import { readJsonText, readPath } from '../../../lib/consoles/read-path.ts';

const value = { a: { b: [{ c: 1 }, { c: 2 }, { d: 3 }, null] }, none: null, list: [['x'], ['y']] };

test('a path walks by keys and places, and an empty one is the whole', () => {
  expect(readPath(value, 'a.b[1].c')).toBe(2);
  expect(readPath(value, 'none')).toBeNull();
  expect(readPath(value, '')).toBe(value);
  expect(readPath(['u1'], '[0]')).toBe('u1');
  expect(readPath({ byId: { 3: { name: 'a' }, 4: { name: 'b' } } }, 'byId[*].name')).toEqual(['a', 'b']);
});

test('where nothing stands it finds nothing', () => {
  for (const path of ['a.x', 'a.b[9]', 'none.x', 'a.b.c', 'list[0].x']) expect(readPath(value, path)).toBeUndefined();
  expect(readPath(undefined, 'a')).toBeUndefined();
});

test('a star gathers of each element that has it', () => {
  expect(readPath(value, 'a.b[*].c')).toEqual([1, 2]);
  expect(readPath(value, 'list[*]')).toEqual(['x', 'y']);
  expect(readPath({ b: [] }, 'b[*].c')).toEqual([]);
  expect(readPath(value, 'a[*].c')).toBeUndefined();
});

test('no prototype answers', () => {
  for (const path of ['__proto__', 'constructor.name', 'a.toString', 'a.b[*].__proto__', 'list.length.constructor'])
    expect([undefined, []]).toContainEqual(readPath(value, path));
});

test('what is no JSON, or too much of it, is nothing', () => {
  expect(readJsonText('{"a":1}')).toEqual({ a: 1 });
  expect(readJsonText('{a')).toBeUndefined();
  expect(readJsonText(`"${'x'.repeat(512 * 1024)}"`)).toBeUndefined();
});
