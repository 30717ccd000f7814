import { constants } from 'node:os';
import type { PseudoTtyInfo, ServerChannel } from 'ssh2';
import { resizePty, writePty } from '../../engine/vendor-patches/living-pty.ts';
import { loadPty } from '../../engine/vendor-patches/load-native.ts';
import type { Command, Running } from './command.ts';
import { reportExit } from './run-process.ts';
import { signalGroup } from './signal-group.ts';
import { writeInOrder } from './write-in-order.ts';

const fallbackColumns = 80;
const fallbackRows = 24;

/**
 * Runs a command in a pseudo-terminal on an SSH channel. When the client closes the channel, the terminal hangs up:
 * its process group gets SIGHUP.
 */
export function runTerminal(channel: ServerChannel, command: Command, size: PseudoTtyInfo): Running {
  const pty = loadPty().spawn(command.file, [...command.arguments], {
    cwd: command.cwd,
    env: { ...command.environment },
    name: size.term || 'xterm-256color',
    cols: size.cols || fallbackColumns,
    rows: size.rows || fallbackRows,
    encoding: null,
  });
  const signal = (name: string) => signalGroup(pty.pid, name);
  const write = writeInOrder(channel);
  let flushed = Promise.resolve();
  let ended = false;

  // Without an encoding node-pty hands over bytes, whatever its types say.
  pty.onData((data: unknown) => {
    pty.pause();
    flushed = write(channel, data as Buffer).then(() => {
      if (!ended) pty.resume();
    });
  });
  pty.onExit(({ exitCode, signal: number }) => {
    ended = true;
    void flushed.then(() => {
      reportExit(channel, exitCode, signalName(number));
      channel.end();
    });
  });
  channel.on('error', () => {});
  channel.on('data', (data: Buffer) => {
    writePty(pty, data);
  });
  channel.once('close', () => {
    if (!ended) signal('HUP');
    if (!ended) pty.resume();
  });

  return {
    signal,
    resize: (columns, rows) => resizePty(pty, columns, rows),
  };
}

function signalName(number: number | undefined): string | null {
  if (!number) return null;
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? null;
}
