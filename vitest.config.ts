import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

/** No test fails for being slow: the limit only gives a name to one that hangs. Milliseconds. */
export const HANGS = 20 * 60_000;

/** Node reads the sources as they stand: it strips their types, and a call of what another file exports is a plain call. */
export const NATIVE = { viteModuleRunner: false, nodeLoader: false };

/**
 * A run is over in minutes, and most of what it runs, it runs some hundred times: V8 is not to compile that for hours to come, nor to
 * collect garbage on every processor while each has tests to run.
 */
const BRIEFLY = ['--invocation-count-for-maglev=2000', '--invocation-count-for-turbofan=50000', '--single-threaded-gc'];

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/vscode/**', 'tests/long/**', 'tests/editors/**'],
    // What a file loads is not changed by it: each worker loads the sources and the rulebook once for all its files.
    isolate: false,
    experimental: NATIVE,
    maxWorkers: '100%',
    execArgv: BRIEFLY,
    sequence: { sequencer: LongestFirst },
    globalSetup: 'tests/support/compile-once.ts',
    setupFiles: ['tests/support/seed.ts'],
    testTimeout: HANGS,
    hookTimeout: HANGS,
  },
});
