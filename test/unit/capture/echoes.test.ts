import { describe, expect, test } from 'vitest';
import { createEchoes } from '../../../lib/capture/echoes.ts';

/** The memory uses fields as keys only. */
const field = {} as Element;

describe('createEchoes', () => {
  test('finds what was typed, in any case and encoding', () => {
    const echoes = createEchoes();
    echoes.remember(field, 'Jane Müllerin');
    expect(echoes.isEcho('user-müllerin')).toBe(true);
    expect(echoes.isEcho('/find/Jane%20M%C3%BCllerin')).toBe(true);
    expect(echoes.isEcho('button primary')).toBe(false);
  });

  test('finds an older state of a text that has grown, and one that was replaced', () => {
    const echoes = createEchoes();
    echoes.remember(field, 'secret-1');
    echoes.remember(field, 'secret-12345');
    expect(echoes.isEcho('c-secret-1')).toBe(true);
    echoes.remember(field, 'another');
    expect(echoes.isEcho('c-secret-12345')).toBe(true);
  });

  test('what stood in the page before it was typed is no echo', () => {
    const echoes = createEchoes();
    expect(echoes.isEcho('message-list')).toBe(false);
    echoes.remember(field, 'message');
    expect(echoes.isEcho('message-list')).toBe(false);
    expect(echoes.isEcho('message-42')).toBe(true);
  });

  test('short texts are not looked for: they would be found everywhere', () => {
    const echoes = createEchoes();
    echoes.remember(field, 'ab');
    expect(echoes.isEcho('table')).toBe(false);
  });
});
