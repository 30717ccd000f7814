import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe } from 'vitest';
import { asQuestion, readAnswer } from '../../src/engine/transport/answer.ts';
import type { ExecResult, Transport } from '../../src/engine/transport/transport.ts';
import { endShells } from './end-shells.ts';

/** What `/bin/sh` is on one server or another. */
const shells: readonly (readonly [program: string, ...options: string[]])[] = [
  ['dash'],
  ['bash', '--posix'],
  ['busybox', 'sh'],
  ['ksh'],
  ['zsh', '--emulate', 'sh'],
];

/** A server without a network: commands run here, in one shell, with a home and a first folder in PATH of their own. */
export interface ShellServer {
  readonly home: string;
  /** The shell as a command line. */
  readonly shell: string;
  /** Programs that stand in for the server's own. */
  readonly bin: string;
  /** Ends with status 124 where it takes ten seconds. */
  exec(command: string, options?: { readonly stdin?: string | Uint8Array }): Promise<ExecResult>;
  /** A command whose input stays open. */
  open(command: string): ChildProcess;
  /** As much of a transport as what only executes scripts needs. */
  readonly transport: Transport;
  /** Puts a program in front of the server's own. */
  stub(name: string, script: string): Promise<void>;
}

/** The same tests in every shell; one that is not installed is named as skipped. */
export function inEachShell(tests: (server: () => ShellServer) => void): void {
  for (const argv of shells) {
    const isMissing = spawnSync(argv[0], [...argv.slice(1), '-c', ':']).status !== 0;
    const name = isMissing ? `in ${argv[0]} (not installed)` : `in ${argv.join(' ')}`;
    describe.skipIf(isMissing)(name, () => {
      let server: ShellServer;
      let folder: string;
      beforeEach(async () => {
        folder = await mkdtemp(join(tmpdir(), 'slipway-shell-'));
        server = await makeServer(argv, folder);
      });
      afterEach(() => {
        endShells(server.home);
        return rm(folder, { recursive: true, force: true, maxRetries: 5 });
      });
      tests(() => server);
    });
  }
}

async function makeServer(
  [program, ...options]: readonly [string, ...string[]],
  folder: string,
): Promise<ShellServer> {
  const home = join(folder, "it's a home");
  const bin = join(folder, 'bin');
  await mkdir(home);
  await mkdir(bin);
  const env = { HOME: home, PATH: `${bin}:${process.env.PATH}`, LANG: 'C.UTF-8' };
  const open = (command: string): ChildProcess =>
    spawn(program, [...options, '-c', command, 'slipway'], { cwd: home, env });
  const exec: ShellServer['exec'] = (command, { stdin = '' } = {}) =>
    new Promise((resolve) => {
      const child = open(command);
      const stdout: Buffer[] = [];
      const stderr: Buffer[] = [];
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      child.stdout?.on('data', (bytes: Buffer) => stdout.push(bytes));
      child.stderr?.on('data', (bytes: Buffer) => stderr.push(bytes));
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(stdin);
      child.once('close', (code) => {
        clearTimeout(timer);
        resolve({ exit: code ?? 124, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) });
      });
    });
  const ask: Transport['exec'] = async (command, { stdin = '' } = {}) => {
    const said = await exec(asQuestion(command), { stdin });
    return readAnswer(said) ?? said;
  };
  return {
    home,
    bin,
    shell: [program, ...options].join(' '),
    open,
    exec,
    transport: { target: 'box', exec: ask } as Pick<Transport, 'target' | 'exec'> as Transport,
    stub: (name, script) => writeFile(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 }),
  };
}

/** Names that a careless script takes apart, or for something else. */
export const hardNames = [
  'plain',
  'with blanks ',
  "it's",
  'a "quoted" one',
  '-rf',
  '$HOME',
  '`id`',
  'back\\slash',
  '*',
  'ümlaut!',
  '~',
] as const;
