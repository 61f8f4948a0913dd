import { defineConfig } from 'vitest/config';

/** Three speeds of test, chosen by the file's suffix: `.test.ts` pure, `.db.test.ts` a real database, `.http.test.ts` the whole server. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['node_modules/**', 'tests/e2e/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
