import { defineConfig } from 'vitest/config';
import { LongestOfLongRun } from './tests/support/longest-first.ts';
import { HANGS, NATIVE } from './vitest.config.ts';

/** `npm run test:long`: what takes too long for every change, and the properties of tests/property and tests/differential at their whole length. */
export default defineConfig({
  test: {
    include: [
      'tests/long/**/*.test.ts',
      'tests/property/**/*.test.ts',
      'tests/differential/**/*.test.ts',
      // `npm test` asks a few of their cases.
      'tests/cli/{one-file,scaled}.test.ts',
      'tests/lsp/{assistant,report}.test.ts',
    ],
    env: { EARSHOT_LONG: '1' },
    experimental: NATIVE,
    maxWorkers: '100%',
    sequence: { sequencer: LongestOfLongRun },
    globalSetup: 'tests/support/compile-once.ts',
    setupFiles: ['tests/support/seed.ts'],
    testTimeout: HANGS,
    hookTimeout: HANGS,
  },
});
