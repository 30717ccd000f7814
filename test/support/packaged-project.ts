import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';

const run = promisify(execFile);

/** What a package is made from; the rest of the project has nothing to do with it. */
const parts = [
  'LICENSE',
  'README.md',
  'bin',
  'docs/man',
  'electron-builder.yml',
  'electron.vite.config.ts',
  'package-lock.json',
  'package.json',
  'packaging',
  'resources',
  'scripts',
  'src',
  'tsconfig.json',
];

/** A copy of the project to package in, with the packages that are installed here. Gives its path. */
export async function copyForPackaging(dir: string): Promise<string> {
  const project = join(dir, 'project');
  await mkdir(project);
  for (const part of parts) await cp(resolve(part), join(project, part), { recursive: true });
  await symlink(resolve('node_modules'), join(project, 'node_modules'), 'dir');
  // The packages are those of this project: nothing is installed over them from the copy.
  await writeFile(
    join(project, 'scripts', 'ensure-installed.mjs'),
    'export async function ensureInstalled() {}\nexport function makeHelpersExecutable() {}\n',
  );
  // What a run of the end-to-end tests leaves behind.
  await mkdir(join(project, 'out', 'e2e'), { recursive: true });
  await writeFile(join(project, 'out', 'e2e', 'console.html'), 'a console for tests');
  return project;
}

/** Runs `npm run package -- SYSTEM --dir` around a stand-in for Electron, without the credentials of whoever runs the tests. */
export async function packageDir(
  project: string,
  system: 'linux' | 'mac',
  electron: string,
): Promise<string> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:CSC_|WIN_CSC_|APPLE_)/.test(name)),
  );
  const { stdout } = await run(process.execPath, ['scripts/package.mjs', system, '--dir'], {
    cwd: project,
    env: { ...env, ELECTRON_OVERRIDE_DIST_PATH: electron },
  });
  return stdout;
}

/** Runs electron-builder itself. */
export async function runBuilder(
  project: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  await run(process.execPath, [resolve('node_modules/electron-builder/cli.js'), ...args], {
    cwd: project,
    env: { ...process.env, ...env },
  });
}

/** The files of an archive, without its folders, such as `out/main/index.js`. */
export function filesOf(archive: string, extracted: string): readonly string[] {
  extractAll(archive, extracted);
  const paths = listPackage(archive, { isPack: false }).map((path) => path.slice(1).replaceAll('\\', '/'));
  const folders = new Set(paths.flatMap((path) => foldersAbove(path)));
  return paths.filter((path) => !folders.has(path));
}

function foldersAbove(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** Files that have no place in an archive: everything but the three parts of the bundle and what stays a module of its own. */
export function straysIn(files: readonly string[]): readonly string[] {
  const wanted =
    /^(?:package\.json|out\/main\/(?:index|engine-host|chunks\/[^/]+)\.js|out\/preload\/index\.cjs|out\/renderer\/[^/]+|out\/renderer\/assets\/[^/]+)$|^node_modules\/(?:node-pty|tree-sitter-bash|web-tree-sitter|ws)\/(?!.*node_modules)/;
  const unwanted = /\.(?:map|d\.c?ts|md|gyp|gypi|h|cc|c|pdb|test\.js)$|\/(?:src|deps|third_party|scripts)\//;
  return files.filter((file) => !wanted.test(file) || unwanted.test(file));
}

/** The value of a string of a property list; null where it has none of that name. */
export async function plistString(file: string, key: string): Promise<string | null> {
  const text = await readFile(file, 'utf8');
  return new RegExp(`<key>${key}</key>\\s*<string>([^<]*)</string>`).exec(text)?.[1] ?? null;
}
