import { describe, expect, it } from 'vitest';
import { untouched } from '../../../../src/shared/run/attempts.ts';
import type { Move, RefusalCode } from '../../../../src/shared/run/moves/move.ts';
import type { RunState } from '../../../../src/shared/run/run-state.ts';
import {
  codeOf,
  deploying,
  itemOf,
  movesOf,
  opened,
  planOf,
  proposed,
  rollbackOf,
  stateOf,
  tick,
} from './scene.ts';

const plan = planOf(
  `# Shop 1.0

## Pre-deployment checks
- [ ] Builds: \`npm test\`
- [ ] Told support
- [ ] Audited: \`npm audit\` <!-- slipway: required=true -->

## Deployment
\`\`\`bash
systemctl stop shop
rm -rf /var/cache/shop
\`\`\`
\`\`\`bash { idempotent=true }
systemctl daemon-reload
\`\`\`
- [ ] Watched the graphs

## Logs
\`\`\`bash
tail -f /var/log/shop.log
\`\`\`

## Post-deployment
- [ ] Looks good

## Rollback
\`\`\`bash
make rollback
\`\`\`

## Sign-off
- [ ] Lead: ______
`,
  { gates: { deploy: { signoffs: [], waivable: ['manual'] }, soak: { for: '15m' } } },
);
const { Builds, Support, Stop, Clean, Reload, Graphs, Looks, Tail } = {
  Builds: itemOf(plan, 'npm test').id,
  Support: itemOf(plan, 'Told support').id,
  Stop: itemOf(plan, 'systemctl stop').id,
  Clean: itemOf(plan, 'rm -rf').id,
  Reload: itemOf(plan, 'daemon-reload').id,
  Graphs: itemOf(plan, 'Watched').id,
  Looks: itemOf(plan, 'Looks good').id,
  Tail: itemOf(plan, 'tail -f').id,
};
const open = { gates: { deploy: opened } };
const production = { ...open, environment: 'production' } as const;
const signed = { name: 'ann', at: '', signed: false, planHash: plan.plan.hash };
const preflightDone = { Builds: 'passed', 'Told support': 'passed', Audited: 'passed' } as const;

interface Case {
  readonly says: string;
  readonly move: Move;
  readonly code: RefusalCode | null;
  readonly state?: RunState;
  readonly observes?: string;
}

const everyMove: readonly Move[] = [
  { do: 'run', item: Builds },
  { do: 'cancel', item: Builds },
  { do: 'tick', item: Support },
  { do: 'untick', item: Support },
  { do: 'decide', item: Builds },
  { do: 'waive', item: Support },
  { do: 'open-gate', gate: 'deploy' },
  { do: 'sign', role: 'Lead' },
  { do: 'unsign', role: 'Lead' },
  { do: 'advance' },
  { do: 'pause' },
  { do: 'cancel-all' },
  { do: 'finish' },
  { do: 'take-document' },
  { do: 'decline', proposal: 'p1' },
];

describe('a console that only watches', () => {
  it.each(everyMove)('may not $do, whatever the state', (move) => {
    expect(codeOf(movesOf(plan, stateOf(plan), { observes: 'ann on ops-2' }), move)).toBe('observing');
  });

  it('may not reconnect either, because it has no connections', () => {
    expect(codeOf(movesOf(plan, stateOf(plan), { observes: 'ann' }), { do: 'reconnect' })).toBe('observing');
  });

  it('may roll back, because the console that drives the run does it', () => {
    const state = stateOf(plan, {}, deploying);
    expect(codeOf(movesOf(plan, state, { observes: 'ann' }), { do: 'roll-back' })).toBeNull();
  });

  it('says who drives the run and what to do', () => {
    expect(movesOf(plan, stateOf(plan), { observes: 'ann' }).refusal({ do: 'finish' })).toEqual({
      code: 'observing',
      message: 'This run is driven by ann; this console only watches.',
      hint: 'Close the other console, or work there.',
    });
  });
});

describe('a run that has ended', () => {
  const ended = stateOf(plan, {}, { ...deploying, status: 'ended' });

  it.each(everyMove)('refuses to $do', (move) => {
    expect(codeOf(movesOf(plan, ended), move)).toBe('run-ended');
  });

  it.each<Move>([{ do: 'roll-back' }, { do: 'reconnect' }])('still allows to $do', (move) => {
    expect(codeOf(movesOf(plan, ended), move)).toBeNull();
  });
});

