import { describe, expect, test } from 'vitest';
import { isSelector, type Masking } from '../../../lib/capture/mask-rules.ts';
import { createMasks } from '../../../lib/capture/masks.ts';
import type { MaskRule } from '../../../lib/events/masking.ts';
import { openPage } from './on-page.ts';

const page = `<main><p class="a">a <b class="inner">b</b></p><section class="box"><p class="a">c</p><input class="field"></section>
  <p data-cotrail-mask class="open">d</p><div contenteditable class="edit">e</div><input type="password" class="secret"></main>`;

function judge(maskLevel: Masking['maskLevel'], maskRules: MaskRule[]) {
  const document = openPage(page);
  const masks = createMasks({ maskLevel, maskRules });
  const find = (selector: string): Element => document.querySelector(selector)!;
  return {
    level: masks.level,
    unmasks: masks.unmasks,
    text: (selector: string) => masks.isTextMasked(find(selector)),
    field: (selector: string) => masks.isFieldMasked(find(selector)),
    blocked: (selector: string) => masks.readBlocked(find(selector))?.className ?? null,
    holds: (selector: string) => masks.holdsMasked(find(selector), () => true),
  };
}

describe('rules beside the level', () => {
  test('mask-text masks what it hits and all in it, and nothing else', () => {
    const { text, field, holds } = judge('none', [{ selector: 'main > .a', rule: 'mask-text' }]);
    expect([text('main > .a'), text('.inner'), field('.inner'), text('.box .a'), field('.field')]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect([holds('main'), holds('.box')]).toEqual([true, false]);
  });

  test('mask-inputs masks fields and what can be edited, and leaves text', () => {
    const { text, field } = judge('none', [{ selector: 'main', rule: 'mask-inputs' }]);
    expect([text('.a'), text('.edit'), field('.field')]).toEqual([false, true, true]);
  });

  test('block says which box it is, from within too', () => {
    const { blocked, text, field } = judge('none', [{ selector: '.box', rule: 'block' }]);
    expect([blocked('.box .a'), blocked('.box'), blocked('main > .a'), text('.box .a'), field('.field')]).toEqual([
      'box',
      'box',
      null,
      true,
      true,
    ]);
  });

  test('unmask keeps what the level would mask, but for what is never kept and what the page marked', () => {
    const { text, field, unmasks } = judge('all', [{ selector: 'main', rule: 'unmask' }]);
    expect([unmasks, judge('all', []).unmasks]).toEqual([true, false]);
    expect([text('.a'), text('.edit'), field('.field'), text('body')]).toEqual([false, false, false, true]);
    expect([field('.secret'), text('.open')]).toEqual([true, true]);
  });

  test('of rules for one element the stricter wins, and an unmask within a masked part opens it', () => {
    const rules: MaskRule[] = [
      { selector: '.box', rule: 'mask-text' },
      { selector: '.box .a', rule: 'unmask' },
      { selector: '.field', rule: 'unmask' },
      { selector: '.field', rule: 'mask-inputs' },
    ];
    const { text, field } = judge('none', rules);
    expect([text('.box'), text('.box .a'), text('.field'), field('.field')]).toEqual([true, false, false, true]);
  });

  test('a page cannot unmask: its own mark lifts its own mask alone', () => {
    const document = openPage('<p data-cotrail-unmask class="claim">x</p>');
    const masks = createMasks({ maskLevel: 'none', maskRules: [{ selector: 'p', rule: 'mask-text' }] });
    expect(masks.isTextMasked(document.querySelector('.claim')!)).toBe(true);
  });
});

describe('a rule that cannot be read', () => {
  test.each(['mask-text', 'mask-inputs', 'block'] as const)('%s: the whole site is masked, and the other rules hold', (rule) => {
    const { level, text, blocked } = judge('none', [
      { selector: 'p[', rule },
      { selector: 'main', rule: 'unmask' },
      { selector: '.box', rule: 'block' },
    ]);
    expect([level, text('.inner'), blocked('.field')]).toEqual(['all', true, 'box']);
  });

  test('unmask: nothing is unmasked, nothing else changes', () => {
    const { level, text } = judge('inputs', [{ selector: 'p[', rule: 'unmask' }]);
    expect([level, text('.a'), text('.edit')]).toEqual(['inputs', false, true]);
  });

  test.each(['', ' ', 'p[', 'p::before', 'a:first-line', 'a\\'])('“%s” is no selector of elements', (text) => {
    expect(isSelector(text, openPage('').createDocumentFragment())).toBe(false);
  });

  test.each(['p', '.a > .b', '[title="x::y"]', ':is(p, li):not(.a)', 'p, li'])('“%s” is one', (text) => {
    expect(isSelector(text, openPage('').createDocumentFragment())).toBe(true);
  });
});
