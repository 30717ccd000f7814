import { describe, expect, it } from 'vitest';
import { describeRun } from '../../src/renderer/run/run-labels.ts';
import { turnOf } from '../../src/renderer/run/turn/your-turn.ts';
import { windowTitle } from '../../src/renderer/run/words.ts';
import { clockTime } from '../../src/renderer/text/clock-time.ts';
import type { RunState } from '../../src/shared/run/run-state.ts';
import type { Prompt } from '../../src/shared/wire/live.ts';
import { itemOf, opened, planOf, proposed, stateOf } from '../shared/run/moves/scene.ts';

const text = `# Shop

## Pre-deployment checks
- [ ] Builds: \`npm test\`
- [ ] Told support

## Deployment
\`\`\`bash
make deploy
rm -rf /srv/old
\`\`\`

## Sign-off
- [ ] Lead: ______
`;
const plan = planOf(text);
const open = { ...plan, observer: null, damage: null };
const ready = { Builds: 'passed', 'Told support': 'passed' } as const;
const behind = { gates: { deploy: opened }, environment: 'production' } as const;
const turn = (state: RunState, prompts: readonly Prompt[] = []) => turnOf({ open, state, prompts, now: 0 });

describe("a person's turn", () => {
  it('comes for a box, once nothing runs by itself any more', () => {
    const state = stateOf(plan, { Builds: 'passed' });
    expect(turn(state)).toMatchObject({
      text: 'tick “Told support”',
      lead: { to: 'item', id: itemOf(plan, 'Told support').id },
    });
    expect(turn(stateOf(plan, { Builds: 'running' }))).toBeNull();
    expect(turn(stateOf(plan, { Builds: 'failed' }))).toBeNull();
  });

  it('comes at the gate: for who is missing, then for go or no-go', () => {
    expect(turn(stateOf(plan, ready))).toMatchObject({
      text: 'sign-off of Lead',
      lead: { to: 'gate', id: 'deploy' },
    });
    const signoffs = { Lead: { name: 'Ann', at: '', signed: false, planHash: plan.plan.hash } };
    expect(turn(stateOf(plan, ready, { signoffs }))?.text).toBe('go or no-go');
  });

  it('comes for a dangerous step, an unknown outcome, and a proposed rollback', () => {
    expect(turn(stateOf(plan, { ...ready, 'make deploy': 'passed' }, behind))).toMatchObject({
      text: 'confirm “rm -rf /srv/old”',
      lead: { to: 'item', form: 'danger' },
    });
    expect(turn(stateOf(plan, { ...ready, 'make deploy': 'unknown' }, behind))?.tone).toBe('unknown');
    expect(turn(stateOf(plan, ready, { ...behind, proposals: [proposed] }))?.lead).toEqual({
      to: 'proposal',
    });
  });

  it('comes for a question of a server, whatever else runs', () => {
    const prompt: Prompt = {
      id: 'q',
      kind: 'host-key',
      target: 'web-1',
      title: 'web-1 shows a key nobody here has seen',
      message: '',
      secret: false,
    };
    expect(turn(stateOf(plan, { Builds: 'running' }), [prompt])).toMatchObject({
      text: 'check the key of web-1',
      lead: { to: 'prompt' },
    });
  });

  it('is nobody’s here where another console drives the run, and before it starts', () => {
    const state = stateOf(plan, ready);
    expect(turnOf({ open: { ...open, observer: 'mara' }, state, prompts: [], now: 0 })).toBeNull();
    expect(turn({ ...state, status: 'ready' })).toBeNull();
    expect(turn({ ...state, status: 'ended' })).toBeNull();
  });

  it('is said by the state chip and the title of the window, with the release', () => {
    const state = stateOf(plan, { Builds: 'passed' });
    const { text: said, tone } = describeRun(state, open, null, turn(state));
    expect([said, tone]).toEqual(['Your turn: tick “Told support”', 'turn']);
    expect(windowTitle(said, '1.0.0 · Shop', 2)).toBe(
      '2 alerts firing · Your turn: tick “Told support” · 1.0.0 · Shop',
    );
  });

  it('is nobody’s where a rule ticks the box: the chip says which rule, since when, and how it stands', () => {
    const watched = planOf(
      `${text}\n## Post-deployment\n\n### Alerts\n- [ ] High error rate (>5%) for 5 minutes\n`,
    );
    const box = itemOf(watched, 'High error rate');
    const rule = watched.plan.alerts[0]?.text ?? '';
    const scene = { ...watched, ruleBoxes: { [box.id]: [rule] }, observer: null, damage: null };
    const done = { ...ready, 'make deploy': 'passed', 'rm -rf /srv/old': 'passed' } as const;
    const told = (state: RunState) =>
      turnOf({ open: scene, state, prompts: [], now: 0, alerts: { [rule]: 'no-data' } });
    const state = stateOf(watched, done, behind);
    const since = clockTime(opened.at);
    expect(told(state)).toEqual({
      text: `Waiting for a rule since ${since} (no data yet): “${rule}”`,
      button: `see “${box.title}”`,
      tone: 'rule',
      lead: { to: 'item', id: box.id },
    });
    expect(describeRun(state, scene, null, told(state))).toEqual({
      text: told(state)?.text,
      tone: 'running',
    });
    const fired = { text: rule, state: 'resolved', value: 7, at: opened.at };
    expect(told({ ...state, alerts: { [rule]: fired } })?.text).toBe(`tick “${box.title}”`);
  });
});
