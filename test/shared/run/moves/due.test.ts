import { describe, expect, it } from 'vitest';
import { isForward, type WorkItem } from '../../../../src/shared/plan/work.ts';
import { waitWords } from '../../../../src/shared/run/moves/due.ts';
import type { RunPlan } from '../../../../src/shared/run/run-plan.ts';
import type { RunState } from '../../../../src/shared/run/run-state.ts';
import { movesOf, opened, planOf, proposed, rollbackOf, sayDue, stateOf, walkOf } from './scene.ts';

const fence = (commands: string, attributes = '') =>
  `\`\`\`bash${attributes === '' ? '' : ` { ${attributes} }`}\n${commands}\n\`\`\`\n`;

const plan = planOf(`# Shop 1.0

## Pre-deployment checks
- [ ] Builds: \`npm test\`
- [ ] Lints: \`npm run lint\`
- [ ] Told support
- [ ] Audited: \`npm audit\`

## Deployment

### Stop
${fence('make stop\nmake copy')}
### Start
${fence('make start')}
## Post-deployment
- [ ] Looks good
- [ ] Answers: \`curl -f http://shop/health\`
`);
const open = { gates: { deploy: opened } };
const preflightDone = {
  Builds: 'passed',
  Lints: 'passed',
  'Told support': 'passed',
  Audited: 'passed',
} as const;
const forward = (item: WorkItem) => isForward(item.phaseKind);

interface Asked {
  readonly tried?: readonly string[];
  readonly attended?: boolean;
  readonly includes?: (item: WorkItem) => boolean;
  readonly of?: RunPlan;
}

function due(state: RunState, { of = plan, includes = forward, ...walk }: Asked = {}): string {
  return sayDue(movesOf(of, state).due(walkOf(of, { includes, ...walk })));
}

describe('an unattended walk', () => {
  it('starts with the checks, all beside each other', () => {
    expect(due(stateOf(plan))).toBe('checks npm test, npm run lint, npm audit');
  });

  it('leaves out checks that passed', () => {
    expect(due(stateOf(plan, { Builds: 'passed' }))).toBe('checks npm run lint, npm audit');
  });

  it('runs the other checks although one failed: together they say what is not ready', () => {
    expect(due(stateOf(plan, { Builds: 'failed' }), { tried: ['npm test'] })).toBe(
      'checks npm run lint, npm audit',
    );
  });

  it('does not start a check that is running', () => {
    expect(due(stateOf(plan, { Builds: 'running' }))).toBe('checks npm run lint, npm audit');
  });

  it('does not start a check whose outcome is unknown', () => {
    expect(due(stateOf(plan, { Builds: 'unknown' }))).toBe('checks npm run lint, npm audit');
  });

  it('leaves open boxes and failed checks to the gate, and waits for it', () => {
    const state = stateOf(plan, { Builds: 'failed', Lints: 'passed', Audited: 'passed' });
    expect(due(state, { tried: ['npm test'] })).toBe('wait deploy gate');
  });

  it('waits for the gate although everything before it is done: a person opens it', () => {
    expect(due(stateOf(plan, preflightDone))).toBe('wait deploy gate');
  });

  it('goes through the steps one at a time, in the document’s order', () => {
    expect(due(stateOf(plan, preflightDone, open))).toBe('run make stop');
    expect(due(stateOf(plan, { ...preflightDone, 'make stop': 'passed' }, open))).toBe('run make copy');
  });

  it('comes to the next section after the last step of one', () => {
    const state = stateOf(plan, { ...preflightDone, 'make stop': 'passed', 'make copy': 'waived' }, open);
    expect(due(state)).toBe('run make start');
  });

  it('waits for a step that is running', () => {
    expect(due(stateOf(plan, { ...preflightDone, 'make stop': 'running' }, open))).toBe('running make stop');
  });

  it('runs a step that failed before this walk', () => {
    expect(due(stateOf(plan, { ...preflightDone, 'make stop': 'failed' }, open))).toBe('run make stop');
  });

  it('does not retry a step that failed in this walk', () => {
    const state = stateOf(plan, { ...preflightDone, 'make stop': 'failed' }, open);
    expect(due(state, { tried: ['make stop'] })).toBe('wait failed make stop');
  });

  it('waits for a person where nobody knows how a step ended', () => {
    const state = stateOf(plan, { ...preflightDone, 'make stop': 'unknown' }, open);
    expect(due(state)).toBe('wait unknown make stop');
  });

  it('goes past a step that was skipped', () => {
    expect(due(stateOf(plan, { ...preflightDone, 'make stop': 'skipped' }, open))).toBe('run make copy');
  });

  it('waits at a manual box behind the gate', () => {
    const state = stateOf(
      plan,
      {
        ...preflightDone,
        'make stop': 'passed',
        'make copy': 'passed',
        'make start': 'passed',
        Answers: 'passed',
      },
      open,
    );
    expect(due(state)).toBe('wait manual Looks good');
  });

  it('is done when everything is settled', () => {
    const state = stateOf(
      plan,
      {
        ...preflightDone,
        'make stop': 'passed',
        'make copy': 'waived',
        'make start': 'passed',
        'Looks good': 'passed',
        Answers: 'passed',
      },
      open,
    );
    expect(due(state)).toBe('done');
  });

  it('is done where it has no items', () => {
    expect(due(stateOf(plan), { includes: () => false })).toBe('done');
  });

  it('stays in the items it was given', () => {
    const state = stateOf(plan, preflightDone, open);
    expect(due(state, { includes: ({ command }) => command === 'make start' })).toBe('run make start');
  });
});

