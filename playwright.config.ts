import { existsSync } from 'node:fs';
import { chromium, defineConfig } from '@playwright/test';

/** Browsers of the system, for machines where Playwright's own build is not installed. */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const executable = existsSync(chromium.executablePath())
  ? undefined
  : installed.find((path) => existsSync(path));
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The console in both its hosts: `console` in a Chromium, `electron` in the built application where Electron is installed. */
export default defineConfig({
  outputDir: 'test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  // The list goes to standard output; PLAYWRIGHT_JSON_OUTPUT_NAME, where it is set, names the file for whoever counts.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME === undefined ? 'list' : [['list'], ['json']],
  projects: [
    {
      name: 'console',
      testDir: 'e2e/console',
      use: {
        viewport: { width: 1440, height: 900 },
        colorScheme: 'dark',
        locale: 'en-GB',
        trace: 'retain-on-failure',
        launchOptions: {
          ...(executable === undefined ? {} : { executablePath: executable }),
          args: [...asRoot, '--disable-background-networking'],
        },
      },
    },
    { name: 'electron', testDir: 'e2e/electron' },
  ],
});
