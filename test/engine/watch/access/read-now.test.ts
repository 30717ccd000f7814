import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Engine } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { dayOfRequests, writers } from '../../../support/access-logs.ts';
import { runSlipway } from '../../../support/slipway.ts';
import { type Sshd, sshdMissing, startSshd } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

describe('what access logs say now', () => {
  let dir: string;
  let file: string;
  let sshd: Sshd | null = null;
  let engine: Engine | null = null;

  beforeEach(async () => {
    dir = await folder();
    file = join(dir, 'PLAN.md');
    await writeFile(
      file,
      '# Release\n\n## Deployment\n\n```bash\ntrue\n```\n\n## Alerts\n\n- Error rate above 5%\n',
    );
    const past = dayOfRequests(4, Date.now(), 500, 2);
    await writeFile(join(dir, 'access.log'), past.map((each) => `${writers.nginx(each)}\n`).join(''));
  });
  afterEach(async () => {
    await engine?.close();
    engine = null;
    await sshd?.stop();
    sshd = null;
  });

  it('is printed with why one cannot be read, and nothing of a name reaches the terminal raw', async () => {
    const metrics = [`{ access: ${dir}/access.log, every: 250ms }`, `{ access: "${dir}/no\\e[2Jne.log" }`];
    await writeFile(join(dir, 'PLAN.slipway.yaml'), `version: 1\nmetrics: [${metrics.join(', ')}]\n`);
    const shown = await runSlipway(['metrics', file], { SLIPWAY_HOME: join(dir, 'state') });
    expect(shown.code).toBe(1);
    expect(shown.stdout).toContain(`✓ ${dir}/access.log on local`);
    expect(shown.stdout).toMatch(/✗ .*: There is no file /);
    expect(shown.stdout).not.toContain('\u001b[2J');
    expect(shown.stdout).toContain('Throughput: 0 /s');
    expect(shown.stdout).toContain('Error rate above 5%');
  });

  it.skipIf(sshdMissing !== null)(
    'is read over the connection of a server',
    { timeout: 60_000 },
    async () => {
      sshd = await startSshd('box');
      await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
      await writeFile(
        join(dir, 'PLAN.slipway.yaml'),
        `version: 1\ntargets: { box: { ssh: box } }\nmetrics: [{ access: ${dir}/access.log, on: box, every: 250ms }]\n`,
      );
      engine = new Engine({
        state: join(dir, 'state'),
        sshConfig: sshd.config,
        practice: practiceServer('resources'),
      });
      const { sources, tiles } = await engine.measured.readNow(file);
      expect(sources).toMatchObject([{ source: `${dir}/access.log on box`, reason: null }]);
      expect(tiles).toMatchObject([{ id: 'throughput', value: 0 }]);
    },
  );
});
