// node scripts/shellcheck.mjs [FOLDER…]: checks every shell script with shellcheck. Where shellcheck is not installed that is
// said, and is a failure only on CI.
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './toolchain.mjs';

const folders = ['src', 'resources', 'e2e/proving-ground', '.ci', 'bin'];
/** What is built or installed there is not ours. */
const foreign = new Set(['node_modules', 'target']);
const missing =
  'shellcheck is not installed: the shell scripts are not checked. On Debian: apt-get install shellcheck';

/**
 * Checks the scripts below some folders of the project.
 * @returns {Promise<'passed' | 'failed' | 'skipped'>}
 */
export async function checkShellScripts(below = folders) {
  const { status } = await run('shellcheck', ['--version'], { quiet: true });
  if (status !== 0) {
    console.error(missing);
    return process.env.CI ? 'failed' : 'skipped';
  }
  const scripts = below.flatMap((folder) => scriptsBelow(folder));
  // Scripts include each other from where they are.
  const checked = await run('shellcheck', ['--external-sources', '--source-path=SCRIPTDIR', ...scripts]);
  if (checked.status !== 0) return 'failed';
  console.log(`Checked ${scripts.length} shell scripts.`);
  return 'passed';
}

function scriptsBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return foreign.has(entry.name) ? [] : scriptsBelow(path);
    return entry.isFile() && isShell(path) ? [path] : [];
  });
}

/** A file without an extension tells by its first line. */
function isShell(path) {
  const extension = extname(path);
  return extension === '.sh' || (extension === '' && /^#!.*\b(?:ba|da|k)?sh\b/.test(beginning(path)));
}

function beginning(path) {
  const file = openSync(join(root, path));
  try {
    const bytes = Buffer.alloc(80);
    return bytes.toString('utf8', 0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , ...named] = process.argv;
  if ((await checkShellScripts(named.length > 0 ? named : undefined)) === 'failed') process.exitCode = 1;
}
