// npm test: everything a change has to pass, in the order in which failures are cheapest to read.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureBrowser } from './ensure-browser.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { checkShellScripts } from './shellcheck.mjs';
import { broken, none, playwrightCounts, printCounts, sum, vitestCounts } from './test-counts.mjs';
import { runTool } from './toolchain.mjs';

const reports = mkdtempSync(join(tmpdir(), 'slipway-test-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

const stages = [
  { name: 'Dependencies', run: () => prepare(ensureInstalled) },
  { name: 'Packages', run: () => prepare(ensurePackages) },
  { name: 'Types', run: () => check('tsc', ['--noEmit', '-p', '.']) },
  { name: 'Lint and layers', run: lint },
  { name: 'Unit and integration tests', run: runVitest },
  { name: 'Build', run: () => prepare(build) },
  { name: 'Browser', run: () => prepare(ensureBrowser) },
  { name: 'End-to-end tests', run: runPlaywright },
];

let total = none;
for (const { name, run } of stages) {
  console.log(`\n── ${name}`);
  const counts = await run();
  total = sum(total, counts);
  if (counts.failed > 0) {
    console.error(`\n${name}: failed. What would have come after it was not run.`);
    break;
  }
}
console.log('');
printCounts(total);
process.exitCode = total.failed === 0 ? 0 : 1;

async function prepare(step) {
  try {
    await step();
    return none;
  } catch (error) {
    console.error(error.message);
    return broken;
  }
}

async function check(tool, args) {
  const { status } = await runTool(tool, args);
  return status === 0 ? none : broken;
}

async function lint() {
  const scripts = { passed: none, failed: broken, skipped: { ...none, skipped: 1 } };
  return sum(await check('biome', ['check', '.']), scripts[await checkShellScripts()]);
}

async function runVitest() {
  const file = join(reports, 'vitest.json');
  const { status } = await runTool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return vitestCounts(file, status);
}

async function runPlaywright() {
  const file = join(reports, 'playwright.json');
  const { status } = await runTool('playwright', ['test'], { env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file } });
  return playwrightCounts(file, status);
}
