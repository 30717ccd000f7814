import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Prints what it was called with as one line of JSON: a stand-in for the command line and for Electron. */
const tellCall = `console.log(JSON.stringify({ args: process.argv.slice(2), env: process.env }));\n`;

export interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** A copy of the project's scripts that has nothing to install and nothing to build; its command line only tells its call. */
export async function copyProject(dir: string): Promise<string> {
  const project = join(await realpath(dir), 'slipway');
  await mkdir(join(project, 'src'), { recursive: true });
  await mkdir(join(project, 'node_modules', '.bin'), { recursive: true });
  await cp(resolve('scripts'), join(project, 'scripts'), { recursive: true });
  await writeFile(join(project, 'electron.vite.config.ts'), '');
  await writeFile(
    join(project, 'package.json'),
    JSON.stringify({
      name: 'slipway',
      type: 'module',
      scripts: { start: 'node scripts/start.mjs', dev: 'node scripts/dev.mjs' },
    }),
  );
  for (const file of ['main/index.js', 'main/engine-host.js', 'preload/index.cjs', 'renderer/index.html'])
    await put(join(project, 'out', file), '');
  await put(join(project, 'out', 'main', 'cli.js'), tellCall);
  await put(join(project, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), tellCall);
  return project;
}

/**
 * Puts a stand-in for Electron into a project's copy: a shell script, or the package alone, as npm leaves it. Gives its
 * folder.
 */
export async function installElectron(
  project: string,
  script: string,
  { isFetched = true } = {},
): Promise<string> {
  const folder = join(project, 'node_modules', 'electron');
  await put(join(folder, 'package.json'), JSON.stringify({ name: 'electron', version: '1.0.0' }));
  if (!isFetched) return folder;
  await put(join(folder, 'path.txt'), 'electron');
  await put(join(folder, 'dist', 'electron'), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, 'dist', 'electron'), 0o755);
  return folder;
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** A caller's environment with nothing of the test runner's own in it. */
export function plainEnvironment(home: string): { readonly PATH: string; readonly HOME: string } {
  const folders = [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'];
  return { PATH: folders.join(':'), HOME: home };
}

/** Runs `npm start -- ARGS` in a folder of a project to its end. Throws when it fails. */
export function npmStart(folder: string, env: Readonly<Record<string, string>>, ...args: string[]) {
  return npmRun('start', folder, env, ...args);
}

/** Runs a script of a project by npm, in a folder of it, to its end. Throws when it fails. */
export async function npmRun(
  script: 'start' | 'dev',
  folder: string,
  env: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<{ readonly lines: readonly string[]; readonly stderr: string }> {
  const { stdout, stderr } = await run('npm', ['run', script, '--silent', '--', ...args], {
    cwd: folder,
    env,
  });
  return { lines: stdout.trimEnd().split('\n'), stderr };
}

/** The call that a stand-in told of in its line of JSON. */
export function callIn(lines: readonly string[]): Call {
  return JSON.parse(lines.find((line) => line.startsWith('{"args"')) ?? 'null') as Call;
}