const cases: Readonly<Record<string, readonly Case[]>> = {
  'running an item': [
    { says: 'is allowed for a check before the gate', move: { do: 'run', item: Builds }, code: null },
    {
      says: 'is refused while it runs',
      move: { do: 'run', item: Builds },
      state: stateOf(plan, { Builds: 'running' }),
      code: 'running',
    },
    {
      says: 'is refused for an item without a command',
      move: { do: 'run', item: Support },
      code: 'nothing-to-run',
    },
    {
      says: 'is refused for an item the plan does not have',
      move: { do: 'run', item: 'x' },
      code: 'not-in-plan',
    },
    { says: 'is refused behind a shut gate', move: { do: 'run', item: Stop }, code: 'gate-shut' },
    {
      says: 'is allowed once the gate is open',
      move: { do: 'run', item: Stop },
      state: stateOf(plan, {}, open),
      code: null,
    },
    {
      says: 'is allowed again after it failed',
      move: { do: 'run', item: Stop },
      state: stateOf(plan, { 'systemctl stop': 'failed' }, open),
      code: null,
    },
    {
      says: 'is allowed again after it passed',
      move: { do: 'run', item: Stop },
      state: stateOf(plan, { 'systemctl stop': 'passed' }, open),
      code: null,
    },
    {
      says: 'is refused while nobody knows how its last attempt ended',
      move: { do: 'run', item: Stop },
      state: stateOf(plan, { 'systemctl stop': 'unknown' }, open),
      code: 'outcome-unknown',
    },
    {
      says: 'is allowed with an unknown outcome where the document calls it idempotent',
      move: { do: 'run', item: Reload },
      state: stateOf(plan, { 'daemon-reload': 'unknown' }, open),
      code: null,
    },
    {
      says: 'needs confirmation where it is dangerous in production',
      move: { do: 'run', item: Clean },
      state: stateOf(plan, {}, production),
      code: 'needs-confirmation',
    },
    {
      says: 'is allowed once a dangerous item is confirmed',
      move: { do: 'run', item: Clean, confirmed: true },
      state: stateOf(plan, {}, production),
      code: null,
    },
    {
      says: 'needs no confirmation outside production',
      move: { do: 'run', item: Clean },
      state: stateOf(plan, {}, open),
      code: null,
    },
    {
      says: 'names the shut gate of a dangerous item before anybody is asked to confirm it',
      move: { do: 'run', item: Clean },
      state: stateOf(plan, {}, { environment: 'production' }),
      code: 'gate-shut',
    },
    {
      says: 'names the unknown outcome of a dangerous item before anybody is asked to confirm it',
      move: { do: 'run', item: Clean },
      state: stateOf(plan, { 'rm -rf': 'unknown' }, production),
      code: 'outcome-unknown',
    },
    {
      says: 'is refused for a step while the release is being rolled back',
      move: { do: 'run', item: Stop },
      state: stateOf(plan, {}, { ...open, rollback: rollbackOf() }),
      code: 'rolling-back',
    },
    {
      says: 'is allowed for a check while the release is being rolled back: it only looks',
      move: { do: 'run', item: Builds },
      state: stateOf(plan, {}, { ...open, rollback: rollbackOf() }),
      code: null,
    },
    {
      says: 'is allowed for the rollback’s own step in the rollback’s run, whatever its gates',
      move: { do: 'run', item: itemOf(plan, 'make rollback').id },
      state: stateOf(plan, {}, { kind: 'rollback', environment: 'production' }),
      code: null,
    },
  ],
  'cancelling an item': [
    {
      says: 'is allowed while it runs',
      move: { do: 'cancel', item: Builds },
      state: stateOf(plan, { Builds: 'running' }),
      code: null,
    },
    { says: 'is refused while it does not run', move: { do: 'cancel', item: Builds }, code: 'not-running' },
  ],
  'ticking an item': [
    { says: 'is allowed for a box before the gate', move: { do: 'tick', item: Support }, code: null },
    {
      says: 'is allowed for a check that somebody did by hand',
      move: { do: 'tick', item: Builds },
      code: null,
    },
    {
      says: 'is refused for a step: it runs or is waived',
      move: { do: 'tick', item: Stop },
      state: stateOf(plan, {}, open),
      code: 'needs-run',
    },
    {
      says: 'is refused while a check runs',
      move: { do: 'tick', item: Builds },
      state: stateOf(plan, { Builds: 'running' }),
      code: 'running',
    },
    { says: 'is refused behind a shut gate', move: { do: 'tick', item: Graphs }, code: 'gate-shut' },
    {
      says: 'is refused behind a soak gate that is still shut',
      move: { do: 'tick', item: Looks },
      state: stateOf(plan, {}, open),
      code: 'gate-shut',
    },
  ],
  'unticking an item': [
    {
      says: 'is allowed after somebody ticked it',
      move: { do: 'untick', item: Support },
      state: stateOf(plan, {}, { items: { [Support]: { ...untouched, status: 'passed', tick } } }),
      code: null,
    },
    {
      says: 'is refused where nobody ticked it',
      move: { do: 'untick', item: Builds },
      state: stateOf(plan, { Builds: 'passed' }),
      code: 'not-ticked-by-hand',
    },
    {
      says: 'is refused while the check runs after all',
      move: { do: 'untick', item: Builds },
      state: stateOf(plan, {}, { items: { [Builds]: { ...untouched, status: 'running', tick } } }),
      code: 'running',
    },
  ],
  'deciding an outcome': [
    {
      says: 'is allowed while it is unknown',
      move: { do: 'decide', item: Builds },
      state: stateOf(plan, { Builds: 'unknown' }),
      code: null,
    },
    {
      says: 'is refused without a reason',
      move: { do: 'decide', item: Builds, reason: ' ' },
      state: stateOf(plan, { Builds: 'unknown' }),
      code: 'reason-missing',
    },
    {
      says: 'is refused where the outcome is known',
      move: { do: 'decide', item: Builds },
      state: stateOf(plan, { Builds: 'failed' }),
      code: 'outcome-known',
    },
  ],
  'waiving an item': [
    { says: 'is allowed for what the gate lets be waived', move: { do: 'waive', item: Support }, code: null },
    {
      says: 'is refused for what the gate does not let be waived',
      move: { do: 'waive', item: Builds },
      code: 'not-waivable',
    },
    {
      says: 'is refused for what the document marks as required',
      move: { do: 'waive', item: itemOf(plan, 'npm audit').id },
      code: 'not-waivable',
    },
    {
      says: 'is allowed for a step that failed',
      move: { do: 'waive', item: Stop },
      state: stateOf(plan, { 'systemctl stop': 'failed' }, open),
      code: null,
    },
    {
      says: 'is refused with an empty reason',
      move: { do: 'waive', item: Support, reason: '  ' },
      code: 'reason-missing',
    },
    {
      says: 'is refused while the item runs',
      move: { do: 'waive', item: Stop },
      state: stateOf(plan, { 'systemctl stop': 'running' }, open),
      code: 'running',
    },
    {
      says: 'is refused after it passed: there is nothing to waive',
      move: { do: 'waive', item: Support },
      state: stateOf(plan, { 'Told support': 'passed' }),
      code: 'not-waivable',
    },
  ],
  'opening a gate': [
    {
      says: 'is refused while something before it is open',
      move: { do: 'open-gate', gate: 'deploy' },
      code: 'gate-shut',
    },
    {
      says: 'is allowed once everything before it is done',
      move: { do: 'open-gate', gate: 'deploy' },
      state: stateOf(plan, preflightDone),
      code: null,
    },
    {
      says: 'is allowed again where it is open already',
      move: { do: 'open-gate', gate: 'deploy' },
      state: stateOf(plan, {}, open),
      code: null,
    },
    {
      says: 'is refused for a gate the plan does not have',
      move: { do: 'open-gate', gate: 'x' },
      code: 'not-in-plan',
    },
  ],
  'signing off': [
    { says: 'is allowed for a role of the plan', move: { do: 'sign', role: 'Lead' }, code: null },
    { says: 'is refused for any other role', move: { do: 'sign', role: 'Cook' }, code: 'not-in-plan' },
    {
      says: 'cannot be withdrawn before it was given',
      move: { do: 'unsign', role: 'Lead' },
      code: 'not-signed',
    },
    {
      says: 'can be withdrawn after it was given',
      move: { do: 'unsign', role: 'Lead' },
      state: stateOf(plan, {}, { signoffs: { Lead: signed } }),
      code: null,
    },
  ],
  'the run as a whole': [
    { says: 'may be paused while it runs', move: { do: 'pause' }, code: null },
    {
      says: 'is not paused twice',
      move: { do: 'pause' },
      state: stateOf(plan, {}, { status: 'paused' }),
      code: 'not-running',
    },
    {
      says: 'is not paused before it started',
      move: { do: 'pause' },
      state: stateOf(plan, {}, { status: 'ready' }),
      code: 'not-running',
    },
    { says: 'may be ended with open items', move: { do: 'finish' }, code: null },
    {
      says: 'is not ended while a step runs',
      move: { do: 'finish' },
      state: stateOf(plan, { 'systemctl stop': 'running' }, open),
      code: 'running',
    },
    {
      says: 'may be ended while a log is followed',
      move: { do: 'finish' },
      state: stateOf(plan, { 'tail -f': 'running' }, open),
      code: null,
    },
    { says: 'may switch to the edited checklist', move: { do: 'take-document' }, code: null },
    {
      says: 'does not switch to the edited checklist while a step runs',
      move: { do: 'take-document' },
      state: stateOf(plan, { 'systemctl stop': 'running' }, open),
      code: 'running',
    },
    {
      says: 'does not switch to the edited checklist after a rollback started',
      move: { do: 'take-document' },
      state: stateOf(plan, {}, { rollback: rollbackOf('2026-01-01T12:01:00Z') }),
      code: 'keeps-plan',
    },
    {
      says: 'does not switch to the edited checklist as a rollback',
      move: { do: 'take-document' },
      state: stateOf(plan, {}, { kind: 'rollback' }),
      code: 'keeps-plan',
    },
    {
      says: 'lets nobody waive a sign-off without a reason',
      move: { do: 'waive-signoff', role: 'Lead', reason: ' ' },
      code: 'reason-missing',
    },
    {
      says: 'may go on without a sign-off that only the document names',
      move: { do: 'waive-signoff', role: 'Lead', reason: 'on leave' },
      code: null,
    },
    {
      says: 'has no sign-off to waive of somebody the document does not name',
      move: { do: 'waive-signoff', role: 'Nobody', reason: 'on leave' },
      code: 'not-in-plan',
    },
    {
      says: 'may be rolled back',
      move: { do: 'roll-back' },
      state: stateOf(plan, {}, deploying),
      code: null,
    },
    {
      says: 'is not rolled back while nothing has been changed',
      move: { do: 'roll-back' },
      code: 'nothing-changed',
    },
    {
      says: 'may be rolled back for a reason although nothing has been changed',
      move: { do: 'roll-back', reason: 'changed by hand' },
      code: null,
    },
    {
      says: 'is not rolled back for a blank reason while nothing has been changed',
      move: { do: 'roll-back', reason: '  ' },
      code: 'nothing-changed',
    },
    {
      says: 'may be rolled back while a rollback is under way: a second press attaches',
      move: { do: 'roll-back' },
      state: stateOf(plan, {}, { rollback: rollbackOf() }),
      code: null,
    },
    {
      says: 'is not rolled back where it is a rollback itself',
      move: { do: 'roll-back' },
      state: stateOf(plan, {}, { kind: 'rollback' }),
      code: 'is-rollback',
    },
    {
      says: 'has nothing to decline without a proposal',
      move: { do: 'decline', proposal: 'p1' },
      code: 'no-proposal',
    },
    {
      says: 'may decline the rollback that is proposed',
      move: { do: 'decline', proposal: 'p1' },
      state: stateOf(plan, {}, { proposals: [proposed] }),
      code: null,
    },
    {
      says: 'may not decline a proposal that is over',
      move: { do: 'decline', proposal: 'p1' },
      state: stateOf(plan, {}, { proposals: [{ ...proposed, over: true }] }),
      code: 'no-proposal',
    },
  ],
};

