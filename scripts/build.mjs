import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';
import { root, runTool } from './toolchain.mjs';

const products = [
  'out/main/index.js',
  'out/main/engine-host.js',
  'out/main/cli.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];
const sources = ['src', 'package.json', 'electron.vite.config.ts'];

/** Builds the application and the console. Says one line, and everything when it fails. */
export async function build() {
  const since = Date.now();
  const { status, output } = await runTool('electron-vite', ['build'], { quiet: true });
  if (status !== 0) {
    console.error(output);
    throw new Error('The build failed; the bundler says why above.');
  }
  console.log(`Built in ${((Date.now() - since) / 1000).toFixed(1)} s.`);
}

/** Builds when something is missing or a source is newer than the oldest product. */
export async function buildIfStale() {
  const built = products.map((file) => join(root, file));
  const oldest = built.every((file) => existsSync(file))
    ? Math.min(...built.map((file) => statSync(file).mtimeMs))
    : 0;
  if (sources.some((source) => isNewer(join(root, source), oldest))) await build();
}

function isNewer(path, than) {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs > than;
  // A folder's own time tells of files that are gone.
  return info.mtimeMs > than || readdirSync(path).some((name) => isNewer(join(path, name), than));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await ensureInstalled();
    await (process.argv.includes('--if-stale') ? buildIfStale() : build());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
