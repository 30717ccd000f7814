import { existsSync } from 'node:fs';
import { chromium, defineConfig, type PlaywrightTestConfig } from '@playwright/test';

/** Browsers of the system, for machines where Playwright's own build is not installed. */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const executable =
  process.env.SLIPWAY_CHROMIUM ??
  (existsSync(chromium.executablePath()) ? undefined : installed.find((path) => existsSync(path)));
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

const browser = {
  viewport: { width: 1440, height: 900 },
  colorScheme: 'dark',
  locale: 'en-GB',
  trace: 'retain-on-failure',
  actionTimeout: 15_000,
  launchOptions: {
    ...(executable === undefined ? {} : { executablePath: executable }),
    args: [...asRoot, '--disable-background-networking'],
  },
} satisfies PlaywrightTestConfig['use'];

/** The console in both its hosts: `console` (its states) and `release` (a real rehearsal) in a Chromium, `electron` in the built application where Electron is installed. */
export default defineConfig({
  outputDir: 'test-results',
  globalSetup: './e2e/console/build-console.ts',
  // Two pages at once outrun a small CI machine.
  workers: process.env.CI === undefined ? 2 : 1,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  // A shared two-core machine can starve a page for longer than any wait; what needed a second try is reported as flaky.
  retries: process.env.CI === undefined ? 0 : 2,
  forbidOnly: process.env.CI !== undefined,
  // The list goes to standard output; PLAYWRIGHT_JSON_OUTPUT_NAME, where it is set, names the file for whoever counts.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME === undefined ? 'list' : [['list'], ['json']],
  projects: [
    { name: 'console', testDir: 'e2e/console', fullyParallel: true, use: browser },
    { name: 'release', testDir: 'e2e/release', use: browser },
    { name: 'electron', testDir: 'e2e/electron' },
  ],
});
