import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { eventually } from './eventually.ts';
import { type Finished, run } from './run.ts';

/** A booted server. */
export interface Machine {
  /** Runs a shell command inside, past the network. `code` is 137 when it ran out of time. */
  exec(command: string, options?: { readonly timeoutMs?: number }): Promise<Finished>;
  /** The process that is the server's pid 1, as this machine numbers it; undefined between two boots. */
  leader(): number | undefined;
  /** Ends the server at once and for good. */
  kill(): Promise<void>;
  /** Ends everything inside at once, with nothing written or said, and boots again. */
  cutPower(): Promise<void>;
}

export interface MachineOptions {
  readonly name: string;
  readonly root: string;
  readonly namespace: string;
  readonly controlGroups: readonly string[];
  /** Where the console's output goes. */
  readonly logFile: string;
}

// What systemd-nspawn ends with when the server asked for a reboot and somebody else keeps its unit.
const rebootAsked = 133;
const environment = [
  'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  'HOME=/root',
  'LANG=C.UTF-8',
];

/** Boots a root folder with real systemd, and boots it again each time it reboots itself. */
export function bootMachine(options: MachineOptions): Machine {
  let stopping = false;
  let keeper = launch();

  function launch(): ChildProcess {
    const log = openSync(options.logFile, 'a');
    const child = spawn(
      'sh',
      ['-c', moveThenBoot, 'sh', ...options.controlGroups, '--', ...nspawnArguments(options)],
      {
        stdio: ['ignore', log, log],
        detached: true,
      },
    );
    closeSync(log);
    child.once('exit', (code) => {
      if (code === rebootAsked && !stopping) keeper = launch();
    });
    return child;
  }

  const leader = () => (keeper.pid === undefined ? undefined : findLeader(keeper.pid));
  return {
    leader,
    exec: async (command, { timeoutMs } = {}) => {
      const pid = leader();
      if (pid === undefined) return { code: 255, stdout: '', stderr: 'the server is not running' };
      const enter = [
        '-t',
        String(pid),
        '-m',
        '-u',
        '-i',
        '-n',
        '-p',
        '-r',
        '-w',
        'env',
        '-i',
        ...environment,
      ];
      return run('nsenter', [...enter, 'sh', '-c', command], timeoutMs === undefined ? {} : { timeoutMs });
    },
    cutPower: async () => {
      const [dead, pid] = [keeper, leader()];
      if (pid === undefined) throw new Error('a server that is not running has no power to lose');
      process.kill(pid, 'SIGKILL');
      await eventually(
        'the server’s keeper ends',
        () => dead.exitCode !== null || dead.signalCode !== null,
        10_000,
      );
      keeper = launch();
    },
    kill: async () => {
      stopping = true;
      const ended = () => keeper.exitCode !== null || keeper.signalCode !== null;
      if (ended()) return;
      const pid = leader();
      // With its pid 1 goes everything inside; the keeper then tidies up and ends by itself.
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      await eventually('the server’s keeper ends', ended, 5_000).catch(() => keeper.kill('SIGKILL'));
      await eventually('the server’s keeper is gone', ended, 5_000);
    },
  };
}

// The shell moves itself, and so all that follows, into the control groups before there is anything to move.
const moveThenBoot =
  'while [ "$1" != -- ]; do echo $$ > "$1/cgroup.procs"; shift; done; shift; exec systemd-nspawn "$@"';

function nspawnArguments({ name, root, namespace }: MachineOptions): string[] {
  return [
    '--quiet',
    '--boot',
    `--directory=${root}`,
    `--machine=${name}`,
    `--network-namespace-path=/run/netns/${namespace}`,
    // There may be no systemd on this machine to register with.
    '--register=no',
    '--keep-unit',
    '--link-journal=no',
    '--resolv-conf=off',
    '--timezone=off',
    '--settings=no',
  ];
}

function findLeader(keeper: number): number | undefined {
  try {
    const children = readFileSync(`/proc/${keeper}/task/${keeper}/children`, 'utf8').trim().split(' ');
    return children
      .filter((pid) => pid !== '')
      .map(Number)
      .find(isPidOne);
  } catch {
    return undefined;
  }
}

/** Whether a process is number 1 in a process namespace of its own. */
function isPidOne(pid: number): boolean {
  const numbers = /^NSpid:\t(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]?.split('\t') ?? [];
  return numbers.length > 1 && numbers.at(-1) === '1';
}
