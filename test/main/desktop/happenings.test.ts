import { describe, expect, test } from 'vitest';
import { happenings } from '../../../src/main/desktop/happenings.ts';
import { gate, run } from './run-report.ts';

const step = { key: 'a1', text: 'Switch the link' };

describe('what has happened in a run', () => {
  test('a gate that waits is told once, for as long as it waits', () => {
    const waiting = run({ phase: 'waiting', waits: gate });
    expect(happenings(run(), waiting)).toEqual([
      { kind: 'turn', keys: ['turn:gate:deploy'], texts: [gate.text], lead: 'turn' },
    ]);
    expect(happenings(waiting, { ...waiting, done: 4 })).toEqual([]);
    expect(happenings(waiting, run())).toEqual([]);
  });

  test('a step that failed is told, and told again when it fails once more after a retry', () => {
    const failed = run({ phase: 'failed', failed: [step] });
    const told = [{ kind: 'failed', keys: ['failed:a1'], texts: [step.text], lead: 'failure' }];
    expect(happenings(run(), failed)).toEqual(told);
    expect(happenings(failed, failed)).toEqual([]);
    expect(happenings(run(), failed)).toEqual(told);
  });

  test('the end of a soak is told as that, and not as a turn as well', () => {
    const soaking = run({ phase: 'soaking' });
    expect(happenings(soaking, run({ phase: 'waiting', waits: gate }))).toMatchObject([
      { kind: 'soak-over' },
    ]);
    expect(happenings(soaking, run({ phase: 'soaking', alerts: ['errors > 1 %'] }))).toMatchObject([
      { kind: 'alert' },
    ]);
  });

  test('alerts that come at once are one happening, without those that were there', () => {
    const one = run({ alerts: ['errors > 1 %'] });
    expect(happenings(one, run({ alerts: ['errors > 1 %', 'p95 > 500 ms', 'memory > 90 %'] }))).toEqual([
      {
        kind: 'alert',
        keys: ['alert:p95 > 500 ms', 'alert:memory > 90 %'],
        texts: ['p95 > 500 ms', 'memory > 90 %'],
        lead: 'alert',
      },
    ]);
  });

  test('nothing has where a run was only opened, closed or exchanged for another', () => {
    const failed = run({ failed: [step], waits: gate, alerts: ['x'] });
    expect(happenings(null, failed)).toEqual([]);
    expect(happenings(failed, null)).toEqual([]);
    expect(happenings({ ...run(), id: 'other' }, failed)).toEqual([]);
  });
});
