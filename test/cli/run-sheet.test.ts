import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();
const fence = (...lines: readonly string[]): string => `\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;

/** Commands leave a line each in `witness`: what is not there did not run. */
describe('an unattended run', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await folder();
  });

  const write = (name: string, text: string) => writeFile(join(dir, name), text);
  const release = () =>
    runSlipway(['run', join(dir, 'PLAN.md'), '--yes'], { SLIPWAY_HOME: join(dir, 'state') });
  const witness = async (): Promise<readonly string[]> => {
    const file = join(dir, 'witness');
    return existsSync(file) ? (await readFile(file, 'utf8')).trim().split('\n') : [];
  };

  const harbor = [
    '# Deploy the harbor\n\n## Deployment\n\n### Option A: container',
    fence('echo container >> witness'),
    '### Option B: by hand',
    fence('echo by-hand >> witness'),
    '### If the upgrade reports a conflict',
    fence('echo forced >> witness'),
    '### Announce',
    fence('echo announced >> witness'),
  ].join('\n');

  it('runs no option that nobody chose, and names the key that chooses', async () => {
    await write('PLAN.md', harbor);
    const { code, stdout, stderr } = await release();
    expect(code).toBe(3);
    expect(await witness()).toEqual([]);
    expect(stdout + stderr).toContain('Option A: container');
    expect(stdout + stderr).toMatch(/choose/);
  });

  it('runs the option that the sidecar chooses, and no case it denies', async () => {
    await write('PLAN.md', harbor);
    await write(
      'PLAN.slipway.yaml',
      'version: 1\nchoose:\n  "Deployment": "Option B: by hand"\n  "If the upgrade reports a conflict": no\n',
    );
    const { code, stdout, stderr } = await release();
    expect([code, stdout, stderr]).toEqual([0, expect.any(String), expect.any(String)]);
    expect(await witness()).toEqual(['by-hand', 'announced']);
  });

  const signed = `# Sail\n\n## Deployment\n${fence('echo sailed >> witness')}\n## Sign-off\n\n- [ ] Lead: ____\n`;

  it('waives a sign-off that only the checklist asks for, and says so', async () => {
    await write('PLAN.md', signed);
    const { code, stdout, stderr } = await release();
    expect(code).toBe(0);
    expect(stdout).toContain('sign-off waived: Lead: waived with --yes: nobody was asked');
    expect(stderr).toContain('Not yet: the sign-off of Lead is missing');
    expect(await witness()).toEqual(['sailed']);
  });

  it('stops at its gate without a sign-off that the sidecar demands', async () => {
    await write('PLAN.md', signed);
    await write('PLAN.slipway.yaml', 'version: 1\ngates: { deploy: { signoffs: all } }\n');
    const { code, stderr } = await release();
    expect(code).toBe(3);
    expect(stderr).toContain('The deploy gate is shut: sign-off missing: Lead');
    expect(await witness()).toEqual([]);
  });

  it('does nothing below an instruction that is a person’s', async () => {
    await write(
      'PLAN.md',
      [
        '# Deploy the harbor\n\n## Deployment\n\n1. Make the branch',
        fence('echo branch >> witness').replaceAll('\n', '\n   '),
        '2. Take the old instance out of the pool in the web console',
        '3. Restart:',
        fence('echo restarted >> witness').replaceAll('\n', '\n   '),
      ].join('\n'),
    );
    const { code, stdout, stderr } = await release();
    expect(code).toBe(3);
    expect(await witness()).toEqual(['branch']);
    expect(stdout + stderr).toContain('Take the old instance out of the pool');
  });

  it('takes what is due before the change first, wherever it stands', async () => {
    await write(
      'PLAN.md',
      `# Deploy the harbor\n\n## Deployment\n${fence('echo migrated >> witness')}\n## Pre-deployment checklist\n\n- [ ] Tested on a copy\n- [ ] \`test -f backup\`\n`,
    );
    const { code } = await release();
    expect(code).not.toBe(0);
    expect(await witness()).toEqual([]);
  });

  it('runs effects one after the other, in order', async () => {
    const effect = (name: string): string =>
      `- [ ] \`sh -c 'echo ${name}-begins >> witness; sleep 0.2; echo ${name}-ends >> witness'\``;
    await write(
      'PLAN.md',
      `# Deploy the harbor\n\n## Deployment\n\n${['push', 'publish', 'switch'].map(effect).join('\n')}\n`,
    );
    expect((await release()).code).toBe(0);
    expect(await witness()).toEqual(
      ['push', 'publish', 'switch'].flatMap((name) => [`${name}-begins`, `${name}-ends`]),
    );
  });

  it('never rolls forward what rolls back, nor runs a routine', async () => {
    await write(
      'PLAN.md',
      [
        '# Deploy the harbor\n\n## Deployment',
        fence('echo deployed >> witness'),
        '## Rollback',
        fence('echo rolled-back >> witness'),
        '## Troubleshooting\n\n### The harbor does not answer',
        fence('echo troubled >> witness'),
        '## Weekly maintenance',
        fence('echo maintained >> witness'),
      ].join('\n'),
    );
    expect((await release()).code).toBe(0);
    expect(await witness()).toEqual(['deployed']);
  });

  it('writes no script that is shown to be saved, and runs nothing a sentence only mentions', async () => {
    await write(
      'PLAN.md',
      [
        '# Deploy the harbor\n\n## Deployment\n\nCreate `backup.sh`:',
        fence('#!/bin/bash', 'echo scripted >> witness'),
        'The nightly job is started by `sh -c "echo mentioned >> witness"` and needs no care.',
        fence('echo deployed >> witness'),
      ].join('\n'),
    );
    await release();
    expect((await witness()).filter((line) => line !== 'deployed')).toEqual([]);
  });

  it('starts nothing that needs a person at the keyboard', async () => {
    await write(
      'PLAN.md',
      `# Deploy the harbor\n\n## Deployment\n${fence('# Edit', 'nano settings')}${fence('# Go', 'echo went >> witness')}`,
    );
    const { code, stdout, stderr } = await release();
    expect(code).toBe(3);
    expect(await witness()).toEqual([]);
    expect(stdout + stderr).toContain('Edit');
  });
});
