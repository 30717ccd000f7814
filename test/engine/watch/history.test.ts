import { expect, it } from 'vitest';
import type { RunSession } from '../../../src/engine/run/session/run-session.ts';
import { historyMessages, isHistory } from '../../../src/engine/watch/history.ts';
import { planOf, rollbackOf, stateOf } from '../../shared/run/moves/scene.ts';

const at = '2026-01-01T12:00:00Z';

it('a run is history once it and its rollback have ended', () => {
  expect(isHistory({ status: 'paused', rollback: null })).toBe(false);
  expect(isHistory({ status: 'ended', rollback: null })).toBe(true);
  expect(isHistory({ status: 'ended', rollback: rollbackOf() })).toBe(false);
  expect(isHistory({ status: 'ended', rollback: rollbackOf(at) })).toBe(true);
});

it('history says which alerts had fired, and of no others that they are fine', async () => {
  const plan = planOf('# P\n\n## Alerts\n\n- High error rate (>5%)\n- High latency (p95 >500ms)\n');
  const [errors] = plan.plan.alerts;
  const text = errors?.text ?? '';
  const state = stateOf(
    plan,
    {},
    { status: 'ended', alerts: { [text]: { text, state: 'firing', value: 7, at } } },
  );
  const session = {
    plan: plan.plan,
    state,
    targets: { connections: () => [] },
    files: { series: '/nowhere/series.ndjson' },
  } as unknown as RunSession;
  expect(await historyMessages(session)).toEqual([
    { type: 'connections', connections: [] },
    {
      type: 'alerts',
      alerts: [{ rule: errors, state: 'firing', value: 7, shown: '', since: Date.parse(at) }],
    },
    { type: 'judgment', judged: null },
  ]);
});
