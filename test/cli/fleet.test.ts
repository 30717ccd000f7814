import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fleet, startGroupAttempt } from '../support/fleet.ts';
import { runSlipway } from '../support/slipway.ts';
import { sshdMissing } from '../support/sshd.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

describe.skipIf(sshdMissing !== null)('the command line, on a group', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startGroupAttempt(3);
  });
  afterAll(() => fleet.stop());

  it('shows what became of every host, and resumes on those that have not passed', async () => {
    const dir = await folder();
    const file = join(dir, 'PLAN.md');
    await writeFile(
      file,
      '# P\n\n## Deployment\n\n```bash\n# Do it\nprintf x >> "$HOME/cli"; [ ! -e "$HOME/broken" ]\n```\n',
    );
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      `version: 1\n${fleet.targets()}where: { Deployment: web }\n`,
    );
    const broken = join(fleet.home('web-2'), 'broken');
    await writeFile(broken, '');
    const env = { SLIPWAY_HOME: join(dir, 'state'), SLIPWAY_SSH_CONFIG: fleet.config };
    const first = await runSlipway(['run', file, '--yes'], env);
    expect(first.code).toBe(1);
    expect(first.stdout).toMatch(/✓ web-1 /);
    expect(first.stdout).toMatch(/✗ web-2 .*exit 1/);
    expect(first.stdout).toMatch(/✗ Do it .*failed on web-2; passed on web-1, web-3 \(2 of 3 passed\)/);
    const run = /run (\S+)/.exec(first.stderr)?.[1] ?? '';
    const status = await runSlipway(['status', run], env);
    expect(status.stdout).toMatch(/web-1 {2}passed.*\n.*web-2 {2}failed.* · exit 1\n.*web-3 {2}passed/);
    await rm(broken);
    const second = await runSlipway(['resume', run, '--yes'], env);
    expect(second.stdout).toContain('(1 of 3 hosts)');
    expect(second.code).toBe(0);
  });
});
