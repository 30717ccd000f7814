// npm run dev [-- FLAGS of electron-vite]: Electron with reloading, from a clean clone on; without Electron, the console in a browser.
import { buildIfStale } from './build.mjs';
import { callerEnvironment } from './caller-environment.mjs';
import { hasDisplay, sandboxProblem } from './electron-start.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { findElectron } from './fetch-electron.mjs';
import { isRoot, nodeBinary, run, runTool } from './toolchain.mjs';

const from = callerEnvironment();

try {
  await ensureInstalled();
  const electron = hasDisplay ? await findElectron() : null;
  const problem = electron === null ? whyNoElectron() : sandboxProblem(electron);
  process.exitCode = problem === null ? await develop(electron) : await serveInstead(problem);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function whyNoElectron() {
  return hasDisplay
    ? 'its program could not be fetched (run `npx install-electron` where the network allows it, or name one in ELECTRON_OVERRIDE_DIST_PATH)'
    : 'there is no display (set DISPLAY, or run under xvfb-run)';
}

/** electron-vite looks for its program in a file that Electron's package does not have any more: the path is handed to it. */
async function develop(electron) {
  const env = { ELECTRON_EXEC_PATH: electron, ...(isRoot ? { NO_SANDBOX: '1' } : {}) };
  return (await runTool('electron-vite', ['dev', ...process.argv.slice(2)], { env, from })).status;
}

async function serveInstead(problem) {
  console.log(
    `Electron cannot start here: ${problem}. The console is built once and opens in a browser; run this again after a change.`,
  );
  await buildIfStale();
  // Ctrl-C reaches the console too, which then ends in order.
  process.on('SIGINT', () => undefined);
  return (await run(nodeBinary(), ['out/main/cli.js', 'open', '--browser'], { from })).status;
}
