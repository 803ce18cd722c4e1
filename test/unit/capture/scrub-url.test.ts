import { describe, expect, test } from 'vitest';
import { scrubUrl } from '../../../lib/capture/scrub-url.ts';

describe('scrubUrl', () => {
  test.each([
    ['https://jane:secret@chat.example/a', 'https://chat.example/a'],
    ['https://chat.example/a?token=1&page=2', 'https://chat.example/a'],
    ['/relative?q=1#top', '/relative#top'],
    ['//cdn.example/x.png?sig=1', '//cdn.example/x.png'],
    ['https://chat.example/#/tickets/5?token=1', 'https://chat.example/#/tickets/5'],
    ['https://chat.example/#access_token=abc&type=x', 'https://chat.example/'],
    ['https://chat.example/#section', 'https://chat.example/#section'],
    ['javascript:alert(document.cookie)', 'javascript:'],
    ['mailto:a@b.example?body=secret', 'mailto:a@b.example'],
    ['', ''],
  ])('%s becomes %s', (url, scrubbed) => {
    expect(scrubUrl(url, { queryKeys: [] })).toBe(scrubbed);
  });

  test('allowed keys stay, in the query and in the fragment', () => {
    expect(scrubUrl('https://chat.example/a?view=open&token=1#/b?token=1&view=x', { queryKeys: ['view'] })).toBe(
      'https://chat.example/a?view=open#/b?view=x',
    );
  });

  test('what no parser takes for an address is scrubbed all the same', () => {
    expect(scrubUrl('http://[half?secret=1', { queryKeys: [] })).toBe('http://[half');
  });
});

describe('secret parts of paths', () => {
  const secretPaths = ['/reset/*', '/users/*/edit', '/t/*/key/*'];
  const base = 'https://chat.example/users/list';
  test.each([
    ['https://chat.example/reset/abc', 'https://chat.example/reset/*****'],
    ['/reset/abc/more?x=1', '/reset/*****/*****'],
    ['/RESET//abc/', '/RESET//*****/'],
    ['/%72eset/abc', '/%72eset/*****'],
    ['https://chat.example/users/jane/edit', 'https://chat.example/users/*****/edit'],
    ['https://chat.example/users/jane/view', 'https://chat.example/users/jane/view'],
    ['https://chat.example/t/1/key/2/3', 'https://chat.example/t/*****/key/*****/*****'],
    ['https://chat.example/#/reset/abc?x=1', 'https://chat.example/#/reset/*****'],
    ['https://chat.example/#!/users/jane/edit', 'https://chat.example/#!/users/*****/edit'],
    ['../reset/abc', '/reset/*****'],
    ['jane/edit', '/users/*****/edit'],
    ['help/me', 'help/me'],
    ['mailto:reset/abc', 'mailto:reset/abc'],
    ['/reset', '/reset'],
  ])('%s becomes %s', (url, scrubbed) => {
    expect(scrubUrl(url, { queryKeys: [], secretPaths, base })).toBe(scrubbed);
  });
});

describe('tokens', () => {
  const signed = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
  const random = 'Zx81kQpV02mNbYt7LrWs9AhE4d';
  test.each([
    [`https://chat.example/in/${signed}`, 'https://chat.example/in/*****'],
    [`https://chat.example/#${signed}`, 'https://chat.example/'],
    [`https://chat.example/#${random}`, 'https://chat.example/'],
    [`https://chat.example/#/in/${random}/x`, 'https://chat.example/#/in/*****/x'],
    ['https://chat.example/#0192f3a1-7c7e-7d3f-9a53-2f8f4a1b0c9d', 'https://chat.example/#0192f3a1-7c7e-7d3f-9a53-2f8f4a1b0c9d'],
    ['https://chat.example/#message-1234567890abcdef12345678', 'https://chat.example/#message-1234567890abcdef12345678'],
  ])('%s becomes %s', (url, scrubbed) => {
    expect(scrubUrl(url, { queryKeys: [] })).toBe(scrubbed);
  });
});
