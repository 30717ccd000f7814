import { existsSync } from 'node:fs';
import { isDebian, isRoot, nodeBinary, run } from './toolchain.mjs';

/** Programs the integration tests start beside a browser. */
const packages = ['chromium', 'openssh-client', 'openssh-server'];
const programs = ['/usr/bin/chromium', '/usr/bin/ssh', '/usr/sbin/sshd'];

/** A browser for the end-to-end tests: Playwright's own, an installed one, or on Debian as root the distribution's. */
export async function ensureBrowser() {
  if (isDebian && isRoot && !programs.every((program) => existsSync(program))) {
    console.log(`Installing ${packages.join(', ')}…`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env, quiet: true });
    const { status, output } = await run(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
      { env, quiet: true },
    );
    if (status !== 0) console.error(output);
  }
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
