import { hash } from 'node:crypto';
import type { AttemptId } from './transport.ts';

/*
 * Where things lie on a server, below the base `~/.slipway`, where RUN and ATTEMPT are names that say nothing:
 *
 *   RUN/work                      where the run's artifacts are staged and its shells start
 *   RUN/state-SHELL               what a shell's steps hand on: .a and .b hold it, .traps and .armed its traps, .askpass no secret
 *   RUN/shell-SHELL.N/            a shell that takes steps: the pipe it reads, who made it, who has it now, its supervisor
 *   RUN/ack.PID                   the pipe on which a channel hears that its step has ended
 *   RUN/ATTEMPT/                  a durable step, while its outcome is not recorded yet
 *   RUN/HASH.tty                  the script of a step that runs in a terminal, while it runs
 *
 * Where the home cannot be written to, the base is `/tmp/.slipway-UID`, refused unless it is a folder (no symlink) that the
 * account owns and nobody else can write to. The choice is made on the server, by scripts/layout, for every user alike:
 * durable steps, terminals, followed steps, staged artifacts, and what asks for them or removes them later.
 */

/** How many characters of a hash are a name. */
const nameLength = 16;

/** A run that was made by a version whose names on servers say nothing, by its id: see newRunId. */
const isVeiled = (run: string): boolean => /^\d{8}-\d{6}-[0-9a-f]{13}$/.test(run);

/**
 * A run's folder below the base. Names there are arguments of the programs that make and remove folders, which other accounts can read:
 * they are hashes. A run of an earlier version keeps the names that it has there.
 */
export function remoteRun(run: string): string {
  return isVeiled(run) ? veil(run) : run;
}

/** An attempt's folder in its run's. */
export function remoteAttempt(spec: AttemptId): string {
  // The run's id is not to be guessed, so that a name cannot be found by trying items.
  return isVeiled(spec.run) ? veil(`${spec.run}/${attemptName(spec)}`) : attemptName(spec);
}

function veil(name: string): string {
  return hash('sha256', name).slice(0, nameLength);
}

/** Attempt directory below the base, one path component a level. */
export function attemptPath(spec: AttemptId): string {
  return `${remoteRun(spec.run)}/${remoteAttempt(spec)}`;
}

/** An attempt's name within its run, for people: no two attempts have the same, wherever they run. */
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
  return `${veil(`${spec.run}/${attemptName(spec)}`)}.tty`;
}
