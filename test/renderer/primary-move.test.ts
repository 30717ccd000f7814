import { describe, expect, it } from 'vitest';
import { primaryMove, sectionReason } from '../../src/renderer/run/turn/primary-move.ts';
import { isForward, type WorkItem } from '../../src/shared/plan/work.ts';
import type { ItemState } from '../../src/shared/run/attempts.ts';
import type { RunPlan } from '../../src/shared/run/run-plan.ts';
import type { RunState } from '../../src/shared/run/run-state.ts';
import { opened, planOf, proposed, rollbackOf, stateOf } from '../shared/run/moves/scene.ts';

const plan = planOf(`# Shop

## Pre-deployment checks
- [ ] Builds: \`npm test\`
- [ ] Told support

## Deployment
\`\`\`bash
make deploy
rm -rf /srv/old
\`\`\`
`);
const open = { gates: { deploy: opened } };
const checked = { Builds: 'passed' } as const;
const ready = { ...checked, 'Told support': 'passed' } as const;

const shown = (of: RunPlan) => ({ ...of, observer: null, damage: null });

function primary(state: RunState, section: 'preflight' | 'deploy') {
  const items = plan.work.filter(({ phaseKind }) => phaseKind === section);
  return primaryMove({ open: shown(plan), state, now: 0 }, items);
}

describe('the primary button of a section', () => {
  it('runs the checks while any of them is open, and says how many', () => {
    expect(primary(stateOf(plan), 'preflight')).toEqual({ kind: 'run-checks', checks: 1 });
    expect(primary(stateOf(plan, { Builds: 'failed' }), 'preflight').kind).toBe('run-checks');
  });

  it('ticks the box of its section once the checks passed, and leads to the gate from elsewhere', () => {
    expect(primary(stateOf(plan, checked), 'preflight')).toMatchObject({
      kind: 'tick',
      item: { title: 'Told support' },
    });
    expect(primary(stateOf(plan, checked), 'deploy')).toMatchObject({
      kind: 'to-gate',
      gate: { id: 'deploy' },
    });
    expect(primary(stateOf(plan, ready), 'preflight')).toMatchObject({ kind: 'to-gate' });
  });

  it('leads to the gate from a section behind it, where nothing can start yet', () => {
    expect(primary(stateOf(plan, ready), 'deploy')).toMatchObject({
      kind: 'to-gate',
      gate: { id: 'deploy' },
    });
  });

  it('leads to the gate where the outcome of a check is unknown: running the checks would start nothing', () => {
    const state = stateOf(plan, { ...ready, Builds: 'unknown' });
    expect(primary(state, 'preflight').kind).toBe('to-gate');
  });

  it('runs on once the gate is open, and says how far and what it tries again', () => {
    const production = { ...open, environment: 'production' } as const;
    expect(primary(stateOf(plan, ready, open), 'deploy')).toMatchObject({
      kind: 'run-to-gate',
      first: { title: 'make deploy' },
      steps: 2,
      retries: false,
    });
    // The second step is dangerous: in production the walk stops in front of it.
    expect(primary(stateOf(plan, ready, production), 'deploy')).toMatchObject({ steps: 1 });
    expect(primary(stateOf(plan, { ...ready, 'make deploy': 'failed' }, open), 'deploy')).toMatchObject({
      kind: 'run-to-gate',
      retries: true,
    });
  });

  it.each<{ says: string; state: RunState; text: string; lead: object }>([
    {
      says: 'a dangerous step needs confirmation',
      state: stateOf(plan, { ...ready, 'make deploy': 'passed' }, { ...open, environment: 'production' }),
      text: 'confirm “rm -rf /srv/old”',
      lead: { to: 'item', form: 'danger' },
    },
    {
      says: 'an outcome is unknown',
      state: stateOf(plan, { ...ready, 'make deploy': 'unknown' }, open),
      text: 'decide what became of “make deploy”',
      lead: { to: 'item' },
    },
    {
      says: 'a rollback is proposed',
      state: stateOf(plan, {}, { ...open, proposals: [proposed] }),
      text: 'roll back, or decline',
      lead: { to: 'proposal' },
    },
    {
      says: 'the release is rolled back',
      state: stateOf(plan, {}, { rollback: rollbackOf() }),
      text: 'see the rollback',
      lead: { to: 'rollback' },
    },
  ])('leads to what waits for a person where $says', ({ state, text, lead }) => {
    expect(primary(state, 'deploy')).toMatchObject({ kind: 'lead', turn: { text, lead } });
  });

  it('ends the run once everything is done', () => {
    const state = stateOf(plan, { ...ready, 'make deploy': 'passed', 'rm -rf': 'waived' }, open);
    expect(primary(state, 'deploy').kind).toBe('end-run');
    expect(primary(state, 'preflight').kind).toBe('end-run');
  });

  it('ticks the box that is left in its section, and leads to it from elsewhere', () => {
    const boxes = planOf('# P\n\n## Pre-deployment checks\n- [ ] Builds: `npm test`\n- [ ] Told support\n');
    const state = stateOf(boxes, checked);
    const at = (section: readonly WorkItem[]) => primaryMove({ open: shown(boxes), state, now: 0 }, section);
    expect(at(boxes.work)).toMatchObject({ kind: 'tick', item: { title: 'Told support' } });
    expect(at([])).toMatchObject({ kind: 'lead', turn: { text: 'tick “Told support”' } });
  });
});

describe('running a section', () => {
  const reason = (statuses: Readonly<Record<string, ItemState['status']>>, more: Partial<RunState> = {}) => {
    const state = stateOf(plan, statuses, more);
    const section = plan.work.filter((item) => isForward(item.phaseKind) && item.phaseKind === 'deploy');
    return sectionReason({ open: shown(plan), state, now: 0 }, section)?.message ?? null;
  };

  it('is possible while a step of it is open', () => {
    expect(reason(ready, open)).toBeNull();
  });

  it('waits for its gate', () => {
    expect(reason(ready)).toBe('Nothing can start: the deploy gate is shut.');
  });

  it('has nothing to do once everything in it is done', () => {
    expect(reason({ ...ready, 'make deploy': 'passed', 'rm -rf': 'waived' }, open)).toBe(
      'Everything in this section is done.',
    );
  });
});
