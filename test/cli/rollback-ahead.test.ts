import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlipway } from '../support/slipway.ts';
import { type Sshd, sshdMissing, startSshd } from '../support/sshd.ts';
import { tempFolders } from '../support/temp-folder.ts';

describe.skipIf(sshdMissing !== null)('slipway rollback, started ahead', () => {
  const folder = tempFolders();
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd?.stop());

  /** A release as a first look sees it; whoever opens it finds that it is none. */
  async function release(): Promise<Readonly<Record<string, string>>> {
    const home = await folder();
    const run = join(home, 'runs', '20260101-000001-a');
    await mkdir(run, { recursive: true });
    const lines = [
      { type: 'run.created', kind: 'release', file: join(home, 'RELEASE.md') },
      { type: 'restore-point.pinned', point: { target: 'box' } },
    ];
    await writeFile(join(run, 'journal.ndjson'), `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    await writeFile(
      join(run, 'sidecar.json'),
      JSON.stringify({ version: 1, targets: { box: { ssh: 'box' } } }),
    );
    return { SLIPWAY_HOME: home, SLIPWAY_SSH_CONFIG: sshd.config };
  }

  it('ends when its words are wrong, whatever the server asks meanwhile', async () => {
    // An unknown host key is a question that nobody is there to answer.
    await writeFile(sshd.knownHosts, '');
    const { code, stderr } = await runSlipway(['rollback', '--bogus'], await release());
    expect(code).toBe(2);
    expect(stderr).toMatch(/unknown option '--bogus'/);
  });

  it('believes nothing it saw: a journal without its chain is not rolled back', async () => {
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    const { code, stderr } = await runSlipway(['rollback', '--yes'], await release());
    expect(code).not.toBe(0);
    expect(stderr).not.toBe('');
  });
});