describe('an attended walk', () => {
  it('runs the checks behind a manual box: nothing done by hand holds a check', () => {
    expect(due(stateOf(plan), { attended: true })).toBe('checks npm test, npm run lint, npm audit');
  });

  it('waits for the box before it comes to the gate', () => {
    const checked = { Builds: 'passed', Lints: 'passed', Audited: 'passed' } as const;
    expect(due(stateOf(plan, checked), { attended: true })).toBe('wait manual Told support');
    expect(due(stateOf(plan, { ...checked, 'Told support': 'passed' }), { attended: true })).toBe(
      'wait deploy gate',
    );
  });

  it('waits where a check failed, before it comes to the gate', () => {
    const state = stateOf(plan, { ...preflightDone, Audited: 'failed' });
    expect(due(state, { attended: true, tried: ['npm audit'] })).toBe('wait failed npm audit');
  });

  it('waits where the outcome of a check is unknown', () => {
    expect(due(stateOf(plan, { ...preflightDone, Audited: 'unknown' }), { attended: true })).toBe(
      'wait unknown npm audit',
    );
  });

  it('waits for the gate once everything before it is settled', () => {
    expect(due(stateOf(plan, preflightDone), { attended: true })).toBe('wait deploy gate');
  });
});

describe('steps before the gate', () => {
  const backup = planOf(
    `# P\n\n## Pre-deployment checks\n- [ ] Builds: \`npm test\`\n${fence('make backup')}- [ ] Lints: \`npm run lint\`\n\n## Deployment\n${fence('make deploy')}`,
  );

  it('keep the checks behind them waiting', () => {
    expect(due(stateOf(backup), { of: backup })).toBe('checks npm test');
  });

  it('run alone once a person has confirmed the preparation, before the checks behind them', () => {
    const confirmed = { prepared: opened };
    expect(due(stateOf(backup, { Builds: 'passed' }), { of: backup })).toBe('wait preparation');
    expect(due(stateOf(backup, { Builds: 'passed' }, confirmed), { of: backup })).toBe('run make backup');
  });

  it('stop the walk where they failed, unlike checks', () => {
    const state = stateOf(backup, { Builds: 'passed', 'make backup': 'failed' });
    expect(due(state, { of: backup, tried: ['make backup'] })).toBe('wait failed make backup');
  });
});

