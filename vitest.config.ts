/** Three projects: `unit` runs the code, `browser` the built extension in real browsers, `long` the proofs that take minutes. */
import { defineConfig } from 'vitest/config';

const serial = { fileParallelism: false, testTimeout: 60_000, hookTimeout: 180_000, globalSetup: ['test/support/build.ts'] };

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts', 'test/house.test.ts'], testTimeout: 20_000 } },
      { test: { name: 'browser', include: ['test/browser/**/*.test.ts'], ...serial } },
      { test: { name: 'long', include: ['test/long/**/*.test.ts'], ...serial, testTimeout: 1_200_000 } },
    ],
  },
});
