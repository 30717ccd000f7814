import { describe, expect, it } from 'vitest';
import { classifyOutcome, type StopReason } from '../../../../src/engine/run/attempt/classify-outcome.ts';
import type { AttemptEnd } from '../../../../src/engine/transport/transport.ts';

const step = { follow: false, command: 'make deploy' };
const follow = { follow: true, command: '/usr/bin/tail -f /var/log/app.log' };
const cancelled: StopReason = { outcome: 'cancelled', reason: 'cancelled by a person' };
const timedOut: StopReason = { outcome: 'timed-out', reason: 'timed out after 60 s' };
const exited = (exit: number | null, reason: string | null = null): AttemptEnd => ({ exit, reason });

describe('a step that ended by itself', () => {
  it('passed with exit 0', () => {
    expect(classifyOutcome(step, exited(0), null)).toEqual({ outcome: 'passed', exit: 0, reason: null });
  });

  it.each([
    [1, 'exit 1'],
    [97, 'exit 97: cannot enter the working directory'],
    [126, 'exit 126: a file is not executable'],
    [127, 'exit 127: a command was not found'],
    [128, 'exit 128'],
    [130, 'ended by signal 2'],
    [137, 'ended by signal 9'],
    [143, 'ended by signal 15'],
    [192, 'ended by signal 64'],
    [193, 'exit 193'],
    [255, 'exit 255'],
  ])('failed with exit %d: %s', (exit, reason) => {
    expect(classifyOutcome(step, exited(exit), null)).toEqual({ outcome: 'failed', exit, reason });
  });

  it('failed with the target’s own reason if there is one', () => {
    expect(classifyOutcome(step, exited(1, 'the connection was lost during the copy'), null)).toEqual({
      outcome: 'failed',
      exit: 1,
      reason: 'the connection was lost during the copy',
    });
  });

  it.each([
    ['the server restarted', 'the server restarted'],
    [null, 'its outcome is unknown'],
  ])('is unknown without an exit status (%s)', (given, reason) => {
    expect(classifyOutcome(step, exited(null, given), null)).toEqual({
      outcome: 'unknown',
      exit: null,
      reason,
    });
  });

  it('is cancelled, not unknown, when it certainly never started', () => {
    const end: AttemptEnd = { exit: null, reason: 'sealed', neverBegan: true };
    expect(classifyOutcome(step, end, null)).toEqual({
      outcome: 'cancelled',
      exit: null,
      reason: 'it never started there; nothing ran',
      isToBeStartedAgain: true,
    });
    const stopped = { outcome: 'cancelled', reason: 'canceled by a person' } as const;
    expect(classifyOutcome(step, end, stopped)).not.toHaveProperty('isToBeStartedAgain');
  });
});

describe('a step that was stopped', () => {
  it.each([
    ['a person', cancelled, 130],
    ['its time limit', timedOut, 143],
  ])('by %s has the matching outcome', (_who, cause, exit) => {
    expect(classifyOutcome(step, exited(exit, 'interrupted'), cause)).toEqual({
      outcome: cause.outcome,
      exit,
      reason: cause.reason,
    });
  });

  it('still passed if it exited with 0 before the signal', () => {
    expect(classifyOutcome(step, exited(0), timedOut)).toEqual({ outcome: 'passed', exit: 0, reason: null });
  });

  it('is unknown when the stop may not have reached it, with both reasons', () => {
    expect(classifyOutcome(step, exited(null, 'the connection was lost'), cancelled)).toEqual({
      outcome: 'unknown',
      exit: null,
      reason: 'cancelled by a person; the connection was lost',
    });
  });
});

describe('a command that is followed', () => {
  it.each([
    ['stopped by a person', exited(143, 'interrupted'), cancelled],
    ['stopped although nobody knows its exit', exited(null), cancelled],
    ['ended with 0', exited(0), null],
  ])('passed when it was %s', (_how, end, cause) => {
    expect(classifyOutcome(follow, end, cause)).toEqual({
      outcome: 'passed',
      exit: end.exit,
      reason: 'no longer followed',
    });
  });

  it('failed when it ended by itself, and is named by its program', () => {
    expect(classifyOutcome(follow, exited(1), null)).toEqual({
      outcome: 'failed',
      exit: 1,
      reason: 'tail exited by itself with status 1',
    });
  });

  it('failed with the target’s reason when it gives one', () => {
    expect(classifyOutcome(follow, exited(null, 'the connection was lost'), null)).toEqual({
      outcome: 'failed',
      exit: null,
      reason: 'the connection was lost',
    });
  });
});
