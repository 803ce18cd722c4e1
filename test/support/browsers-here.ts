/** The browsers of a file that plays the same in both: Chromium with each change, Firefox among the long tests. `vitest.config.ts` lists these files. */
import { inject } from 'vitest';
import type { BrowserName } from '../../scripts/browser/running-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browsers: readonly BrowserName[];
  }
}

export const browsersHere = inject('browsers');
