import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();
const fence = (...lines: readonly string[]): string => `  \`\`\`bash\n  ${lines.join('\n  ')}\n  \`\`\`\n`;

/** Commands leave a line each in `witness`: what is not there did not run. */
describe('a run of boxes with fences below them', () => {
  let dir: string;
  let file: string;
  beforeEach(async () => {
    dir = await folder();
    file = join(dir, 'PLAN.md');
  });

  const call = (...args: readonly string[]) => runSlipway([...args], { SLIPWAY_HOME: join(dir, 'state') });
  const witness = async (): Promise<readonly string[]> => {
    const path = join(dir, 'witness');
    return existsSync(path) ? (await readFile(path, 'utf8')).trim().split('\n') : [];
  };

  it('runs the commands, in order, asks nobody for their boxes, and ticks them', async () => {
    await writeFile(
      file,
      `# P\n\n## Deployment\n- [ ] Copy it:\n${fence('echo copy >> witness', 'echo link >> witness')}- [ ] Restart it\n\n${fence('echo restart >> witness')}`,
    );
    const { code, stdout } = await call('run', file, '--yes');
    expect(code).toBe(0);
    expect(await witness()).toEqual(['copy', 'link', 'restart']);
    expect(stdout).toMatch(
      /Copy it {2}its commands have passed[\s\S]*Restart it {2}its commands have passed/,
    );
    expect(await readFile(file, 'utf8')).toContain('- [x] Copy it:\n');
    expect(await readFile(file, 'utf8')).toContain('- [x] Restart it\n');
  });

  it('leaves the box of a command that failed, and what stands below it', async () => {
    await writeFile(
      file,
      `# P\n\n## Deployment\n- [ ] Copy it:\n${fence('echo copy >> witness', 'false')}- [ ] Restart it\n${fence('echo restart >> witness')}`,
    );
    const { code } = await call('run', file, '--yes');
    expect(code).not.toBe(0);
    expect(await witness()).toEqual(['copy']);
    expect(await readFile(file, 'utf8')).not.toContain('[x]');
  });

  it('rolls back by them, without pausing at their boxes', async () => {
    await writeFile(
      file,
      `# P\n\n## Deployment\n- [ ] Copy it:\n${fence('echo copy >> witness')}\n## Rollback\n- [ ] Put the old one back:\n${fence('echo back >> witness', 'echo check >> witness')}- [ ] Start it:\n${fence('echo start >> witness')}`,
    );
    expect((await call('run', file, '--yes')).code).toBe(0);
    const { code } = await call('rollback', file, '--yes');
    expect(await witness()).toEqual(['copy', 'back', 'check', 'start']);
    expect(code).toBe(0);
  });
});
