import { fileURLToPath } from 'node:url';
import { buildConsole } from '../../test/renderer/fixture-host.ts';

/** Where the console under test is built, once for all workers. */
export const consoleDir = fileURLToPath(new URL('../../out/e2e/console-build', import.meta.url));

/** Builds the console before the first test, so that no test shares the machine with a build. */
async function globalSetup(): Promise<void> {
  await buildConsole(consoleDir);
}

// biome-ignore lint/style/noDefaultExport: the test runner takes its set-up from a default export.
export default globalSetup;
