import { nodeBinary, run } from './toolchain.mjs';

/** Makes sure that there is a browser for the end-to-end tests: Playwright's own, or an installed one. */
export async function ensureBrowser() {
  // The configuration knows where browsers are; asking it keeps the two from drifting apart.
  const { status } = await run(nodeBinary(), ['--no-warnings', '-e', question], { quiet: true });
  if (status !== 0)
    throw new Error(
      'The end-to-end tests need a browser. Install Chromium or Chrome, or run: npx playwright install chromium',
    );
}

const question = `
const { existsSync } = await import('node:fs');
const { chromium } = await import('@playwright/test');
const { default: config } = await import('./playwright.config.ts');
const path = config.projects[0].use.launchOptions.executablePath ?? chromium.executablePath();
process.exit(existsSync(path) ? 0 : 1);
`;
