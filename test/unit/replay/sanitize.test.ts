/** The door to rrweb: forged events come out harmless or not at all, real ones come out whole. */
import { describe, expect, test } from 'vitest';
import { createSanitizer } from '../../../lib/replay/sanitize.ts';
import frames from '../../support/dashboard/frames.json' with { type: 'json' };
import { forgeFrames } from '../../support/forged-frames.ts';

interface Element {
  tagName: string;
  attributes: Record<string, unknown>;
}

const forbiddenTags = [
  'script',
  'link',
  'meta',
  'base',
  'object',
  'embed',
  'frame',
  'video',
  'audio',
  'source',
  'animate',
  'set',
  'feimage',
  'portal',
];

function cleanAll(events: unknown[]) {
  const sanitizer = createSanitizer();
  return events.map((event) => sanitizer.clean(event));
}

function snapshotOf(...body: object[]): object {
  const html = {
    type: 2,
    id: 2,
    tagName: 'html',
    attributes: {},
    childNodes: [{ type: 2, id: 3, tagName: 'body', attributes: {}, childNodes: body }],
  };
  return { type: 2, timestamp: 1, data: { node: { type: 0, id: 1, childNodes: [html] }, initialOffset: { top: 0, left: 0 } } };
}

/** Every element of a cleaned event, wherever it stands. */
function listElements(value: unknown): Element[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'tagName' in value ? [value as Element] : [];
  return [...own, ...Object.values(value).flatMap(listElements)];
}

describe('forged frames', () => {
  const cleaned = cleanAll(forgeFrames(1));
  const elements = cleaned.flatMap(listElements);

  test('none of their elements can run or fetch', () => {
    expect(elements.length).toBeGreaterThan(100);
    expect(elements.filter(({ tagName }) => forbiddenTags.includes(tagName))).toEqual([]);
  });

  test('none of their attributes holds code or leads anywhere', () => {
    for (const { tagName, attributes } of elements) {
      for (const [name, value] of Object.entries(attributes)) {
        expect(name, tagName).not.toMatch(/^on|^(srcset|srcdoc|action|formaction|ping|poster|background|data|autofocus)$/i);
        if (/^(src|href|xlink:href)$/.test(name)) expect(value, tagName).toMatch(/^(#|data:image\/)/);
      }
    }
  });

  test('the address of an attacker is left in nothing but dead text', () => {
    // Dead: functions that do not exist, half a word on a line of its own, what somebody "typed" into a field.
    const live = JSON.stringify(cleaned).replaceAll(/(?:@blocked |blocked\(|\\nrl\(|fetch\()\\*"?http:\/\/\w+\.canary\.test/g, '');
    expect(live.match(/"[^"]{0,40}canary\.test[^"]*"/g) ?? []).toEqual([]);
  });

  test('the malformed are refused, each by itself', () => {
    expect(cleaned.filter((result) => result === null).length).toBeGreaterThanOrEqual(5);
    expect(cleaned[1]).toHaveLength(1);
  });
});

describe('real frames', () => {
  test('all are read, and the page is whole', () => {
    const cleaned = cleanAll(frames);
    expect(cleaned).not.toContain(null);
    expect(JSON.stringify(cleaned)).toContain('Hello, my parcel has not arrived.');
    const tags = cleaned.flatMap(listElements).map(({ tagName }) => tagName);
    expect(tags).toEqual(expect.arrayContaining(['nav', 'form', 'button', 'style', 'img']));
  });

  test('each move of the pointer stands at its own time', () => {
    const [moves] = cleanAll([
      {
        type: 3,
        timestamp: 1000,
        data: {
          source: 1,
          positions: [
            { x: 1, y: 2, id: 3, timeOffset: -400 },
            { x: 5, y: 6, id: 3, timeOffset: -50 },
          ],
        },
      },
    ]);
    expect(moves?.map(({ timestamp }) => timestamp)).toEqual([600, 950]);
  });
});

describe('later changes', () => {
  const change = (data: object) => ({
    type: 3,
    timestamp: 2,
    data: { source: 0, texts: [], attributes: [], removes: [], adds: [], ...data },
  });

  test('a style sheet stays one: its new text is cleaned, a chat message is not', () => {
    const style = { type: 2, id: 10, tagName: 'style', attributes: {}, childNodes: [{ type: 3, id: 11, textContent: 'p { color: red }' }] };
    const words = 'see url(http://shop.test)';
    const [, changed] = cleanAll([
      snapshotOf(style, { type: 3, id: 12, textContent: words }),
      change({
        texts: [
          { id: 11, value: 'p { background: url(http://evil.test/x) }' },
          { id: 12, value: words },
        ],
      }),
    ]);
    expect(changed?.[0]?.data['texts']).toEqual([
      { id: 11, value: '\np { background: url("data:,") }\n' },
      { id: 12, value: words },
    ]);
  });

  test('a link that is loaded later brings its rules', () => {
    const link = { type: 2, id: 10, tagName: 'link', attributes: { rel: 'stylesheet', href: 'http://cdn.test/a.css' }, childNodes: [] };
    const [snapshot, changed] = cleanAll([
      snapshotOf(link),
      change({ attributes: [{ id: 10, attributes: { _cssText: 'p { color: red }' } }] }),
    ]);
    expect(listElements(snapshot).find(({ tagName }) => tagName === 'style')?.attributes).toEqual({});
    expect(changed?.[0]?.data['attributes']).toEqual([{ id: 10, attributes: { _cssText: 'p { color: red }' } }]);
  });

  test('a frame of another site says of which, and only the recorder’s own word for it counts', () => {
    const frame = (attributes: object) => ({ type: 2, id: 10, tagName: 'iframe', attributes, childNodes: [] });
    const read = (attributes: object) =>
      listElements(cleanAll([snapshotOf(frame(attributes))])[0]).find(({ tagName }) => tagName === 'iframe');
    expect(read({ rr_src: 'https://card.test/a?b#c' })?.attributes).toEqual({ 'data-cotrail-frame': 'https://card.test' });
    expect(read({ rr_src: 'card' })?.attributes).toEqual({ 'data-cotrail-frame': '' });
    expect(read({ 'data-cotrail-frame': 'https://forged.test' })?.attributes).toEqual({});
  });

  test('a popover opens as nothing that closes another', () => {
    const [snapshot] = cleanAll([
      snapshotOf({ type: 2, id: 10, tagName: 'div', attributes: { popover: 'auto', 'data-cotrail-popover': '' } }),
    ]);
    expect(listElements(snapshot).find(({ tagName }) => tagName === 'div')?.attributes).toEqual({
      popover: 'manual',
      'data-cotrail-popover': '',
    });
  });

  test('a script that is switched on later stays dead', () => {
    const script = { type: 2, id: 10, tagName: 'script', attributes: {}, childNodes: [] };
    const [, changed] = cleanAll([
      snapshotOf(script),
      change({ attributes: [{ id: 10, attributes: { src: 'http://evil.test/x', class: 'a' } }] }),
    ]);
    expect(changed?.[0]?.data['attributes']).toEqual([{ id: 10, attributes: {} }]);
  });

  test('a tree deeper than any page is cut, not followed', () => {
    let deep: object = { type: 3, id: 9999, textContent: 'bottom' };
    for (let depth = 0; depth < 3000; depth += 1)
      deep = { type: 2, id: 10_000 + depth, tagName: 'div', attributes: {}, childNodes: [deep] };
    const [snapshot] = cleanAll([snapshotOf(deep)]);
    const elements = listElements(snapshot);
    expect(elements.length).toBeGreaterThan(100);
    expect(elements.length).toBeLessThan(500);
  });
});
