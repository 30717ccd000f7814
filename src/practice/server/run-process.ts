import { spawn } from 'node:child_process';
import type { ServerChannel } from 'ssh2';
import type { Command, Running } from './command.ts';
import { signalGroup } from './signal-group.ts';
import { copyStream, writeInOrder } from './write-in-order.ts';

// What a shell says when it cannot start a command.
const cannotStart = 127;

/**
 * Runs a command without a terminal on an SSH channel. The exit status is sent when the command ends, the channel
 * is closed when nobody holds its output any more, as OpenSSH does. When the client closes first, the command's
 * process group is hung up; what has left the group (setsid) or ignores that (nohup) lives on.
 */
export function runProcess(channel: ServerChannel, command: Command): Running {
  const child = spawn(command.file, command.arguments, {
    cwd: command.cwd,
    env: command.environment,
    // Its own process group, so that the group can be signalled without touching this process.
    detached: process.platform !== 'win32',
    stdio: 'pipe',
  });
  // Also after the command itself has ended: members of its group may still hold the channel open.
  const signal = (name: string) => {
    if (child.pid !== undefined) signalGroup(child.pid, name);
  };
  let running = true;

  child.stdin.on('error', () => {});
  channel.on('error', () => {});
  channel.pipe(child.stdin);
  channel.once('close', () => {
    child.stdin.destroy();
    if (running) signal('HUP');
    // Nobody reads any more: what is left must not wait for a full pipe.
    child.stdout.destroy();
    child.stderr.destroy();
  });

  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      running = false;
      reportFailedStart(channel, error);
      resolve();
    });
    child.once('exit', (code, signalName) => {
      running = false;
      reportExit(channel, code, signalName);
      resolve();
    });
  });
  const write = writeInOrder(channel);
  const copied = Promise.all([
    copyStream(child.stdout, channel, write),
    copyStream(child.stderr, channel.stderr, write),
  ]);
  void Promise.all([ended, copied]).then(() => channel.end());

  return { signal, resize: () => {} };
}

/** Says that a command could not be started, as a shell would. The channel stays open. */
export function reportFailedStart(channel: ServerChannel, error: unknown): void {
  channel.stderr.write(`cannot start: ${error instanceof Error ? error.message : error}\n`);
  channel.exit(cannotStart);
}

/** Sends an exit status, or the signal that ended the command, to the client. */
export function reportExit(channel: ServerChannel, code: number | null, signalName: string | null): void {
  if (signalName === null) channel.exit(code ?? cannotStart);
  else channel.exit(signalName.replace(/^SIG/, ''), false, '');
}
