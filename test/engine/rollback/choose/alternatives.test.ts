import { describe, expect, it } from 'vitest';
import { chooseAlternative, stepsOf } from '../../../../src/engine/rollback/choose/alternatives.ts';
import { untouched } from '../../../../src/shared/run/attempts.ts';
import { emptyRunState, type RunState } from '../../../../src/shared/run/run-state.ts';
import { itemOf, planOf, stateOf } from '../../../shared/run/moves/scene.ts';

const deployment = '# P\n\n## Deployment\n\n```bash\nmake deploy\n```\n\n';
const two = `${deployment}## Rollback\n\n### Check first\n\n\`\`\`bash\ncurl -f http://x/health\n\`\`\`\n\n### Restore files\n\n\`\`\`bash\ncp kept/app live/app\n\`\`\`\n\n### Restore database\n\n\`\`\`bash\npsql app < dump.sql\n\`\`\`\n`;

/** The heading of the alternative that is chosen. */
function chosen(text: string, asked: string | null = null, use?: string): string | null {
  const { plan, sidecar } = planOf(text, use === undefined ? {} : { rollback: { use } });
  const phase = chooseAlternative(plan, sidecar, asked);
  return plan.rollback.alternatives.find((each) => each.phase === phase)?.heading ?? null;
}
const phaseOf = (heading: string): string =>
  planOf(two).plan.rollback.alternatives.find((each) => each.heading === heading)?.phase ?? '';

describe('the procedure a rollback follows', () => {
  it('is the whole section, in the order of its parts', () => {
    expect(chosen(two)).toBe('Rollback');
  });

  it('is the first option that changes something: checks restore nothing', () => {
    const options = two
      .replace('Check first', 'Option A: look')
      .replace('Restore files', 'Option B: files')
      .replace('Restore database', 'Option C: database');
    expect(chosen(options)).toBe('Option B: files');
  });

  it.each(['Restore database', '  restore DATABASE '])('is the one the sidecar names (%j)', (use) => {
    expect(chosen(two, null, use)).toBe('Restore database');
  });

  it('is the one that is asked for, whatever the sidecar names', () => {
    expect(chosen(two, phaseOf('Check first'), 'Restore database')).toBe('Check first');
  });

  it('is the default when the named one no longer exists', () => {
    expect(chosen(two, 'a-phase-of-an-older-plan', 'Restore the moon')).toBe('Rollback');
  });

  it('is the only one, even if it only checks', () => {
    expect(chosen(`${deployment}## Rollback\n\n\`\`\`bash\ncurl -f http://x/health\n\`\`\`\n`)).toBe(
      'Rollback',
    );
  });

  it('is null when the document has none', () => {
    expect(chosen(deployment)).toBeNull();
  });

  it('is never an option that only follows a log', () => {
    const text = `${deployment}## Rollback\n\n### Option A: watch\n\n\`\`\`bash\nkubectl port-forward web 8080\n\`\`\`\n\n### Option B: restore\n\n\`\`\`bash\ncp a b\n\`\`\`\n`;
    expect(chosen(text)).toBe('Option B: restore');
  });
});

describe('the steps of a procedure', () => {
  const commands = (text: string, state: (plan: ReturnType<typeof planOf>) => RunState) => {
    const plan = planOf(text);
    const phase = chooseAlternative(plan.plan, plan.sidecar, null) ?? '';
    return stepsOf({ plan: plan.plan, work: plan.work, state: state(plan) }, phase).map(
      ({ command }) => command,
    );
  };

  it('keep the document order, with what is done by hand and without follows', () => {
    const text = `${deployment}## Rollback\n\n- [ ] Tell support\n\n\`\`\`bash\ncp a b\n\`\`\`\n\n\`\`\`bash\ntail -f app.log\n\`\`\`\n\n\`\`\`bash\nsystemctl restart app\n\`\`\`\n`;
    expect(commands(text, () => emptyRunState)).toEqual([undefined, 'cp a b', 'systemctl restart app']);
  });

  const undone =
    '# P\n\n## Deployment\n\n```bash { name=one undo="undo one" }\nmake one\n```\n\n```bash { name=two undo="undo two" }\nmake two\n```\n';
  const begun = (plan: ReturnType<typeof planOf>, ...words: readonly string[]): RunState =>
    stateOf(
      plan,
      {},
      {
        items: Object.fromEntries(
          words.map((each) => [
            itemOf(plan, each).id,
            {
              ...untouched,
              status: 'failed' as const,
              attempts: [
                {
                  n: 1,
                  target: 'local',
                  command: '',
                  startedAt: '',
                  endedAt: null,
                  timeoutMs: 1,
                  dir: null,
                  outcome: 'failed' as const,
                  exit: 1,
                  durationMs: 1,
                  outputBytes: 0,
                  outputSha256: null,
                  reason: null,
                },
              ],
            },
          ]),
        ),
      },
    );

  it('undo only what was started, last first', () => {
    expect(commands(undone, (plan) => begun(plan, 'make one'))).toEqual(['undo one']);
    expect(commands(undone, (plan) => begun(plan, 'make one', 'make two'))).toEqual(['undo two', 'undo one']);
  });

  it('undo a step that started and failed: it may have changed something', () => {
    expect(commands(undone, (plan) => begun(plan, 'make two'))).toEqual(['undo two']);
  });

  it('undo nothing when nothing was started', () => {
    expect(commands(undone, (plan) => begun(plan))).toEqual([]);
  });

  it('of a rollback are the ones it was created with', () => {
    expect(
      commands(undone, (plan) => ({
        ...emptyRunState,
        kind: 'rollback',
        order: [itemOf(plan, 'undo one').id],
      })),
    ).toEqual(['undo one']);
  });
});