describe('a manual line among steps', () => {
  const manual = planOf(
    `# P\n\n## Deployment\n${fence('make stop')}- [ ] Traffic is drained\n- [ ] Free: \`df -h\`\n${fence('make start')}`,
  );

  it('holds the steps behind it until it is ticked, and lets the checks run', () => {
    expect(due(stateOf(manual, { 'make stop': 'passed' }, open), { of: manual })).toBe('checks df -h');
    expect(due(stateOf(manual, { 'make stop': 'passed', Free: 'passed' }, open), { of: manual })).toBe(
      'wait manual Traffic is drained',
    );
  });

  it('lets the walk continue once it is waived', () => {
    const state = stateOf(manual, { 'make stop': 'passed', 'Traffic is drained': 'waived' }, open);
    expect(due(state, { of: manual })).toBe('checks df -h');
  });
});

describe('a dangerous step in production', () => {
  const risky = planOf(`# P\n\n## Deployment\n${fence('rm -rf /srv/old')}`);
  const production = { ...open, environment: 'production' } as const;

  it('waits for confirmation in an unattended walk', () => {
    expect(due(stateOf(risky, {}, production), { of: risky })).toBe('wait confirmation rm -rf /srv/old');
  });

  it('waits for confirmation in an attended walk too: whoever walks asks', () => {
    expect(due(stateOf(risky, {}, production), { of: risky, attended: true })).toBe(
      'wait confirmation rm -rf /srv/old',
    );
  });

  it('runs like any other elsewhere', () => {
    expect(due(stateOf(risky, {}, open), { of: risky })).toBe('run rm -rf /srv/old');
  });

  it('waits for the gate first', () => {
    expect(due(stateOf(risky, {}, { environment: 'production' }), { of: risky })).toBe('wait deploy gate');
  });
});

describe('a step whose author says more', () => {
  const told = planOf(
    `# P\n\n## Deployment\n${fence('make cache', 'continueOnError=true')}${fence('make reload', 'idempotent=true')}`,
  );

  it('is passed over after it failed, with continueOnError', () => {
    expect(due(stateOf(told, { 'make cache': 'failed' }, open), { of: told })).toBe('run make reload');
  });

  it('is not passed over where it timed out: that may have done half of it', () => {
    const state = stateOf(told, { 'make cache': 'timed-out' }, open);
    expect(due(state, { of: told, tried: ['make cache'] })).toBe('wait failed make cache');
  });

  it('runs again with an unknown outcome, where it is idempotent', () => {
    const state = stateOf(told, { 'make cache': 'passed', 'make reload': 'unknown' }, open);
    expect(due(state, { of: told })).toBe('run make reload');
  });

  it('leaves the walk done although it failed, with continueOnError', () => {
    const state = stateOf(told, { 'make cache': 'failed', 'make reload': 'passed' }, open);
    expect(due(state, { of: told })).toBe('done');
  });
});

describe('a followed log', () => {
  const logs = planOf(`# P\n\n## Deployment\n${fence('tail -f /var/log/shop.log')}${fence('make start')}`);

  it('is opened on the way', () => {
    expect(due(stateOf(logs, {}, open), { of: logs })).toBe('run tail -f /var/log/shop.log');
  });

  it('keeps nothing waiting while it runs', () => {
    expect(due(stateOf(logs, { 'tail -f': 'running' }, open), { of: logs })).toBe('run make start');
  });

  it('is not opened again in the same walk after it ended', () => {
    const state = stateOf(logs, { 'tail -f': 'failed' }, open);
    expect(due(state, { of: logs, tried: ['tail -f'] })).toBe('run make start');
  });
});

