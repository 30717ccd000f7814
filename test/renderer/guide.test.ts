import { describe, expect, it } from 'vitest';
import { guideOf, guideSteps, nextStep } from '../../src/renderer/features/practice/guide.ts';
import { untouched } from '../../src/shared/run/attempts.ts';
import type { RunState } from '../../src/shared/run/run-state.ts';
import { planOf, rollbackOf, stateOf } from '../shared/run/moves/scene.ts';

const plan = planOf(
  '# Web\n\n## Pre-deployment\n\n- [ ] Tests: `npm test`\n- [ ] Told support\n\n## Deployment\n\n```bash\nmake deploy\n```\n',
);
const { work } = plan;
const [check, , step] = work;
const next = (state: RunState, tried: Parameters<typeof guideOf>[2] = []) =>
  nextStep(guideOf(state, work, tried));
const settled = (id: string | undefined): RunState['items'] => ({
  [id ?? '']: { ...untouched, status: 'passed' },
});

describe('the guide through a first rehearsal', () => {
  it('begins with the checks, and goes on once each has an outcome, a failure too', () => {
    expect(next(stateOf(plan))).toBe('checks');
    const failed = { [check?.id ?? '']: { ...untouched, status: 'failed' as const } };
    expect(next({ ...stateOf(plan), items: failed })).toBe('gate');
  });

  it('leads over the gate and the deployment to breaking something', () => {
    const checked = { ...stateOf(plan), items: settled(check?.id) };
    const opened = { ...checked, gates: { g: { actor: 'ann', at: '', reason: null } } };
    expect(next(opened)).toBe('deploy');
    const deployed = { ...opened, items: { ...checked.items, ...settled(step?.id) } };
    expect(next(deployed)).toBe('break');
    expect(next(deployed, ['slow'])).toBe('roll-back');
  });

  it('is over after a rollback that passed, however it came to it', () => {
    const back = { ...rollbackOf('2026-01-01T12:01:00Z'), outcome: 'passed' as const };
    expect(next({ ...stateOf(plan), rollback: back })).toBeNull();
    expect(next({ ...stateOf(plan), rollback: { ...back, outcome: 'failed' } })).toBe('checks');
    expect(guideSteps.at(-1)).toBe('roll-back');
  });
});
