import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/vscode/**'],
    // Processes are started and whole rulebooks compiled: slow machines need room, no test measures time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