describe.each(Object.entries(cases))('%s', (_what, rows) => {
  it.each(rows)('$says', ({ move, code, state = stateOf(plan) }) => {
    expect(codeOf(movesOf(plan, state), move)).toBe(code);
  });
});

describe('a refusal', () => {
  it('of a shut gate names what holds the gate and what to do', () => {
    expect(movesOf(plan, stateOf(plan)).refusal({ do: 'run', item: Stop })).toMatchObject({
      message:
        '"systemctl stop shop" is behind the deploy gate, which is shut: 3 items are open, the first: Builds.',
      hint: 'Pass or waive what is open, then open the gate.',
    });
  });

  it('of a soak gate counts down to its end', () => {
    const soaked = stateOf(
      plan,
      { 'systemctl stop': 'passed', 'rm -rf': 'passed', 'daemon-reload': 'waived', Watched: 'passed' },
      open,
    );
    const at = (now: number) => codeOf(movesOf(plan, soaked, { now }), { do: 'open-gate', gate: 'soak' });
    expect([at(0), at(15 * 60_000)]).toEqual(['gate-shut', null]);
  });

  it('of a document without a rollback section says that nothing was started', () => {
    const bare = planOf('# P\n\n## Deployment\n```bash\nmake deploy\n```\n');
    expect(movesOf(bare, stateOf(bare)).refusal({ do: 'roll-back' })).toMatchObject({
      code: 'no-rollback',
      message: expect.stringContaining('Nothing was started.'),
    });
  });

  it('never comes for a followed log only because the release is rolled back in its own run', () => {
    const state = stateOf(plan, {}, { ...open, rollback: rollbackOf('2026-01-01T12:01:00Z') });
    expect(codeOf(movesOf(plan, state), { do: 'run', item: Tail })).toBeNull();
  });
});
