import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBinary, root, run } from './toolchain.mjs';

const folder = join(root, 'node_modules', 'electron');
const failure = join(root, 'node_modules', '.slipway-no-electron');
/** A hundred megabytes over a slow line; a line that is cut must not hold up the start for longer. */
const mostMs = 180_000;

/** The program below its folder, where nothing says otherwise. */
const usualPath =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';

/** Path of the installed Electron program, or of the one in ELECTRON_OVERRIDE_DIST_PATH; null where there is none. */
export function installedElectron() {
  const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH || null;
  const named = join(folder, 'path.txt');
  const path = existsSync(named) ? readFileSync(named, 'utf8') : null;
  if (path === null && elsewhere === null) return null;
  const binary = join(elsewhere ?? join(folder, 'dist'), path ?? usualPath);
  return existsSync(binary) ? binary : null;
}

/** A failure is believed this long, in ms: who was offline yesterday may not be today. */
const believedMs = 24 * 60 * 60 * 1_000;

/** Whether this version could not be fetched within the last day. */
function hasJustFailed(version) {
  const info = statSync(failure, { throwIfNoEntry: false });
  if (info === undefined || Date.now() - info.mtimeMs > believedMs) return false;
  return readFileSync(failure, 'utf8') === version;
}

/**
 * Fetches Electron at most once a day for each version: a machine that cannot reach it is not made to wait for it every time. Gives the
 * program's path, or null. Where somebody has named an Electron of their own, none is fetched.
 */
export async function fetchElectron() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return null;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (hasJustFailed(version) || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return null;
  console.log(`Fetching Electron ${version}, once…`);
  const { status } = await run(nodeBinary(), [join(folder, 'install.js')], { quiet: true, mostMs });
  const binary = status === 0 ? installedElectron() : null;
  if (binary === null) writeFileSync(failure, version);
  return binary;
}

/** Path of an Electron program for this project, fetched where it is missing; null where there is none to be had. */
export async function findElectron() {
  return installedElectron() ?? (await fetchElectron());
}
