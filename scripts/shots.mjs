// npm run shots: walks a real rehearsal through the window in both themes and leaves docs/screenshots behind.
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { ensureBrowser } from './ensure-browser.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { root, runTool } from './toolchain.mjs';

await ensureInstalled();
await buildIfStale();
await ensureBrowser();
const { status } = await runTool(
  'playwright',
  ['test', 'release.spec.ts', 'edited.spec.ts', 'review.spec.ts', 'run-sheet.spec.ts', '--project=release'],
  {
    env: { SHOTS: join(root, 'docs', 'screenshots') },
  },
);
process.exitCode = status;
