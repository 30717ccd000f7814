import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../src/engine/plan/parse/parse-plan.ts';
import { workOf } from '../../../src/shared/plan/work.ts';
import { gateHolds, gatesOf } from '../../../src/shared/run/gates.ts';
import { emptyRunState, type RunState, transition } from '../../../src/shared/run/run-state.ts';
import type { Sidecar } from '../../../src/shared/sidecar/sidecar.ts';

const parse = await loadPlanParser();
const plan = parse(
  '# P\n\n## Pre-deployment checks\n- [ ] one\n- [ ] two\n\n## Deployment\n```bash\nmake deploy\n```\n\n## Post-deployment\n- [ ] look\n\n## Sign-off\n- [ ] Lead: ______\n',
);
const work = workOf(plan);
const passed = (ids: readonly string[], at = ''): RunState['items'] =>
  Object.fromEntries(
    ids.map((id) => [
      id,
      {
        status: 'passed',
        attempts:
          at === ''
            ? []
            : [
                {
                  n: 1,
                  target: '',
                  command: '',
                  startedAt: '',
                  endedAt: at,
                  timeoutMs: 0,
                  dir: null,
                  outcome: 'passed',
                  exit: 0,
                  durationMs: 0,
                  outputBytes: 0,
                  outputSha256: null,
                  reason: null,
                },
              ],
        tick: null,
        waiver: null,
      },
    ]),
  );

describe('a gate', () => {
  const sidecar = {
    version: 1 as const,
    gates: { deploy: { signoffs: 'all' as const }, soak: { for: '15m' } },
  };
  const [deploy, soak] = gatesOf(plan, sidecar);

  it('stands before the first deploying phase, and behind the last when a soak is asked for', () => {
    expect(gatesOf(plan, { version: 1 }).map((gate) => gate.id)).toEqual(['deploy']);
    expect([deploy?.id, soak?.id]).toEqual(['deploy', 'soak']);
  });

  it('names what still holds it', () => {
    if (deploy === undefined) throw new Error('no gate');
    expect(gateHolds(deploy, emptyRunState, work, 0)).toEqual([
      '2 items are open, the first: one',
      'sign-off missing: Lead',
    ]);
    const signed = {
      ...emptyRunState,
      planHash: 'h',
      items: passed(deploy.needs),
      signoffs: { Lead: { name: 'A', at: '', signed: false, planHash: 'h' } },
    };
    expect(gateHolds(deploy, signed, work, 0)).toEqual([]);
  });

  it('asks for the sign-offs that the document names, unless the sidecar says otherwise', () => {
    const rolesOf = (gates?: Sidecar['gates']): readonly string[] | undefined =>
      gatesOf(plan, { version: 1, ...(gates === undefined ? {} : { gates }) })[0]?.roles;
    expect(rolesOf()).toEqual(['Lead']);
    expect(rolesOf({ deploy: { waivable: ['manual'] } })).toEqual(['Lead']);
    expect(rolesOf({ deploy: { signoffs: [] } })).toEqual([]);
  });

  it('opens without a sign-off once that was waived, until the waiver is withdrawn', () => {
    const [asked] = gatesOf(plan, { version: 1 });
    if (asked === undefined) throw new Error('no gate');
    const settled = { ...emptyRunState, planHash: 'h', items: passed(asked.needs) };
    expect(gateHolds(asked, settled, work, 0)).toEqual(['sign-off missing: Lead']);
    const stamp = { seq: 2, at: '2026-01-01T12:00:00Z', v: 1, prev: '' } as const;
    const waived = transition(settled, {
      ...stamp,
      type: 'signoff.waived',
      role: 'Lead',
      actor: 'ann',
      reason: 'on leave',
    });
    expect(gateHolds(asked, waived, work, 0)).toEqual([]);
    const again = transition(waived, { ...stamp, type: 'signoff.withdrawn', role: 'Lead', actor: 'ann' });
    expect(gateHolds(asked, again, work, 0)).toEqual(['sign-off missing: Lead']);
  });

  it('does not count a sign-off that was given for another plan', () => {
    if (deploy === undefined) throw new Error('no gate');
    const stale = {
      ...emptyRunState,
      planHash: 'new',
      items: passed(deploy.needs),
      signoffs: { Lead: { name: 'A', at: '', signed: false, planHash: 'old' } },
    };
    expect(gateHolds(deploy, stale, work, 0)).toEqual(['sign-off missing: Lead']);
  });

  it('soaks by the clock it is given', () => {
    if (soak === undefined) throw new Error('no gate');
    const at = '2026-01-01T00:00:00.000Z';
    const state = { ...emptyRunState, items: passed(soak.needs, at) };
    expect(gateHolds(soak, state, work, Date.parse(at) + 60_000)).toEqual(['soaking for another 840 s']);
    expect(gateHolds(soak, state, work, Date.parse(at) + 900_000)).toEqual([]);
  });
});
