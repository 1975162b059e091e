import { defineConfig } from 'vitest/config';
import { HANGS } from './vitest.config.ts';

/** `npm run test:editors`: editors other than VS Code, from their packages. */
export default defineConfig({
  test: { include: ['tests/editors/**/*.test.ts'], testTimeout: HANGS, hookTimeout: HANGS },
});
