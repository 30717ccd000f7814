import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../../src/engine/lib/engine-error.ts';
import { mustBeAllowed } from '../../../../src/engine/run/start/must-be-allowed.ts';
import type { RefusalCode } from '../../../../src/shared/run/moves/move.ts';

function thrownFor(code: RefusalCode, hint?: string): EngineError {
  try {
    mustBeAllowed({ code, message: 'It was not started.', ...(hint === undefined ? {} : { hint }) });
  } catch (error) {
    if (error instanceof EngineError) return error;
  }
  throw new Error('An EngineError was expected.');
}

describe('a refused move', () => {
  it.each([
    ['not-in-plan', 'NOT_FOUND'],
    ['needs-run', 'BAD_INPUT'],
    ['nothing-to-run', 'BAD_INPUT'],
    ['reason-missing', 'BAD_INPUT'],
    ['is-rollback', 'BAD_INPUT'],
  ] as const)('%s is a caller error: %s', (refusal, code) => {
    expect(thrownFor(refusal).code).toBe(code);
  });

  it.each([
    'observing',
    'run-ended',
    'running',
    'not-running',
    'outcome-unknown',
    'gate-shut',
    'needs-confirmation',
    'not-waivable',
    'rolling-back',
    'keeps-plan',
    'no-rollback',
    'no-proposal',
  ] as const)('%s may be allowed later: NOT_NOW', (refusal) => {
    expect(thrownFor(refusal).code).toBe('NOT_NOW');
  });

  it('keeps its message and its hint', () => {
    const { message, hint } = thrownFor('gate-shut', 'Open the gate first.');
    expect({ message, hint }).toEqual({ message: 'It was not started.', hint: 'Open the gate first.' });
    expect(thrownFor('gate-shut').hint).toBeUndefined();
  });
});
