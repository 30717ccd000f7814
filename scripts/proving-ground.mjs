// npm run test:proving-ground: the tests against a real server in a container. Needs root on Debian and cargo.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';
import { none, printCounts, vitestCounts } from './test-counts.mjs';
import { isDebian, isRoot, runTool } from './toolchain.mjs';

if (!isDebian || !isRoot) {
  console.log(`The proving ground is skipped: it needs ${isDebian ? 'root' : 'Debian and root'}.`);
  printCounts(none);
} else {
  await ensureInstalled();
  const reports = mkdtempSync(join(tmpdir(), 'slipway-ground-'));
  process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
  const file = join(reports, 'vitest.json');
  const args = [
    'run',
    '--config',
    'e2e/proving-ground/vitest.config.ts',
    '--reporter=verbose',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const { status } = await runTool('vitest', [...args, ...process.argv.slice(2)]);
  const counts = vitestCounts(file, status);
  printCounts(counts);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}
