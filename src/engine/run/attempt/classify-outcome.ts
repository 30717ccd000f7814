import { basename } from 'node:path';
import type { Outcome } from '../../../shared/journal/outcome.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import type { AttemptEnd } from '../../transport/transport.ts';
import * as words from '../run-words.ts';

/** What ended an attempt early. The first cause stands: a kill that follows a timeout does not rename it. */
export interface StopReason {
  readonly outcome: 'cancelled' | 'timed-out';
  readonly reason: string;
}

export interface Judgement {
  readonly outcome: Outcome;
  readonly exit: number | null;
  readonly reason: string | null;
  /** It is certain that nothing of it ran, and nobody stopped it: it can be started again. */
  readonly isToBeStartedAgain?: true;
}

/** The outcome of an attempt from how it ended and what was done to it. */
export function classifyOutcome(
  item: Pick<WorkItem, 'follow' | 'command'>,
  end: AttemptEnd,
  cause: StopReason | null,
): Judgement {
  if (item.follow) return ofFollower(item, end, cause);
  if (end.neverBegan === true) {
    const again = cause === null ? ({ isToBeStartedAgain: true } as const) : {};
    return { outcome: 'cancelled', exit: null, reason: words.neverBegan, ...again };
  }
  if (end.exit === 0) return { outcome: 'passed', exit: 0, reason: null };
  if (end.exit === null) {
    const reason = end.reason ?? words.outcomeUnknown;
    return {
      outcome: 'unknown',
      exit: null,
      reason: cause === null ? reason : words.stoppedThenUnknown(cause.reason, reason),
    };
  }
  if (cause !== null) return { outcome: cause.outcome, exit: end.exit, reason: cause.reason };
  return { outcome: 'failed', exit: end.exit, reason: end.reason ?? explainExit(end.exit) };
}

function ofFollower(
  { command }: Pick<WorkItem, 'command'>,
  { exit, reason }: AttemptEnd,
  cause: StopReason | null,
): Judgement {
  if (cause !== null || exit === 0) return { outcome: 'passed', exit, reason: words.noLongerFollowed };
  const program = basename(command?.split(' ')[0] ?? '');
  return { outcome: 'failed', exit, reason: reason ?? words.exitedByItself(program, exit) };
}

/** No system has signals beyond it; a greater status (255, of ssh and of `exit -1`) is a program's own. */
const lastSignal = 64;

function explainExit(exit: number): string {
  if (exit === 127) return words.commandNotFound;
  if (exit === 126) return words.notExecutable;
  if (exit === 97) return words.noDirectory;
  return exit > 128 && exit <= 128 + lastSignal ? words.endedBySignal(exit - 128) : words.exited(exit);
}
