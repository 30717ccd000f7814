import { describe, expect, it } from 'vitest';
import { rollbackOf } from '../../../../src/engine/plan/sheet/rollback-alternatives.ts';
import type { Phase } from '../../../../src/shared/plan/plan.ts';
import type { Guard, SheetLine, Stage } from '../../../../src/shared/plan/sheet.ts';

const phase = (id: string, heading: string, parent: Phase | null, when: Stage = 'back'): Phase => ({
  id,
  heading,
  path: [...(parent?.path ?? []), heading],
  kind: when === 'back' ? 'rollback' : 'reference',
  when,
  level: (parent?.level ?? 1) + 1,
  parent: parent?.id ?? null,
  line: 1,
});
const line = (source: string, more: Partial<SheetLine> = {}): SheetLine => ({
  id: source,
  line: 1,
  do: 'command',
  command: `undo ${source}`,
  when: 'back',
  where: 'local',
  runs: 'in-order',
  source,
  ...more,
});
/** Ways with their steps; the section of a line is the part of its name before the dot. */
const waysOf = (phases: readonly Phase[], lines: readonly SheetLine[]) => {
  const phaseOf = new Map(lines.map(({ source }) => [source, source.split('.')[0] ?? '']));
  const { alternatives, automatic } = rollbackOf(phases, lines, phaseOf);
  return { ways: alternatives.map(({ heading, steps }) => [heading, ...steps]), automatic };
};
const option = (label: string): { readonly guard: Guard } => ({
  guard: { kind: 'option', group: 'Rollback', label },
});

describe('the ways to roll back', () => {
  const back = phase('r', 'Rollback', null);

  it('are none without a line that rolls back', () => {
    expect(waysOf([back], [line('r.1', { when: 'change' })])).toEqual({ ways: [], automatic: undefined });
  });

  it('are one a section, whole and in order, with what is done by hand', () => {
    const lines = [line('r.1'), line('r.2', { do: 'manual' }), line('r.3'), line('r.3', { id: 'r.3.2' })];
    expect(waysOf([back], lines).ways).toEqual([['Rollback', 'r.1', 'r.2', 'r.3']]);
  });

  it('are one for each outermost section that rolls back, wherever that stands', () => {
    const guide = phase('g', 'Operations', null, 'demand');
    const database = phase('d', 'Roll back the database', guide);
    const ways = waysOf([back, guide, database], [line('r.1'), line('d.1')]).ways;
    expect(ways).toEqual([
      ['Rollback', 'r.1'],
      ['Roll back the database', 'd.1'],
    ]);
  });

  it('include parts that may alone be wanted, and no numbered ones', () => {
    const parts = [phase('a', 'Web server', back), phase('b', 'Database', back)];
    expect(waysOf([back, ...parts], [line('a.1'), line('b.1')]).ways).toEqual([
      ['Rollback', 'a.1', 'b.1'],
      ['Web server', 'a.1'],
      ['Database', 'b.1'],
    ]);
    const steps = [phase('a', 'Step 1: stop', back), phase('b', '2. Start', back)];
    expect(waysOf([back, ...steps], [line('a.1'), line('b.1')]).ways).toEqual([['Rollback', 'a.1', 'b.1']]);
  });

  it('are the options among its parts, each with what stands beside them, and never all of them', () => {
    const parts = [phase('a', 'Option A', back), phase('b', 'Option B', back)];
    const lines = [
      line('r.1'),
      line('a.1', option('Option A')),
      line('b.1', option('Option B')),
      line('r.2', { do: 'manual' }),
    ];
    expect(waysOf([back, ...parts], lines).ways).toEqual([
      ['Option A', 'r.1', 'a.1', 'r.2'],
      ['Option B', 'r.1', 'b.1', 'r.2'],
    ]);
  });

  it('are not made of lines that are guarded by their own words', () => {
    const parts = [phase('a', 'Web server', back), phase('b', 'Database', back)];
    const own: { readonly guard: Guard } = { guard: { kind: 'if', text: 'if the schema changed' } };
    expect(waysOf([back, ...parts], [line('a.1', own), line('b.1', own)]).ways[0]).toEqual([
      'Rollback',
      'a.1',
      'b.1',
    ]);
  });

  it.each([
    ['./scripts/rollback.sh v1', true],
    ['sudo bash ops/roll-back-all.sh', true],
    ['echo rollback.sh', false],
    ['kubectl rollout undo deployment/shop', false],
  ])('name %s as the one command for all: %s', (command, is) => {
    expect(waysOf([back], [line('r.1', { command })]).automatic).toBe(is ? command : undefined);
  });
});
