// Runs on the Node that happens to be there, before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const tools = {
  tsc: 'typescript/bin/tsc',
  biome: '@biomejs/biome/bin/biome',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
  'electron-vite': 'electron-vite/bin/electron-vite.js',
  'electron-builder': 'electron-builder/cli.js',
};

/** The project's own Node, else the one this script runs on. */
export function nodeBinary() {
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(own) ? own : process.execPath;
}

/**
 * Runs a program in the project's folder and shows what it says, unless `quiet`: then its words are kept and given.
 * Ends it after `mostMs`. `from` is the environment that `env` is added to. Never rejects: a program that cannot be started has status 127.
 * @returns {Promise<{ status: number, signal: string | null, output: string }>}
 */
export function run(command, args, { env = {}, from = process.env, quiet = false, mostMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...from, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // npm is a script on Windows, and only a shell runs those.
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const timer = mostMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), mostMs);
    const settle = (status, signal = null) => {
      clearTimeout(timer);
      resolve({ status, signal, output });
    };
    child.once('error', (error) => {
      output += error.message;
      settle(127);
    });
    child.once('close', (status, signal) => settle(status ?? 1, signal));
  });
}

/** Runs one of the installed tools with the project's Node. */
export function runTool(name, args, options = {}) {
  return run(nodeBinary(), [join(root, 'node_modules', tools[name]), ...args], options);
}

export const isRoot = process.getuid?.() === 0;
export const isDebian = process.platform === 'linux' && existsSync('/etc/debian_version');
