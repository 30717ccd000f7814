import { describe, expect, it } from 'vitest';
import { boxChanges, isLeftToItsCommands } from '../../../../src/shared/run/moves/held-boxes.ts';
import { itemOf, movesOf, opened, planOf, sayDue, stateOf, tick, walkOf } from './scene.ts';

const fence = (...lines: readonly string[]): string => `  \`\`\`bash\n  ${lines.join('\n  ')}\n  \`\`\`\n`;

const plan = planOf(`# Shop 1.0

## Pre-deployment checks
- [ ] Told support

## Deployment
- [ ] Copy it over:
${fence('make copy', 'make link')}- [ ] Restart the shop
${fence('make restart')}- [ ] Tell everybody
`);
const changing = (statuses: Parameters<typeof stateOf>[1] = {}, more: Parameters<typeof stateOf>[2] = {}) =>
  stateOf(plan, { 'Told support': 'passed', ...statuses }, { gates: { deploy: opened }, ...more });
const copy = itemOf(plan, 'Copy it over').id;

describe('a box over commands', () => {
  it('has no line of its own on the sheet: its first command has its mark', () => {
    expect(
      (plan.plan.sheet ?? []).map(({ command, text, box, runs }) => [command ?? text, box === true, runs]),
    ).toEqual([
      ['Told support', true, 'in-order'],
      ['make copy', true, 'in-order'],
      ['make link', false, 'in-order'],
      ['make restart', true, 'in-order'],
      ['Tell everybody', true, 'in-order'],
    ]);
  });

  it('is due with its commands, and waits for nobody before they have run', () => {
    const box = itemOf(plan, 'Copy it over');
    expect([box.when, box.runs, box.line]).toEqual(['change', 'in-order', 7]);
    const state = changing();
    expect(isLeftToItsCommands(state, box)).toBe(true);
    expect(sayDue(movesOf(plan, state).due(walkOf(plan)))).toContain('make copy');
  });

  it.each([
    ['none has run', {}, []],
    ['one has run', { 'make copy': 'passed' }, []],
    ['all have passed', { 'make copy': 'passed', 'make link': 'passed' }, [copy]],
    [
      'all but one that was chosen against have passed',
      { 'make copy': 'passed', 'make link': 'skipped' },
      [copy],
    ],
    ['all were chosen against', { 'make copy': 'skipped', 'make link': 'skipped' }, []],
    ['one failed', { 'make copy': 'passed', 'make link': 'failed' }, []],
    ['the outcome of one is unknown', { 'make copy': 'passed', 'make link': 'unknown' }, []],
    ['one was waived', { 'make copy': 'passed', 'make link': 'waived' }, []],
  ] as const)('is ticked or left open where %s', (_what, statuses, ticked) => {
    expect(boxChanges(plan.work, changing(statuses)).tick).toEqual(ticked);
  });

  it('is a person’s to tick where one of its commands was waived', () => {
    const state = changing({ 'make copy': 'passed', 'make link': 'waived', 'make restart': 'passed' });
    expect(sayDue(movesOf(plan, state).due(walkOf(plan)))).toContain('Copy it over');
  });

  it('is opened again where one of them fails after all, unless a person ticked it', () => {
    const passed = { ...changing({ 'make copy': 'passed', 'make link': 'failed' }) };
    const tickedBy = (actor: string) => ({
      ...passed,
      items: {
        ...passed.items,
        [copy]: { ...passed.items[copy], status: 'passed', attempts: [], tick: { ...tick, actor } },
      },
    });
    expect(boxChanges(plan.work, tickedBy('slipway') as typeof passed).untick).toEqual([copy]);
    expect(boxChanges(plan.work, tickedBy('ann') as typeof passed).untick).toEqual([]);
  });
});
