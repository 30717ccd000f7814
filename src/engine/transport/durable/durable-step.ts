import { remoteAttempt, remoteRun } from '../remote-layout.ts';
import { scriptCommand } from '../script-command.ts';
import { loadScript } from '../scripts/load-script.ts';
import type { AttemptId, AttemptSpec } from '../transport.ts';
import { flagsOf, givenTo, scriptOf } from './given.ts';

const attach = loadScript('durable/attach');
const cancel = loadScript('durable/cancel');
const forget = loadScript('layout/forget');

/*
 * What outlives us on a server is POSIX sh, in scripts/durable: start.sh says how a step is started once and followed.
 */

/** Ends the stream of a start or an attach: `record separator, nonce, state, exit, size, reason`. */
export interface DurableEnd {
  /**
   * `ended`: exit status known. `lost`: the step is gone without one. `absent`: there is no such attempt. `sealed`: there
   * was none, and now none can be started any more. `refused`: it could not be started there, and was not. `held`: what it was
   * to begin behind did not pass there, so it was not started.
   */
  readonly state: 'ended' | 'lost' | 'absent' | 'sealed' | 'refused' | 'held';
  readonly exit: number | null;
  /** Bytes of output there are; 0 where all of them came before the marker. */
  readonly size: number;
  readonly reason: string;
}

export function markerStart(nonce: string): Buffer {
  return Buffer.from(`\x1eslipway:${nonce}:`);
}

/** A marker is never longer than this, in bytes; what is, is none. */
export const longestMarker = 4_096;
const longestReason = 500;

/** An exit status; what no process can end with is not known. */
function exitOf(text = ''): number | null {
  const status = Number(text);
  return status <= 0xffff_ffff ? status : null;
}

/** Reads what follows {@link markerStart}; null while it is incomplete. */
export function readMarker(text: string): DurableEnd | null {
  const match = /^(ended|lost|absent|sealed|refused|held):(\d*):(\d*):([^\n]*)\n/.exec(text);
  if (match === null) return null;
  return {
    state: match[1] as DurableEnd['state'],
    exit: match[2] === '' ? null : exitOf(match[2]),
    size: Number(match[3] || '0'),
    reason: (match[4] ?? '').slice(0, longestReason),
  };
}

/**
 * Starts an attempt, or attaches when it was started before. Which one comes on stdin, see {@link startInput}: so the
 * channel can be opened, and everything but the step itself be running and waiting, before the step is known; and the
 * next step can come down the same channel once this one has ended. It ends with its input, and after anything but a step
 * that it started itself and that has ended.
 */
export const startCommand = scriptCommand(
  loadScript('durable/start'),
  loadScript('durable/supervise'),
  loadScript('shell/living'),
);

/** What a start reads in place of a step to remove directories, and to end: see {@link forgetCommand}. */
export function forgetInput(paths: readonly string[]): string {
  return `- ${paths.join(' ')}\n`;
}

/** What ends a shell that a login runs in place of what it is given, before it reads any of the step. */
const guard = 'exit 97';

/**
 * What a start reads on stdin: the guard, the attempt, what it is given, its script, and the line that says that it is whole; see
 * scripts/durable/start.sh. With `after` it begins only where that attempt came down the same channel before it and has ended
 * with 0.
 */
export function startInput(spec: AttemptSpec, nonce: string, after: AttemptId | null = null): string {
  const { id, lines } = givenTo(spec);
  const kind = spec.readOnly ? 'copy' : 'step';
  const behind = after === null ? '-' : remoteAttempt(after);
  const head = [
    remoteRun(spec.run),
    remoteAttempt(spec),
    nonce,
    spec.shell,
    kind,
    flagsOf(spec),
    id,
    behind,
    lines.length,
  ];
  return `${guard}\n${head.join(' ')}\n${lines.join('\n')}\n${scriptOf(spec)}${nonce}\n`;
}

/**
 * Attaches to an attempt that was started earlier and gives its output from `offset` on. With `sealAfterMs` (how long ago
 * its intent was recorded) an attempt that is not there is sealed: a start that is still on its way will find it taken.
 * Only a server that has run since then, and keeps attempts in a home, can tell that there was none.
 */
export function attachCommand(
  spec: AttemptId,
  offset: number,
  nonce: string,
  sealAfterMs: number | null = null,
): string {
  const seconds = sealAfterMs === null ? '' : String(Math.ceil(sealAfterMs / 1_000) + 1);
  return scriptCommand(attach, remoteRun(spec.run), remoteAttempt(spec), nonce, String(offset), seconds);
}

/**
 * Interrupts, after five seconds terminates, after five more kills, everything the step started, and makes sure that an exit
 * status stays behind. What ignores the interrupt (shells start background commands so) is terminated as soon as the step
 * itself has ended. One that is still on its way there never starts.
 */
export function cancelCommand(spec: AttemptId): string {
  return scriptCommand(cancel, remoteRun(spec.run), remoteAttempt(spec));
}

/** Sees to it that an attempt which is still on its way there never starts; one that has begun goes on. */
export function withdrawCommand(spec: AttemptId): string {
  return scriptCommand(cancel, remoteRun(spec.run), remoteAttempt(spec), 'begun');
}

/** Removes directories of attempts or whole runs, given as paths below the base. */
export function forgetCommand(paths: readonly string[]): string {
  return scriptCommand(forget, ...paths);
}
