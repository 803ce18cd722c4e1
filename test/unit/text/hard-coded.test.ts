/** No screen says a word by itself: all words come from the catalogues, so that every language has them. */
import { expect, test } from 'vitest';
import { findHardCoded, listSources } from '../../support/source-text.ts';

/** The product's name is the same everywhere; so are addresses, paths, selectors and parameters that are shown as examples of what to type. */
const allowed = /^(Cotrail|https:\/\/.*|[./].*|conversation, view)$/;

test('no text on a screen is hard-coded', () => {
  const found = listSources().flatMap((file) =>
    findHardCoded(file)
      .filter((text) => !allowed.test(text))
      .map((text) => `${file}: “${text}” belongs into lib/text/en`),
  );
  expect(found).toEqual([]);
});
