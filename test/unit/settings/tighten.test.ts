import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMasks } from '../../../lib/capture/masks.ts';
import { scrubUrl } from '../../../lib/capture/scrub-url.ts';
import { Site } from '../../../lib/events/api.ts';
import { MaskLevel } from '../../../lib/events/base.ts';
import { maskRuleKinds } from '../../../lib/events/masking.ts';
import { tighten } from '../../../lib/settings/tighten.ts';
import { openPage } from '../capture/on-page.ts';

const classes = ['a', 'b', 'c'] as const;
const selectors = ['.a', '.b', '.c', '.a .b', '.b > .c', 'p', 'div', 'input', 'main', '.a:not(.b)', 'p['] as const;
const words = ['reset', 'users', 'key', 'open', 'x1'] as const;

const rule = fc.record({ selector: fc.constantFrom(...selectors), rule: fc.constantFrom(...maskRuleKinds) });
const secretPath = fc.array(fc.constantFrom(...words, '*'), { minLength: 1, maxLength: 3 }).map((steps) => `/${[...steps, '*'].join('/')}`);
const site = fc.record({
  origin: fc.constant('https://chat.example'),
  maskLevel: fc.constantFrom(...MaskLevel.options),
  interactions: fc.boolean(),
  frames: fc.boolean(),
  queryKeys: fc.uniqueArray(fc.constantFrom(...words), { maxLength: 4 }),
  maskRules: fc.array(rule, { maxLength: 5 }),
  secretPaths: fc.array(secretPath, { maxLength: 3 }),
});

const tag = fc.constantFrom('p', 'div', 'main', 'input', 'textarea', 'label');
const mark = fc.constantFrom('', 'data-cotrail-mask', 'data-cotrail-unmask', 'data-cotrail-block', 'contenteditable', 'type=password');
const element = (inner: fc.Arbitrary<string[]>) =>
  fc
    .tuple(tag, fc.subarray([...classes]), mark, inner)
    .map(([name, own, extra, content]) => `<${name} class="${own.join(' ')}" ${extra}>${content.join('')}</${name}>`);
const leaf = element(fc.constant([]));
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4, depthSize: 'small' }, leaf, element(fc.array(tie('tree'), { minLength: 1, maxLength: 3 }))),
}));
const address = fc
  .record({
    path: fc.array(fc.constantFrom(...words), { maxLength: 4 }),
    query: fc.array(fc.constantFrom(...words), { maxLength: 3 }),
    route: fc.array(fc.constantFrom(...words), { maxLength: 4 }),
  })
  .map(
    ({ path, query, route }) =>
      `https://chat.example/${path.map((word, at) => `${word}${at % 2 ? '' : '/p'}`).join('/')}?${query.map((key) => `${key}=q-${key}`).join('&')}#/${route.join('/')}`,
  );

/** What of an element may be seen, as numbers: less is stricter. */
function look(masking: Site, document: Document): number[][] {
  const masks = createMasks(masking);
  return Array.from(document.querySelectorAll('*'), (element) => [
    Number(!masks.isTextMasked(element)),
    Number(!masks.isFieldMasked(element)),
    Number(masks.readBlocked(element) === null),
    Number(!masks.holdsMasked(element, () => true)),
  ]);
}

const parts = (text: string): string[] => text.split(/[/?#&]/).filter((part) => part !== '');
/** Whether `few` is `many` with parts left out or masked. */
function isWithin(few: readonly string[], many: readonly string[]): boolean {
  let at = 0;
  return few.every((part) => {
    if (part === '*****') return true;
    at = many.indexOf(part, at) + 1;
    return at > 0;
  });
}

describe('tighten', () => {
  test('no element of any page shows more than either of the two would show', () => {
    fc.assert(
      fc.property(site, site, fc.array(tree, { minLength: 1, maxLength: 3 }), (one, other, trees) => {
        const document = openPage(trees.join(''));
        const joined = look(tighten(one, other), document);
        for (const looser of [look(one, document), look(other, document)])
          expect(joined.every((seen, index) => seen.every((number, part) => number <= looser[index]![part]!))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('no address keeps more than either of the two would keep', () => {
    fc.assert(
      fc.property(site, site, address, (one, other, url) => {
        const kept = parts(scrubUrl(url, tighten(one, other)));
        expect(isWithin(kept, parts(scrubUrl(url, one)))).toBe(true);
        expect(isWithin(kept, parts(scrubUrl(url, other)))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('it is a site again, records no more than both, and tightening once more changes nothing', () => {
    fc.assert(
      fc.property(site, site, (one, other) => {
        const joined = tighten(one, other);
        expect(Site.safeParse(joined).success).toBe(true);
        expect(joined.interactions).toBe(one.interactions && other.interactions);
        expect(joined.frames).toBe(one.frames && other.frames);
        expect(tighten(joined, other)).toEqual(joined);
      }),
    );
  });

  test('what an offer does not know of stays: own rules and paths', () => {
    const own = {
      origin: 'https://a.example',
      maskLevel: 'inputs',
      interactions: true,
      frames: true,
      queryKeys: ['view'],
      console: 'x',
    } as const;
    const offer = { ...own, maskLevel: 'none', queryKeys: [], console: 'y' } as const;
    const rules = { maskRules: [{ selector: '.a', rule: 'block' as const }], secretPaths: ['/reset/*'] };
    expect(tighten({ ...own, queryKeys: ['view'], ...rules }, { ...offer, queryKeys: [] })).toEqual({ ...own, queryKeys: [], ...rules });
  });
});
