import type { IPty } from 'node-pty';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { searchShell } from '../../../../src/engine/transport/local/local-shell.ts';
import { type Ending, endPty, killGroup } from '../../../../src/engine/transport/local/process-group.ts';
import { defaultAgent } from '../../../../src/engine/transport/ssh/config/default-agent.ts';
import { findGitShell } from '../../../../src/engine/vendor-patches/git-bash.ts';
import { ptyOptions } from '../../../../src/engine/vendor-patches/load-native.ts';

const env = {
  PATH: 'C:\\Windows\\system32;C:\\Windows;"C:\\Tools\\msys64\\usr\\bin";C:\\Program Files\\Git\\cmd;C:\\Users\\ada\\AppData\\Local\\Microsoft\\WindowsApps',
  ProgramFiles: 'C:\\Program Files',
  LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local',
  SystemRoot: 'C:\\Windows',
};
const gitForAll = 'C:\\Program Files\\Git\\bin\\bash.exe';
const gitForOne = 'C:\\Users\\ada\\AppData\\Local\\Programs\\Git\\bin\\bash.exe';
const ofMsys = 'C:\\Tools\\msys64\\usr\\bin\\bash.exe';
const ofWindows = [
  'C:\\Windows\\system32\\bash.exe',
  'C:\\Users\\ada\\AppData\\Local\\Microsoft\\WindowsApps\\bash.exe',
];
/** A Windows machine with these programs. */
const machine = (...programs: readonly string[]) => ({
  platform: 'win32' as const,
  env,
  isProgram: (path: string) => programs.includes(path),
});

describe('the shell for commands on Windows', () => {
  it.each([
    ['Git for everybody', [...ofWindows, ofMsys, gitForOne, gitForAll], gitForAll],
    ['Git for this account', [...ofWindows, ofMsys, gitForOne], gitForOne],
    ['a bash in PATH', [...ofWindows, ofMsys], ofMsys],
  ])('is that of %s', (_whose, programs, found) => {
    expect(searchShell(machine(...programs))).toBe(found);
  });

  it('is never the one of Windows, which runs commands in a Linux machine', () => {
    expect(() => searchShell(machine(...ofWindows))).toThrow(/Git for Windows is not installed/);
    const lower = { ...env, PATH: 'c:\\windows\\SYSTEM32\\;c:/windows/sysnative', SystemRoot: 'C:\\WINDOWS' };
    expect(findGitShell('bash', { env: lower, isProgram: () => true })).toBe(gitForAll);
    const onlyWindows = { ...lower, ProgramFiles: undefined, LOCALAPPDATA: undefined };
    expect(findGitShell('bash', { env: onlyWindows, isProgram: () => true })).toBeNull();
  });
});

describe('the end of what runs on Windows', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    told.length = 0;
  });
  afterEach(() => void vi.useRealTimers());

  const told: string[] = [];
  const windows: Ending = {
    platform: 'win32',
    signal: () => void told.push('signal'),
    endTree: (pid) => void told.push(`tree of ${pid}`),
  };
  const pty = {
    pid: 41,
    kill: () => void told.push('console closed'),
    write: (bytes: Buffer) => void told.push(`typed ${[...bytes]}`),
  } as unknown as IPty;

  it('is that of the whole tree, because there are no groups', () => {
    killGroup(41, Promise.resolve(), 'SIGTERM', windows);
    expect(told).toEqual(['tree of 41']);
  });

  it('in a terminal is Ctrl-C first, then the tree and all that has its console', async () => {
    const running = Promise.withResolvers<void>();
    endPty(pty, running.promise, 'SIGINT', windows);
    expect(told).toEqual(['typed 3']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toEqual(['typed 3', 'tree of 41', 'console closed']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(3);
    running.resolve();
  });

  it('in a terminal is nothing more than Ctrl-C where that is enough', async () => {
    endPty(pty, Promise.resolve(), 'SIGINT', windows);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual(['typed 3']);
  });

  it('in a terminal that is closed comes at once', () => {
    endPty(pty, new Promise(() => undefined), 'SIGHUP', windows);
    expect(told).toEqual(['tree of 41', 'console closed']);
  });

  it('needs the console of node-pty, on Windows alone', () => {
    expect(ptyOptions({ cols: 80 }, 'win32')).toEqual({ cols: 80, useConptyDll: true });
    expect(ptyOptions({ cols: 80 }, 'linux')).toEqual({ cols: 80 });
  });
});

describe('the SSH agent where nothing names one', () => {
  it('is the one of Windows there, and elsewhere none', () => {
    expect(defaultAgent({}, 'win32')).toBe('\\\\.\\pipe\\openssh-ssh-agent');
    expect(defaultAgent({ SSH_AUTH_SOCK: '' }, 'darwin')).toBeNull();
    expect(defaultAgent({ SSH_AUTH_SOCK: '/run/agent' }, 'win32')).toBe('/run/agent');
  });
});
