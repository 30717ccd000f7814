import { defineConfig } from 'vitest/config';

/** Unit and integration tests: real processes, real files, a fresh folder each; the proving ground has a config of its own. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    environment: 'node',
    pool: 'forks',
    // Nothing is signed with the keys of whoever runs the tests.
    env: { SLIPWAY_SIGNING_KEY: 'none' },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A shared two-core machine can starve a process for longer than any wait; what needed a second try is named at the end.
    retry: process.env.CI === undefined ? 0 : 1,
  },
});
