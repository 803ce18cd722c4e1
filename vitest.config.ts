/** Three projects: `unit` runs the code, `browser` the built extension in real browsers, `long` the proofs that take minutes. */
import { defineConfig } from 'vitest/config';

/** Two files at a time, which keeps two cores busy: left to itself, vitest leaves one of two to others. */
const atOnce = 2;

/**
 * A busy machine may miss a moment once, and the report says that a test was tried again; a fault that is there is
 * there twice.
 */
const inBrowsers = { maxWorkers: atOnce, retry: 1, testTimeout: 60_000, hookTimeout: 180_000, globalSetup: ['test/support/build.ts'] };

/** They play the same in both browsers: in Chromium with each change, in Firefox among the long tests. */
const repeated = [
  'audits-consoles',
  'audits-request-tracker',
  'audits-whoson',
  'logs-on-the-device',
  'masks-secrets',
  'obeys-company-policy',
  'replays-hostile-pages',
  'setting-up',
  'shows-agents-days',
  'stands-hostile-consoles',
  'teaches-unknown-consoles',
  'tells-whether-it-records',
  'tests-the-connection',
  'uploads-whatever-is-answered',
].map((name) => `test/browser/${name}.test.ts`);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/house.test.ts'],
          setupFiles: ['test/support/seed.ts'],
          globalSetup: ['test/support/temporary.ts'],
          maxWorkers: atOnce,
          testTimeout: 20_000,
        },
      },
      { test: { name: 'browser', include: ['test/browser/**/*.test.ts'], provide: { browsers: ['chrome'] }, ...inBrowsers } },
      {
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts', ...repeated],
          provide: { browsers: ['firefox'] },
          ...inBrowsers,
          fileParallelism: false,
          testTimeout: 1_200_000,
        },
      },
    ],
  },
});
