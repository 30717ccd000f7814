import { describe, expect, it } from 'vitest';
import { reportOfRun } from '../../src/renderer/features/desktop/report-of-run.ts';
import { turnOf } from '../../src/renderer/run/turn/your-turn.ts';
import type { RunState } from '../../src/shared/run/run-state.ts';
import { desktopReportSchema } from '../../src/shared/wire/desktop-report.ts';
import { itemOf, opened, planOf, rollbackOf, stateOf } from '../shared/run/moves/scene.ts';

const text = `# Shop

## Pre-deployment checks
- [ ] Builds: \`npm test\`
- [ ] Told support

## Deployment
\`\`\`bash
make deploy
\`\`\`

## Post-deployment
- [ ] Errors are low: \`curl -f http://localhost/health\`
`;
const plan = planOf(text, { gates: { soak: { for: '30m' } } });
const open = { ...plan, observer: null, damage: null };
const report = (state: RunState, more: { rollback?: RunState; alerts?: string[] } = {}) => {
  const { rollback = null, alerts = [] } = more;
  const turn = turnOf({ open, state, prompts: [], now: 0 });
  const named = { ...state, run: state.run === '' ? 'a-run' : state.run };
  return reportOfRun({ open, state: named, rollback, turn, alerts, release: '1.0 · Shop', now: 0 });
};

describe('what the desktop is told of a run', () => {
  it('is what the main process takes, whatever a document says', () => {
    const told = report(stateOf(plan, { Builds: 'failed' }), {
      alerts: Array.from({ length: 500 }, () => 'x'.repeat(5_000)),
    });
    expect(desktopReportSchema.safeParse({ file: '/srv/R.md', run: told }).error).toBeUndefined();
    expect(told.alerts).toHaveLength(200);
  });

  it('is what runs, and how far it is', () => {
    expect(report(stateOf(plan, { Builds: 'passed', 'Told support': 'running' }))).toMatchObject({
      phase: 'running',
      done: 1,
      waits: null,
    });
  });

  it('is what waits for a person, by what it is and not by who is asked', () => {
    const box = itemOf(plan, 'Told support').id;
    expect(report(stateOf(plan, { Builds: 'passed' }))).toMatchObject({
      phase: 'waiting',
      waits: { key: `item:${box}`, text: 'tick “Told support”' },
    });
    expect(report(stateOf(plan, { Builds: 'passed', 'Told support': 'passed' }))).toMatchObject({
      phase: 'waiting',
      waits: { key: 'gate:deploy' },
    });
  });

  it('is a soak, until its time is over and its gate waits', () => {
    const gate = open.gates.find(({ soakMs }) => soakMs > 0);
    if (gate === undefined) throw new Error('the checklist has no soak');
    const passed = { Builds: 'passed', 'Told support': 'passed', 'make deploy': 'passed' } as const;
    const state = stateOf(plan, passed, { gates: { deploy: opened } });
    const attempt = { n: 1, endedAt: '1970-01-01T00:00:10Z' };
    const deployed = itemOf(plan, 'make deploy').id;
    const items = { ...state.items, [deployed]: { ...state.items[deployed], attempts: [attempt] } };
    const soaking = { ...state, items } as unknown as RunState;
    expect(report(soaking)).toMatchObject({ phase: 'soaking', waits: null });
    const over = { open, state: soaking, prompts: [], now: 10_000 + gate.soakMs + 1 };
    const told = reportOfRun({ ...over, rollback: null, turn: turnOf(over), alerts: [], release: '' });
    expect(told).toMatchObject({ phase: 'waiting', waits: { key: `gate:${gate.id}` } });
  });

  it('is what failed, with its attempt', () => {
    const { id } = itemOf(plan, 'Builds');
    const told = report(stateOf(plan, { Builds: 'failed' }));
    expect(told).toMatchObject({ phase: 'failed', failed: [{ text: 'Builds' }] });
    expect(told.failed[0]?.key.startsWith(`${id}.`)).toBe(true);
  });

  it('is a rollback that goes on, and one that stands still', () => {
    const begun = { gates: { deploy: opened }, rollback: rollbackOf() };
    const state = stateOf(plan, { Builds: 'passed' }, begun);
    const back = stateOf(plan, {}, { kind: 'rollback' });
    expect(report(state, { rollback: { ...back, status: 'running' } })).toMatchObject({
      phase: 'running',
      waits: null,
    });
    expect(report(state, { rollback: { ...back, status: 'paused' } })).toMatchObject({
      phase: 'failed',
      waits: { key: 'rollback-stopped', text: 'Rollback stopped' },
    });
  });

  it('is that a run has ended, without what failed in it', () => {
    expect(report(stateOf(plan, { Builds: 'failed' }, { status: 'ended' }))).toMatchObject({
      phase: 'ended',
      failed: [],
      waits: null,
    });
  });
});
