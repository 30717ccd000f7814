import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './toolchain.mjs';

const modules = join(root, 'node_modules');
const stamp = join(modules, '.slipway-installed');

/** Installs the dependencies when they are missing or the lock file changed since; a few milliseconds otherwise. */
export async function ensureInstalled() {
  await install();
  makeHelpersExecutable();
}

/**
 * node-pty's npm package brings the program through which it starts everything on macOS without the execute bit. It is set
 * on every system: a package for macOS may be made elsewhere.
 */
export function makeHelpersExecutable(folder = modules) {
  for (const arch of ['arm64', 'x64']) {
    const helper = join(folder, 'node-pty', 'prebuilds', `darwin-${arch}`, 'spawn-helper');
    const mode = statSync(helper, { throwIfNoEntry: false })?.mode ?? 0o111;
    if ((mode & 0o111) !== 0o111) chmodSync(helper, mode | 0o111);
  }
}

async function install() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!existsSync(stamp) && isComplete()) {
    // Somebody ran npm by hand.
    writeFileSync(stamp, wanted);
    return;
  }
  console.log('Installing dependencies…');
  const fresh = !existsSync(modules);
  // A lock file written on one platform may lack optional packages of another; then `ci` declines and `install` resolves them.
  const exact = fresh
    ? await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true })
    : null;
  if (exact?.status !== 0) {
    const { status } = await run('npm', [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
    if (status !== 0) {
      if (exact !== null) console.error(exact.output);
      throw new Error(
        'The dependencies could not be installed; npm says why above. node-pty is compiled on Linux: it needs python3, make and a C++ compiler.',
      );
    }
  }
  if (!isComplete())
    throw new Error(
      'npm ended well, but some dependencies are not there. Delete node_modules and try again.',
    );
  writeFileSync(stamp, wanted);
}

/** What an installation depends on. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of ['package.json', 'package-lock.json']) {
    if (existsSync(join(root, file))) hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** Every direct dependency is there in exactly the version asked for. */
function isComplete() {
  const { dependencies = {}, devDependencies = {} } = readJson(join(root, 'package.json'));
  return Object.entries({ ...dependencies, ...devDependencies }).every(([name, version]) => {
    const file = join(modules, name, 'package.json');
    return existsSync(file) && readJson(file).version === version;
  });
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await ensureInstalled();
