import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlipway, spawnSlipway } from '../../../support/slipway.ts';
import { type Sshd, sshdMissing, startSshd } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const fence = (info: string, ...lines: readonly string[]): string =>
  `\n\`\`\`bash${info}\n${lines.join('\n')}\n\`\`\`\n`;
const runOf = (stderr: string): string => /run (\S+)/.exec(stderr)?.[1] ?? '';

describe('the state of a run’s shell', () => {
  it('is there again when a run that was killed is resumed', async () => {
    const dir = await folder();
    await mkdir(join(dir, 'dock'));
    await writeFile(
      join(dir, 'PLAN.md'),
      [
        '# Deploy the harbor\n\n## 1. Prepare',
        fence('', 'export BERTH=north', 'cd dock'),
        '## 2. Deploy',
        fence(' {idempotent=true}', 'echo begun >> seen; [ -e go ] || sleep 60'),
        '## 3. Verify',
        fence('', 'echo "$BERTH in $(basename "$PWD")" >> seen'),
      ].join('\n'),
    );
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      'version: 1\nwhere: { "1. Prepare": local, "2. Deploy": local, "3. Verify": local }\n',
    );
    const env = { SLIPWAY_HOME: join(dir, 'state') };
    const seen = () => readFile(join(dir, 'dock/seen'), 'utf8').catch(() => '');
    const first = spawnSlipway(['run', join(dir, 'PLAN.md'), '--yes'], env);
    let stderr = '';
    first.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    await expect.poll(seen, { timeout: 15_000 }).toBe('begun\n');
    first.kill('SIGKILL');
    await writeFile(join(dir, 'dock/go'), '');
    const { code, stdout } = await runSlipway(['resume', runOf(stderr), '--yes'], env);
    expect([code, stdout]).toEqual([0, expect.any(String)]);
    expect(await seen()).toBe('begun\nbegun\nnorth in dock\n');
  });
});

describe.skipIf(sshdMissing !== null)('the state of a shell on a server', () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd();
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    await mkdir(join(sshd.home, 'dock'));
  });
  afterAll(() => sshd.stop());

  it('goes on from section to section, stays apart from the one here, and holds no secret', async () => {
    const dir = await folder();
    const tell = 'echo "${BERTH:-none} in $(basename "$PWD")"';
    await writeFile(
      join(dir, 'PLAN.md'),
      [
        '# Deploy the harbor\n\n## 1. Prepare',
        fence('', 'export BERTH=north', 'cd ~/dock', 'echo "$PASS" | wc -c > length'),
        '## 2. Deploy',
        fence('', `${tell} > deployed`, 'cp ~/.slipway/*/state-forward.? .'),
        '## 3. Look here',
        fence('', `${tell} > here`),
        '## 4. Verify',
        fence('', `${tell} > verified`),
      ].join('\n'),
    );
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      [
        'version: 1',
        'targets: { box: { ssh: box } }',
        'where: { "1. Prepare": box, "2. Deploy": box, "3. Look here": local, "4. Verify": box }',
        'secrets: { PASS: "env:HARBOR_PASS" }',
        '',
      ].join('\n'),
    );
    const { code, stdout, stderr } = await runSlipway(['run', join(dir, 'PLAN.md'), '--yes'], {
      SLIPWAY_HOME: join(dir, 'state'),
      SLIPWAY_SSH_CONFIG: sshd.config,
      HARBOR_PASS: 'open-sesame',
    });
    expect({ code, said: stdout + stderr }).toMatchObject({ code: 0 });
    const there = (name: string) => readFile(join(sshd.home, 'dock', name), 'utf8');
    expect(await there('length')).toBe('12\n');
    expect(await there('deployed')).toBe('north in dock\n');
    expect(await there('verified')).toBe('north in dock\n');
    expect(await readFile(join(dir, 'here'), 'utf8')).toMatch(/^none in slipway-test/);
    expect(await there('state-forward.a')).toContain('BERTH');
    for (const copy of ['state-forward.a', 'state-forward.b'])
      expect(await there(copy)).not.toContain('open-sesame');
  });
});
