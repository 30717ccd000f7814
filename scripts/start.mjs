// npm start [-- FILE]: from a clean clone to a rehearsal, or to a checklist of one's own, in the best window there is.
import { resolve } from 'node:path';
import { buildIfStale } from './build.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { fetchElectron, installedElectron } from './fetch-electron.mjs';
import { isRoot, nodeBinary, root, run } from './toolchain.mjs';

const [file] = process.argv.slice(2);
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

try {
  await ensureInstalled();
  await buildIfStale();
  const electron = hasDisplay ? (installedElectron() ?? (await fetchElectron())) : null;
  process.exitCode = electron === null ? await openLoopback() : await openElectron(electron);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function openElectron(electron) {
  console.log(
    `Slipway opens in its own window (Electron)${file === undefined ? ', with a rehearsal on the practice server' : ''}.`,
  );
  const wish = file === undefined ? '--practice' : `--open=${resolve(file)}`;
  return (await run(electron, [...(isRoot ? ['--no-sandbox'] : []), root, wish])).status;
}

/** The command line serves the console itself and says which window it found. */
async function openLoopback() {
  const command = file === undefined ? ['practice'] : ['open', resolve(file)];
  // Ctrl-C reaches the console too; it stops its practice server in order and then ends this process.
  process.on('SIGINT', () => undefined);
  return (await run(nodeBinary(), ['out/main/cli.js', ...command])).status;
}
