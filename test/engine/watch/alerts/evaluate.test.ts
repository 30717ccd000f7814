import { describe, expect, it } from 'vitest';
import {
  freshRule,
  isBreached,
  type RuleMemory,
  stepRule,
} from '../../../../src/engine/watch/alerts/evaluate.ts';
import type { AlertRule } from '../../../../src/shared/plan/plan.ts';

const rule = (more: Partial<AlertRule> = {}): AlertRule => ({
  text: 'Error rate above 5%',
  metric: 'error rate',
  op: '>',
  value: 5,
  unit: '%',
  forMs: 60_000,
  line: 1,
  ...more,
});

/** Takes a rule through looks, each as seconds and whether it is breached; gives its states. */
function through(given: AlertRule, ...looks: readonly (readonly [number, boolean | null])[]) {
  let memory: RuleMemory = freshRule;
  return looks.map(([seconds, breached]) => {
    memory = stepRule(given, memory, breached, seconds * 1_000);
    return memory.state;
  });
}

describe('a rule that is breached', () => {
  it.each([
    [
      'fires once it has lasted as long as it says',
      [
        [0, true],
        [59, true],
        [60, true],
      ],
      ['pending', 'pending', 'firing'],
    ],
    [
      'begins anew after a single look in bounds',
      [
        [0, true],
        [50, true],
        [55, false],
        [56, true],
        [115, true],
        [116, true],
      ],
      ['pending', 'pending', 'inactive', 'pending', 'pending', 'firing'],
    ],
    [
      'begins anew after a look without data',
      [
        [0, true],
        [59, null],
        [60, true],
      ],
      ['pending', 'no-data', 'pending'],
    ],
    [
      'is no alarm while it is in bounds',
      [
        [0, false],
        [600, false],
      ],
      ['inactive', 'inactive'],
    ],
    [
      'knows nothing without data',
      [
        [0, null],
        [60, null],
      ],
      ['no-data', 'no-data'],
    ],
  ] as const)('%s', (_what, looks, states) => {
    expect(through(rule(), ...looks)).toEqual(states);
  });

  it('fires after ten seconds if it names no duration', () => {
    const { forMs: _none, ...short } = rule();
    expect(through(short, [0, true], [9, true], [10, true])).toEqual(['pending', 'pending', 'firing']);
  });

  it('fires at once with a duration of zero', () => {
    expect(through(rule({ forMs: 0 }), [0, true])).toEqual(['firing']);
  });

  it('remembers since when it has lasted', () => {
    const pending = stepRule(rule(), freshRule, true, 5_000);
    expect(stepRule(rule(), pending, true, 65_000)).toEqual({
      state: 'firing',
      since: 5_000,
      clearSince: null,
    });
  });
});

describe('a rule that fires', () => {
  const firing: RuleMemory = { state: 'firing', since: 0, clearSince: null };
  const on = (...looks: readonly (readonly [number, boolean | null])[]) => {
    let memory = firing;
    return looks.map(([seconds, breached]) => {
      memory = stepRule(rule(), memory, breached, seconds * 1_000);
      return memory.state;
    });
  };

  it.each([
    [
      'has resolved after fifteen seconds in bounds',
      [
        [100, false],
        [114, false],
        [115, false],
      ],
      ['firing', 'firing', 'resolved'],
    ],
    [
      'counts those seconds anew after a breach',
      [
        [100, false],
        [110, true],
        [111, false],
        [125, false],
        [126, false],
      ],
      ['firing', 'firing', 'firing', 'firing', 'resolved'],
    ],
    [
      'fires on without data: silence is no recovery',
      [
        [100, null],
        [1_000, null],
      ],
      ['firing', 'firing'],
    ],
    [
      'is resolved until it is breached again, and then waits anew',
      [
        [100, false],
        [115, false],
        [900, false],
        [901, true],
        [961, true],
      ],
      ['firing', 'resolved', 'resolved', 'pending', 'firing'],
    ],
  ] as const)('%s', (_what, looks, states) => {
    expect(on(...looks)).toEqual(states);
  });

  it('keeps since when it fired while it is not yet resolved', () => {
    expect(stepRule(rule(), firing, false, 100_000)).toEqual({
      state: 'firing',
      since: 0,
      clearSince: 100_000,
    });
  });
});

describe('a value against a rule', () => {
  it.each([
    ['>', 5, 5, false],
    ['>', 5, 5.1, true],
    ['>=', 5, 5, true],
    ['<', 5, 4.9, true],
    ['<', 5, 5, false],
    ['<=', 5, 5, true],
  ] as const)('%s %d with %d is breached: %s', (op, value, now, breached) => {
    expect(isBreached(rule({ op, value }), now)).toBe(breached);
  });

  it.each([
    ['a rule without a number', rule({ value: null }), 9],
    ['no value', rule(), null],
  ])('says nothing with %s', (_what, given, value) => {
    expect(isBreached(given, value)).toBeNull();
  });

  it.each([
    [0, true],
    [1, false],
    [null, null],
  ])('of an event, %s, is breached: %s', (value, breached) => {
    expect(isBreached(rule({ op: 'event', value: null }), value)).toBe(breached);
  });
});
