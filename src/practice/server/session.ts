import type { PseudoTtyInfo, ServerChannel, Session } from 'ssh2';
import type { Shells } from '../home/find-shell.ts';
import { serveSftp } from '../sftp/serve.ts';
import type { Command, Running } from './command.ts';
import { reportFailedStart, runProcess } from './run-process.ts';
import { runTerminal } from './run-terminal.ts';

/** The place SSH sessions run in. */
export interface SessionContext {
  readonly home: string;
  readonly shells: Shells;
  /** Environment every session begins with. */
  readonly environment: Readonly<Record<string, string>>;
}

// What OpenSSH's server lets a client set by default on Debian.
const acceptedVariable = /^(LANG|LC_\w+)$/;

/** Serves one SSH session: a command or a shell, with or without a terminal, or a file transfer. */
export function openSession(session: Session, context: SessionContext): void {
  const sent: Record<string, string> = {};
  let terminal: PseudoTtyInfo | undefined;
  let running: Running | undefined;

  const start = (channel: ServerChannel, shellArguments: readonly string[]) => {
    const command: Command = {
      file: shellArguments[0] === '-c' ? context.shells.command : context.shells.login,
      arguments: shellArguments,
      cwd: context.home,
      environment: { ...context.environment, ...sent },
    };
    try {
      running = terminal ? runTerminal(channel, command, terminal) : runProcess(channel, command);
    } catch (error) {
      reportFailedStart(channel, error);
      channel.end();
    }
  };

  session.on('env', (accept, reject, { key, val }) => {
    if (!acceptedVariable.test(key)) return reject?.();
    sent[key] = val;
    accept?.();
  });
  session.on('pty', (accept, _reject, info) => {
    terminal = info;
    accept?.();
  });
  session.on('window-change', (accept, _reject, { cols, rows }) => {
    running?.resize(cols, rows);
    accept?.();
  });
  session.on('signal', (accept, _reject, { name }) => {
    running?.signal(name);
    accept?.();
  });
  session.on('exec', (accept, _reject, { command }) => start(accept(), ['-c', command]));
  session.on('shell', (accept) => start(accept(), ['-l']));
  session.on('subsystem', (accept, reject, { name }) => {
    if (name === 'sftp') serveSftp(accept(), context.home);
    else reject();
  });
  keepAcceptingRequests(session);
}

/**
 * ssh2's server refuses signals and window changes once the client has ended its input, and OpenSSH's does not:
 * a command whose input is closed must still be stoppable.
 */
function keepAcceptingRequests(session: Session): void {
  const internals = session as unknown as { _ending: boolean };
  session.on('eof', () => {
    internals._ending = false;
  });
}
