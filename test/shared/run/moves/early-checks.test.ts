import { describe, expect, it } from 'vitest';
import type { WorkItem } from '../../../../src/shared/plan/work.ts';
import { earlyChecks } from '../../../../src/shared/run/moves/early-checks.ts';

const item = (id: string, more: Partial<WorkItem> = {}): WorkItem => ({
  id,
  kind: 'check',
  title: id,
  command: id,
  source: id,
  phase: 'p',
  phaseKind: 'preflight',
  when: 'before',
  runs: 'beside',
  boxed: true,
  where: 'local',
  follow: false,
  verify: false,
  interactive: false,
  placeholders: [],
  line: 1,
  checked: false,
  ...more,
});
const early = (work: readonly WorkItem[], placement: Readonly<Record<string, string>> = {}) =>
  earlyChecks({ work, placement }).map(({ id }) => id);

describe('the checks ahead of everything else', () => {
  it('are those of the preparation that may run beside others', () => {
    const work = [item('a'), item('b', { runs: 'in-order' }), item('c', { when: 'change' }), item('d')];
    expect(early(work)).toEqual(['a', 'd']);
  });

  it('leave those for later that need what a command before them sets, on its target', () => {
    const work = [
      item('a'),
      item('set', { runs: 'in-order', sets: { directory: '/srv' } }),
      item('here'),
      item('there'),
    ];
    expect(early(work, { a: 'local', set: 'local', here: 'local', there: 'web-1' })).toEqual(['a', 'there']);
  });

  it('do not wait for what only a person may start', () => {
    expect(early([item('set', { runs: 'asked', sets: { directory: '/srv' } }), item('a')])).toEqual(['a']);
  });
});
