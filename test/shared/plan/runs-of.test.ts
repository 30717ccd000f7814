import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../src/shared/plan/runs-of.ts';

const check = { do: 'command', nature: 'check', box: true } as const;

describe('how a walk comes to a line', () => {
  it.each([
    ['a check of a box', check, 'before', 'beside'],
    [
      'one that leaves something for those behind it',
      { ...check, sets: { variables: ['A'] } },
      'before',
      'in-order',
    ],
    ['a check of a fence', { do: 'command', nature: 'check' }, 'before', 'in-order'],
    ['an effect', { do: 'command', nature: 'effect', box: true }, 'change', 'in-order'],
    ['a line by hand', { do: 'manual', box: true }, 'change', 'in-order'],
    [
      'one that somebody decides about',
      { ...check, guard: { kind: 'if', text: 'if so' } },
      'before',
      'asked',
    ],
    ['one on demand', check, 'demand', 'asked'],
    ['a routine', check, 'routine', 'asked'],
  ] as const)('follows from what it is: %s', (_what, line, when, runs) => {
    expect(runsOf(line as Parameters<typeof runsOf>[0], when)).toBe(runs);
  });
});
