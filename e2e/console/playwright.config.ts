import { defineConfig } from '@playwright/test';

/** The console's states in a real browser, against the stand-in host of test/renderer. */
export default defineConfig({
  testDir: '.',
  globalSetup: './build-console.ts',
  testMatch: '*.spec.ts',
  outputDir: '../../out/e2e/console',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  // What is measured runs alone; everything else waits for it.
  projects: [
    { name: 'flood', testMatch: 'flood.spec.ts' },
    { name: 'states', testIgnore: 'flood.spec.ts', dependencies: ['flood'] },
  ],
  use: {
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
    locale: 'en-GB',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.SLIPWAY_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking'],
    },
  },
});
