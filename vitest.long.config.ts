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
      'tests/cli/{exit-codes,mcp,one-file,output,rulebook,runner,scaled}.test.ts',
      'tests/ide/completion.test.ts',
      'tests/law/tables.test.ts',
      'tests/lsp/{assistant,document,failing,hidden,report,typing}.test.ts',
      'tests/rules/messages.test.ts',
      'tests/screening/listed.test.ts',
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
