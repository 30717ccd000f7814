import { describe, expect, it } from 'vitest';
import { primaryMove, sectionReason } from '../../src/renderer/run/primary-move.ts';
import { isForward } from '../../src/shared/plan/work.ts';
import type { ItemState } from '../../src/shared/run/attempts.ts';
import type { RunState } from '../../src/shared/run/run-state.ts';
import { movesOf, opened, planOf, proposed, rollbackOf, stateOf } from '../shared/run/moves/scene.ts';

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

function primary(state: RunState, section: 'preflight' | 'deploy') {
  return primaryMove({ moves: movesOf(plan, state), plan, state }, section === 'preflight');
}

describe('the primary button of a section', () => {
  it('runs the checks while any of them is open', () => {
    expect(primary(stateOf(plan), 'preflight').kind).toBe('run-checks');
    expect(primary(stateOf(plan, { Builds: 'failed' }), 'preflight').kind).toBe('run-checks');
  });

  it('leads to the gate once the checks passed', () => {
    expect(primary(stateOf(plan, checked), 'preflight')).toMatchObject({
      kind: 'to-gate',
      gate: { id: 'deploy' },
    });
  });

  it('leads to the gate from a section behind it, where nothing can start yet', () => {
    expect(primary(stateOf(plan, ready), 'deploy')).toMatchObject({
      kind: 'to-gate',
      gate: { id: 'deploy' },
    });
  });

  it('leads to the gate where the outcome of a check is unknown: running the checks would start nothing', () => {
    expect(primary(stateOf(plan, { Builds: 'unknown' }), 'preflight').kind).toBe('to-gate');
  });

  it('runs on once the gate is open', () => {
    expect(primary(stateOf(plan, ready, open), 'deploy')).toEqual({ kind: 'run-to-gate', reason: null });
    expect(primary(stateOf(plan, { ...ready, 'make deploy': 'failed' }, open), 'deploy')).toEqual({
      kind: 'run-to-gate',
      reason: null,
    });
  });

  it.each<{ says: string; state: RunState; words: string }>([
    {
      says: 'a dangerous step needs confirmation',
      state: stateOf(plan, { ...ready, 'make deploy': 'passed' }, { ...open, environment: 'production' }),
      words: 'needs confirmation',
    },
    {
      says: 'an outcome is unknown',
      state: stateOf(plan, { ...ready, 'make deploy': 'unknown' }, open),
      words: 'the outcome of "make deploy" is unknown',
    },
    {
      says: 'a rollback is proposed',
      state: stateOf(plan, {}, { ...open, proposals: [proposed] }),
      words: 'decline it first',
    },
    {
      says: 'the release is rolled back',
      state: stateOf(plan, {}, { rollback: rollbackOf() }),
      words: 'being rolled back',
    },
  ])('says why nothing can start where $says', ({ state, words }) => {
    expect(primary(state, 'deploy')).toMatchObject({
      kind: 'run-to-gate',
      reason: { message: expect.stringContaining(words) },
    });
  });

  it('ends the run once everything is done', () => {
    const state = stateOf(plan, { ...ready, 'make deploy': 'passed', 'rm -rf': 'waived' }, open);
    expect(primary(state, 'deploy').kind).toBe('end-run');
    expect(primary(state, 'preflight').kind).toBe('end-run');
  });

  it('names the box that is left where a checklist has boxes and no gate', () => {
    const boxes = planOf('# P\n\n## Pre-deployment checks\n- [ ] Builds: `npm test`\n- [ ] Told support\n');
    const state = stateOf(boxes, checked);
    expect(primaryMove({ moves: movesOf(boxes, state), plan: boxes, state }, true)).toEqual({
      kind: 'run-to-gate',
      reason: { message: 'Nothing can start: "Told support" needs to be ticked by hand.' },
    });
  });
});

describe('running a section', () => {
  const reason = (statuses: Readonly<Record<string, ItemState['status']>>, more: Partial<RunState> = {}) => {
    const state = stateOf(plan, statuses, more);
    const section = plan.work.filter((item) => isForward(item.phaseKind) && item.phaseKind === 'deploy');
    return sectionReason({ moves: movesOf(plan, state), plan, state }, section)?.message ?? null;
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
