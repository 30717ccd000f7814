import { hash } from 'node:crypto';
import type { AttemptId } from './transport.ts';

/*
 * Where things lie on a server, below the base `~/.slipway`:
 *
 *   RUN/work                      where the run's artifacts are staged and its shells start
 *   RUN/state-SHELL               what a shell's steps hand on: .a and .b hold it, .traps and .armed its traps, .askpass no secret
 *   RUN/shell-SHELL.N/            a shell that takes steps: the pipe it reads, who made it, who has it now, its supervisor
 *   RUN/ack.PID                   the pipe on which a channel hears that its step has ended
 *   RUN/ITEM.ATTEMPT[.HOST]/      a durable step, while its outcome is not recorded yet
 *   RUN/HASH.tty                  the script of a step that runs in a terminal, while it runs
 *
 * Where the home cannot be written to, the base is `/tmp/.slipway-UID`, refused unless it is a folder (no symlink) that the
 * account owns and nobody else can write to. The choice is made on the server, by scripts/layout, for every user alike:
 * durable steps, terminals, followed steps, staged artifacts, and what asks for them or removes them later.
 */

/** Attempt directory below the base, one path component a level. */
export function attemptPath(spec: AttemptId): string {
  return `${spec.run}/${attemptName(spec)}`;
}

/** An attempt's name within its run: no two attempts have the same, wherever they run. */
export function attemptName({ item, attempt, host }: Omit<AttemptId, 'run'>): string {
  return `${item}.${attempt}${host === null ? '' : `.${encodeURIComponent(host)}`}`;
}

/** Where an attempt is, unless the home cannot be written to; for a person. */
export function attemptDirectory(spec: AttemptId): string {
  return `~/.slipway/${attemptPath(spec)}`;
}

/**
 * The script of a step that runs in a terminal, in the run's folder. It is an argument of that step's shell, which other accounts can
 * read, and says nothing of the step.
 */
export function terminalScriptName(spec: AttemptId): string {
  return `${hash('sha256', attemptName(spec)).slice(0, 16)}.tty`;
}
