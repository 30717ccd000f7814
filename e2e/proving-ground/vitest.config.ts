import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.spec.ts'],
    exclude: ['chatapp/**', '**/node_modules/**'],
    // Servers boot in a second, but the very first one on a machine is built for minutes.
    testTimeout: 120_000,
    hookTimeout: 900_000,
    fileParallelism: false,
  },
});
