import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fence, type ReleasedChecklist, releasedChecklists } from '../support/released-checklist.ts';

const checklist = releasedChecklists();
const tell = 'echo "${BERTH:-none} in $(basename "$PWD")" >> "$LEDGER"';

describe('what one section sets', () => {
  let harbor: ReleasedChecklist;
  beforeEach(async () => {
    harbor = await checklist();
    await mkdir(join(harbor.dir, 'dock/quay'), { recursive: true });
    await harbor.write('PLAN.slipway.yaml', `version: 1\nenv:\n  LEDGER: ${join(harbor.dir, 'witness')}\n`);
  });

  it('holds in every section that is walked behind it, checks of boxes included', async () => {
    const { code, stderr } = await harbor.release(
      '## 1. Prepare',
      fence('export BERTH=north', 'cd dock', 'pilot() { echo "pilot $1" >> "$LEDGER"; }'),
      '## 2. Deploy',
      fence(tell, 'pilot aboard'),
      '## 3. Verify',
      `- [ ] \`${tell}\``,
    );
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    expect(await harbor.witness()).toEqual(['north in dock', 'pilot aboard', 'north in dock']);
  });

  it('is overridden by what a later section sets', async () => {
    await harbor.release(
      '## 1. Prepare',
      fence('export BERTH=north'),
      '## 2. Deploy',
      fence('export BERTH=south', 'cd dock', tell),
      '## 3. Verify',
      fence(tell),
    );
    expect(await harbor.witness()).toEqual(['south in dock', 'south in dock']);
  });

  it('includes a trap, which runs behind the last step of its section, and where a step leaves its shell', async () => {
    const closes = `trap 'echo "closed $BERTH" >> "$LEDGER"' EXIT`;
    const { code } = await harbor.release(
      '## 1. Deploy',
      fence('BERTH=north', closes, 'echo migrate >> "$LEDGER"', 'BERTH=south; echo switch >> "$LEDGER"'),
      '## 2. Verify',
      fence('echo verify >> "$LEDGER"'),
    );
    expect(code).toBe(0);
    expect(await harbor.witness()).toEqual(['migrate', 'switch', 'closed south', 'verify']);
  });

  it('includes set -e and what it means for a trap', async () => {
    const env = `LEDGER: ${join(harbor.dir, 'witness')}`;
    await harbor.write('PLAN.slipway.yaml', `version: 1\nenv:\n  ${env}\nwhere:\n  "1. Deploy": local\n`);
    const { code } = await harbor.release(
      '## 1. Deploy',
      fence(
        'set -euo pipefail',
        `trap 'echo closed >> "$LEDGER"' EXIT`,
        'echo migrate >> "$LEDGER"; false | cat; echo no >> "$LEDGER"',
        'echo switch >> "$LEDGER"',
      ),
    );
    expect(code).toBe(1);
    expect(await harbor.witness()).toEqual(['migrate', 'closed']);
  });

  it('includes a directory that the next section goes on from, or starts anew from', async () => {
    await harbor.release(
      '## 1. Build',
      fence('cd dock', tell),
      '## 2. Deploy',
      fence('cd quay', tell),
      '## 3. Verify',
      fence('cd dock', tell),
    );
    expect(await harbor.witness()).toEqual(['none in dock', 'none in quay', 'none in dock']);
  });

  it('may be a box’s, and is never a subshell’s', async () => {
    await harbor.release(
      '## 1. Prepare',
      fence('(cd dock && export BERTH=lost)', tell),
      '- [ ] Go there: `cd dock && test -d quay`',
      '## 2. Deploy',
      fence(tell),
    );
    expect((await harbor.witness()).map((line) => line.split(' in ')[0])).toEqual(['none', 'none']);
    expect((await harbor.witness())[1]).toBe('none in dock');
  });

  it('is known to a check that stands behind it, and a check never changes it', async () => {
    const { code } = await harbor.release(
      '## Pre-deployment',
      fence('export BERTH=north'),
      '- [ ] `test "$BERTH" = north`',
      '## 2. Deploy',
      fence(tell),
    );
    expect(code).toBe(0);
    expect((await harbor.witness())[0]).toMatch(/^north/);
  });

  it('is not there in a rollback, which asks for what only the release has set', async () => {
    await harbor.release(
      '## Deploy',
      fence('BERTH=north', 'cd dock', tell),
      '## Rollback',
      fence(`echo back in $(basename "$PWD") >> "$LEDGER"`, 'echo "$BERTH" >> "$LEDGER"'),
    );
    const { code, stdout, stderr } = await harbor.slipway('rollback', join(harbor.dir, 'PLAN.md'), '--yes');
    expect(code).toBe(3);
    expect(stdout + stderr).toContain('$BERTH');
    const lines = await harbor.witness();
    expect(lines[0]).toBe('north in dock');
    expect(lines).not.toContain('back in dock');
    expect(lines).not.toContain('');
  });

  it('is shown where it goes on, and told where a later section overrides it', async () => {
    await harbor.write(
      'PLAN.md',
      `# Deploy the harbor\n\n## 1. Prepare\n${fence('export BERTH=north', 'cd dock')}\n## 2. Deploy\n${fence('export BERTH=south', 'make dock')}`,
    );
    const { stdout } = await harbor.slipway('plan', join(harbor.dir, 'PLAN.md'));
    expect(stdout).toMatch(/2\. Deploy.*\n\s+Continues in dock with BERTH @ local\n/);
    expect(stdout).toContain('line 13: info BERTH gets another value here than in "1. Prepare" (line 6).');
  });

  it('leaves nothing of itself behind once the run has ended', async () => {
    await harbor.release('## Deploy', fence('export BERTH=north', tell));
    const runs = join(harbor.dir, 'state/runs');
    for (const run of readdirSync(runs)) {
      const steps = join(runs, run, 'steps');
      const names = existsSync(steps) ? readdirSync(steps) : [];
      expect(names.filter((name) => name.startsWith('state-'))).toEqual([]);
      for (const name of names.filter((each) => each.endsWith('.log')))
        expect(readFileSync(join(steps, name), 'utf8')).not.toContain('declare -x');
    }
  });
});
