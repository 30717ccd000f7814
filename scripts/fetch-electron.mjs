import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBinary, root, run } from './toolchain.mjs';

const folder = join(root, 'node_modules', 'electron');
const failure = join(root, 'node_modules', '.slipway-no-electron');
/** A hundred megabytes over a slow line; a line that is cut must not hold up the start for longer. */
const mostMs = 180_000;

/** Path of the installed Electron program; null where there is none. */
export function installedElectron() {
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const binary = join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'),
    readFileSync(named, 'utf8'),
  );
  return existsSync(binary) ? binary : null;
}

/** Fetches Electron once for each version: a machine that cannot reach it is not made to wait for it every time. */
export async function fetchElectron() {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const hasFailed = existsSync(failure) && readFileSync(failure, 'utf8') === version;
  if (hasFailed || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return null;
  console.log(`Fetching Electron ${version}, once…`);
  const { status } = await run(nodeBinary(), [join(folder, 'install.js')], { quiet: true, mostMs });
  const binary = status === 0 ? installedElectron() : null;
  if (binary === null) writeFileSync(failure, version);
  return binary;
}
