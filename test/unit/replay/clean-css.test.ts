/** No CSS that passed the cleaning holds a way to fetch, however it is spelled. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanCss } from '../../../lib/replay/clean-css.ts';

const fetches = /url\((?!\s*["']?(?:data:|#))|image-set\(|cross-fade\(|@import/i;

describe('what fetches is taken out', () => {
  test.each([
    'a { background: url(http://evil.test/x) }',
    'a { background: URL( "http://evil.test/x" ) }',
    "a { background: \\75rl('http://evil.test/x') }",
    'a { background: u\\72 l(http://evil.test/x) }',
    'a { background: \\000075\\000072\\00006c(http://evil.test/x) }',
    'a { background: \\url(http://evil.test/x) }',
    'a { background: u/* rr_split */rl(http://evil.test/x) }',
    'a { content: "url("; background: url(http://evil.test/x); mask: ")" }',
    'a { background: -webkit-image-set("http://evil.test/x" 1x) }',
    'a { background: image\\2dset("http://evil.test/x" 1x) }',
    '@import "http://evil.test/x";',
    '@\\69mport "http://evil.test/x";',
    'a { background: url(//evil.test/x',
    'a { background: url(relative.png) }',
  ])('%s', (css) => expect(cleanCss(css)).not.toMatch(fetches));

  test('whatever surrounds and hides it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom('url', 'URL', '\\75rl', 'u\\000072l', 'ur\\6c '), (before, after, name) => {
        expect(cleanCss(`${before}${name}(http://evil.test/x)${after}`)).not.toMatch(fetches);
      }),
    );
  });
});

describe('what does not fetch stays', () => {
  test.each([
    '.sm\\:flex { display: flex }',
    '.icon::before { content: "\\f101" }',
    'a { background: #fff url("data:image/png;base64,AAAA") no-repeat }',
    'a { fill: url(#gradient) }',
    'a { background: linear-gradient(red, blue) }',
    '@font-face { src: url(data:font/woff2;base64,AAAA) }',
  ])('%s', (css) => expect(cleanCss(css)).toBe(css));

  test('a remote picture leaves the rest of its declaration', () => {
    expect(cleanCss('a { background: #fff url(https://cdn.test/a.png) no-repeat }')).toBe('a { background: #fff url("data:,") no-repeat }');
  });
});
