import { describe, expect, test } from 'vitest';
import { type AttributeRules, type Attributes, maskAttributes } from '../../../lib/capture/mask-attributes.ts';
import { scrubUrl } from '../../../lib/capture/scrub-url.ts';

const makeRules = (level: AttributeRules['level']): AttributeRules => ({
  level,
  hasSecretPaths: false,
  scrub: (url) => scrubUrl(url, { queryKeys: [] }),
  isEcho: (text) => text.includes('typed'),
});

function maskOf(
  tag: string,
  attributes: Attributes,
  level: AttributeRules['level'],
  isStrict = level === 'all',
  isFieldKept = false,
): Attributes {
  const copy = { ...attributes };
  maskAttributes(tag, copy, isStrict, isFieldKept, makeRules(level));
  return copy;
}

describe('where all text is masked', () => {
  test('no attribute that can hold prose stays', () => {
    const prose = {
      title: 't',
      alt: 't',
      placeholder: 't',
      'aria-label': 't',
      'data-name': 't',
      content: 't',
      srcset: 't',
      label: 't',
      summary: 't',
      name: 't',
    };
    expect(maskOf('div', { ...prose, class: 'row', style: 'color: red', rr_scrollTop: 5 }, 'all')).toEqual({
      class: 'row',
      style: 'color: red',
      rr_scrollTop: 5,
    });
  });

  test('a kept attribute goes where it repeats what was typed', () => {
    expect(maskOf('div', { class: 'user-typed', id: 'typed', style: { '--name': 'typed' } }, 'all')).toEqual({});
  });

  test('styles keep their rules and lose strings that repeat what was typed', () => {
    const { _cssText } = maskOf('style', { _cssText: 'a::before{content:"typed"}b{color:red}' }, 'all');
    expect(_cssText).toBe('a::before{content:""}b{color:red}');
  });

  test('links lose their address, pictures drawn as text their source', () => {
    expect(maskOf('a', { href: 'https://chat.example/jane' }, 'all')).toEqual({});
    expect(maskOf('img', { src: 'data:image/svg+xml,<text>Jane</text>' }, 'all')).toEqual({});
    expect(maskOf('img', { src: 'data:image/png;base64,AAAA' }, 'all')).toEqual({ src: 'data:image/png;base64,AAAA' });
  });
});

describe('where inputs are masked', () => {
  test('a field loses its value, a button keeps its caption', () => {
    expect(maskOf('input', { type: 'text', value: 'Jane' }, 'inputs')).toEqual({ type: 'text', value: '*****' });
    expect(maskOf('input', { type: 'hidden', value: 'token' }, 'inputs')).toEqual({ type: 'hidden', value: '*****' });
    expect(maskOf('input', { type: 'submit', value: 'Send' }, 'inputs')).toEqual({ type: 'submit', value: 'Send' });
    expect(maskOf('option', { value: 'de' }, 'inputs')).toEqual({ value: 'de' });
  });

  test('page text stays, addresses lose their queries', () => {
    expect(maskOf('a', { title: 'Open', href: 'https://chat.example/a?token=1' }, 'inputs')).toEqual({
      title: 'Open',
      href: 'https://chat.example/a',
    });
    expect(maskOf('img', { srcset: '/a.png?k=1 1x, /b.png?k=2 2x' }, 'inputs')).toEqual({ srcset: '/a.png 1x, /b.png 2x' });
    expect(maskOf('div', { style: 'background: url("/x.png?sig=1")' }, 'inputs')).toEqual({ style: 'background: url("/x.png")' });
  });
});

test('code and whole documents as text go at every level, and so do token-like metas', () => {
  expect(maskOf('iframe', { srcdoc: '<p>Jane', onload: 'x()', nonce: 'n' }, 'none')).toEqual({});
  expect(maskOf('meta', { name: 'csrf-token', content: 'secret' }, 'none')).toEqual({ name: 'csrf-token' });
});

test('a field that may be kept is kept at the level none only by the answer of the caller', () => {
  expect(maskOf('input', { value: 'Jane' }, 'none', false, true)).toEqual({ value: 'Jane' });
  expect(maskOf('input', { value: 'Jane' }, 'none', false, false)).toEqual({ value: '*****' });
});

test('where paths have secret parts, addresses in styles are scrubbed without a query too', () => {
  const rules = {
    ...makeRules('none'),
    hasSecretPaths: true,
    scrub: (url: string) => scrubUrl(url, { queryKeys: [], secretPaths: ['/reset/*'] }),
  };
  const attributes: Attributes = { style: 'background: url(/reset/abc.png)' };
  maskAttributes('div', attributes, false, false, rules);
  expect(attributes).toEqual({ style: 'background: url(/reset/*****)' });
});
