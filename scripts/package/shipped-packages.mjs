// Which packages of others a package of Slipway hands on: what went into the bundle, and what lies beside it as it is.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../toolchain.mjs';

/** Modules that stay packages of their own within the desktop's archive; electron-builder.yml leaves all others out. */
export const beside = ['node-pty', 'tree-sitter-bash', 'web-tree-sitter', 'ws'];

/** Of packages whose package.json names none in the usual place; read in the package itself. */
const lookedUp = { ssh2: 'MIT' };

/**
 * Every package that is handed on, sorted by name: bundled ones as the last build recorded them, those beside the bundle, and Electron.
 * Throws where nothing was built.
 * @returns {{ name: string, version: string, license: string, folder: string, author: string }[]}
 */
export function shippedPackages(project = root) {
  const folder = join(project, 'out', 'bundled');
  if (!existsSync(folder))
    throw new Error('Nothing was built yet: out/bundled is missing. Run: npm run build');
  const bundled = readdirSync(folder).flatMap((part) => readJson(join(folder, part)));
  const folders = new Set([
    ...bundled.map((each) => each.folder),
    ...beside.map((name) => `node_modules/${name}`),
    'node_modules/electron',
  ]);
  return [...folders].map((each) => packageIn(project, each)).sort(byName);
}

function packageIn(project, folder) {
  const { name, version, license, author } = readJson(join(project, folder, 'package.json'));
  return {
    name,
    version,
    license: license ?? lookedUp[name] ?? '',
    folder,
    author: typeof author === 'string' ? author : (author?.name ?? ''),
  };
}

/** By code points: the same on every system. */
const byName = (a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1);

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
