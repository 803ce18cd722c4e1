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
    expect(scrubUrl(url, [])).toBe(scrubbed);
  });

  test('allowed keys stay, in the query and in the fragment', () => {
    expect(scrubUrl('https://chat.example/a?view=open&token=1#/b?token=1&view=x', ['view'])).toBe(
      'https://chat.example/a?view=open#/b?view=x',
    );
  });

  test('what no parser takes for an address is scrubbed all the same', () => {
    expect(scrubUrl('http://[half?secret=1', [])).toBe('http://[half');
  });
});
