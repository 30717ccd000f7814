// npm start [-- FILE]: from a clean clone to a rehearsal, or to a checklist of one's own, in the best window there is.
import { buildIfStale } from './build.mjs';
import { callerEnvironment, fromCaller } from './caller-environment.mjs';
import { hasDisplay, sandboxProblem, startProblem } from './electron-start.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { findElectron } from './fetch-electron.mjs';
import { isRoot, nodeBinary, root, run } from './toolchain.mjs';

const [named] = process.argv.slice(2);
const file = named === undefined ? undefined : fromCaller(named);
const from = callerEnvironment();

try {
  await ensureInstalled();
  await buildIfStale();
  const electron = hasDisplay ? await findElectron() : null;
  process.exitCode = electron === null ? await openLoopback() : await openElectron(electron);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function openElectron(electron) {
  const blocked = sandboxProblem(electron);
  if (blocked !== null) return openInstead(blocked);
  console.log(
    `Slipway opens in its own window (Electron)${file === undefined ? ', with a rehearsal on the practice server' : ''}.`,
  );
  const wish = file === undefined ? '--practice' : `--open=${file}`;
  // Ctrl-C reaches the window too, which asks where something runs and ends in order.
  let isInterrupted = false;
  process.on('SIGINT', () => {
    isInterrupted = true;
  });
  const since = Date.now();
  const end = await run(electron, [...(isRoot ? ['--no-sandbox'] : []), root, wish], { from });
  const failed = isInterrupted ? null : startProblem({ ...end, ms: Date.now() - since });
  return failed === null ? end.status : openInstead(failed);
}

function openInstead(why) {
  console.log(`Electron cannot start here: ${why}. Slipway opens in a browser instead.`);
  return openLoopback();
}

/** The command line serves the console itself and says which window it found. */
async function openLoopback() {
  const command = file === undefined ? ['practice'] : ['open', '--browser', file];
  // Ctrl-C reaches the console too; it stops its practice server in order and then ends this process.
  process.on('SIGINT', () => undefined);
  return (await run(nodeBinary(), ['out/main/cli.js', ...command], { from })).status;
}
