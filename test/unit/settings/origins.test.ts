import { describe, expect, it } from 'vitest';
import { findSparePatterns, matchPattern } from '../../../lib/settings/match-pattern.ts';
import { normaliseOrigin } from '../../../lib/settings/normalise-origin.ts';

describe('normaliseOrigin', () => {
  it.each([
    ['chat.example', 'https://chat.example'],
    ['  chat.example/inbox?x=1#y ', 'https://chat.example'],
    ['localhost:3000', 'https://localhost:3000'],
    ['HTTP://Chat.Example:80/', 'http://chat.example'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['https://ana:pw@chat.example:8443/x', 'https://chat.example:8443'],
    ['http://[::1]:8080/a', 'http://[::1]:8080'],
  ])('reads %j as %s', (typed, origin) => {
    expect(normaliseOrigin(typed)).toBe(origin);
  });

  it.each(['', 'two words', 'about://blank', 'https://'])('leaves %j for the schema to refuse', (typed) => {
    expect(normaliseOrigin(typed)).toBe(typed);
  });
});

describe('match patterns', () => {
  it('have no port', () => {
    expect(matchPattern('http://127.0.0.1:8080')).toBe('http://127.0.0.1/*');
    expect(matchPattern('http://[::1]:8080')).toBe('http://[::1]/*');
  });

  it('are spare only when no kept site is on that host', () => {
    const removed = ['http://127.0.0.1:1', 'http://127.0.0.1:2', 'https://shop.example'];
    expect(findSparePatterns(removed, [])).toEqual(['http://127.0.0.1/*', 'https://shop.example/*']);
    expect(findSparePatterns(removed, ['http://127.0.0.1:3'])).toEqual(['https://shop.example/*']);
  });
});