describe('a section on a rolling group', () => {
  const sidecar = {
    targets: {
      'web-1': { ssh: 'web-1' },
      'web-2': { ssh: 'web-2' },
      web: { group: ['web-1', 'web-2'], strategy: 'rolling' as const },
    },
    where: { Deployment: 'web' },
  };
  const rolled = planOf(
    `# P\n\n## Deployment\n${fence('make stop\nmake copy')}- [ ] Traffic is back\n${fence('make last')}`,
    sidecar,
  );
  const risky = planOf(`# P\n\n## Deployment\n${fence('make stop\nrm -rf /srv/old\nmake start')}`, sidecar);
  const passing = planOf(
    `# P\n\n## Deployment\n${fence('make cache', 'continueOnError=true')}${fence('make start')}`,
    sidecar,
  );

  it('takes its steps together, a batch of hosts at a time', () => {
    expect(due(stateOf(rolled, {}, open), { of: rolled })).toBe('roll make stop, make copy');
  });

  it('waits for the gate in front of it', () => {
    expect(due(stateOf(rolled), { of: rolled })).toBe('wait deploy gate');
  });

  it('continues from where its hosts are part way', () => {
    const state = stateOf(rolled, { 'make stop': 'part-way', 'make copy': 'part-way' }, open);
    expect(due(state, { of: rolled })).toBe('roll make stop, make copy');
  });

  it('stops where a step of it failed in this walk', () => {
    const state = stateOf(rolled, { 'make stop': 'part-way', 'make copy': 'failed' }, open);
    expect(due(state, { of: rolled, tried: ['make stop', 'make copy'] })).toBe('wait failed make stop');
  });

  it('waits for a person where nobody knows how a step ended on a host', () => {
    const state = stateOf(rolled, { 'make stop': 'passed', 'make copy': 'unknown' }, open);
    expect(due(state, { of: rolled })).toBe('wait unknown make copy');
  });

  it('ends at a manual line: all hosts come up to it first', () => {
    const state = stateOf(rolled, { 'make stop': 'passed', 'make copy': 'passed' }, open);
    expect(due(state, { of: rolled })).toBe('wait manual Traffic is back');
  });

  it('runs a step that stands alone by itself', () => {
    const state = stateOf(
      rolled,
      { 'make stop': 'passed', 'make copy': 'passed', 'Traffic is back': 'passed' },
      open,
    );
    expect(due(state, { of: rolled })).toBe('run make last');
  });

  it('is parted by a dangerous step where nobody was asked before', () => {
    const production = stateOf(risky, {}, { ...open, environment: 'production' });
    expect(due(production, { of: risky })).toBe('run make stop');
    expect(due(production, { of: risky, attended: true })).toBe(
      'roll make stop, rm -rf /srv/old, make start',
    );
  });

  it('goes past a step that failed with continueOnError, as it does on a single host', () => {
    const state = stateOf(passing, { 'make cache': 'failed', 'make start': 'passed' }, open);
    expect(due(state, { of: passing, tried: ['make cache', 'make start'] })).toBe('done');
  });
});

describe('what comes before everything else', () => {
  it('is the answer to a proposed rollback', () => {
    expect(due(stateOf(plan, {}, { ...open, proposals: [proposed] }))).toBe('wait proposal');
  });

  it('is not a proposal that was only noted', () => {
    const noted = { ...proposed, mode: 'shadow' as const };
    expect(due(stateOf(plan, preflightDone, { ...open, proposals: [noted] }))).toBe('run make stop');
  });

  it('is not a proposal that was declined', () => {
    const declined = {
      ...proposed,
      answer: { kind: 'declined' as const, actor: 'ann', at: '', reason: null },
    };
    expect(due(stateOf(plan, preflightDone, { ...open, proposals: [declined] }))).toBe('run make stop');
  });

  it('is a rollback of the release, also after it ended', () => {
    expect(due(stateOf(plan, {}, { ...open, rollback: rollbackOf() }))).toBe('wait rollback');
    expect(due(stateOf(plan, {}, { ...open, rollback: rollbackOf('2026-01-01T12:01:00Z') }))).toBe(
      'wait rollback',
    );
  });
});

describe('what a walk waits for', () => {
  it.each([
    { state: stateOf(plan, preflightDone), words: 'the deploy gate is shut' },
    {
      state: stateOf(plan, { ...preflightDone, 'make stop': 'unknown' }, open),
      words: 'the outcome of "make stop" is unknown',
    },
    {
      state: stateOf(plan, {}, { rollback: rollbackOf() }),
      words: 'the release is being rolled back',
    },
  ])('is said in words: $words', ({ state, words }) => {
    const next = movesOf(plan, state).due(walkOf(plan, { includes: forward }));
    expect(next.kind === 'wait' && waitWords(next.wait, state)).toBe(words);
  });
});
