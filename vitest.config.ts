import { defineConfig } from 'vitest/config';

/** No test fails for being slow: the limit only gives a name to one that hangs. Milliseconds. */
export const HANGS = 20 * 60_000;

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/vscode/**', 'tests/long/**', 'tests/editors/**'],
    // What a file loads is not changed by it: each worker loads the sources and the rulebook once for all its files.
    isolate: false,
    maxWorkers: '100%',
    globalSetup: 'tests/support/compile-once.ts',
    testTimeout: HANGS,
    hookTimeout: HANGS,
  },
});
