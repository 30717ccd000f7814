import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type Sshd, sshdMissing, startSshd } from '../../test/support/sshd.ts';
import { openSection, passDeployGate, row, type Served, startConsole } from './rehearsal.ts';

const fence = (...lines: readonly string[]): string => `\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;

/** An `ssh` that keeps what it is called with, each call on a line of JSON; it stays where it is asked to follow. */
const fakeSsh = `#!/usr/bin/env node
const { appendFileSync } = require('node:fs');
const args = process.argv.slice(2);
appendFileSync(process.env.CALLS, JSON.stringify(args) + '\\n');
if (args.join(' ').includes('-f')) setInterval(() => undefined, 1000);
`;

test.describe('a line for another machine', () => {
  let folder: string;
  let served: Served | null;
  test.beforeEach(async () => {
    served = null;
    folder = await mkdtemp(join(tmpdir(), 'slipway-machines-'));
  });
  test.afterEach(async () => {
    await served?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const review = async (
    page: Page,
    {
      parts,
      sidecar,
      env = {},
    }: { parts: readonly string[]; sidecar: string; env?: Readonly<Record<string, string>> },
  ): Promise<void> => {
    await writeFile(join(folder, 'PLAN.md'), `# Deploy the ferry\n\n${parts.join('\n')}`);
    await writeFile(join(folder, 'PLAN.slipway.yaml'), `version: 1\nenvironment: staging\n${sidecar}`);
    served = await startConsole(['serve', join(folder, 'PLAN.md')], join(folder, 'state'), env);
    await page.goto(served.url);
  };
  const deploy = async (page: Page): Promise<void> => {
    await page.getByTestId('start-release').click();
    await passDeployGate(page);
    await page.getByTestId('run-to-gate').click();
  };
  const lines = async (file: string): Promise<readonly string[]> =>
    (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');

  test('goes there whole; what opens a session there keeps what is behind it from running here', async ({
    page,
  }) => {
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin/ssh'), fakeSsh);
    await chmod(join(folder, 'bin/ssh'), 0o755);
    const calls = join(folder, 'calls');
    await review(page, {
      sidecar: `where: { Deployment: local }\nenv: { CALLS: ${calls}, PATH: "${join(folder, 'bin')}:${process.env.PATH}" }\n`,
      parts: [
        '## Deployment\n\n### Set sail',
        fence(
          `ssh crew@quay "cd /srv/ferry && touch sailed; echo 'all aboard' | tee log"`,
          'ssh crew@quay "journalctl -u ferry -f"',
          'echo sailed >> witness',
        ),
        '### Deploy the mooring',
        fence('ssh crew@quay', 'touch moored'),
      ],
    });
    await deploy(page);
    await expect.poll(() => lines(join(folder, 'witness'))).toEqual(['sailed']);
    // What follows a log runs beside the others: it may be called after them.
    const called = async () => (await lines(calls)).map((line) => JSON.parse(line) as unknown);
    await expect
      .poll(called)
      .toEqual(
        expect.arrayContaining([
          ['crew@quay', "cd /srv/ferry && touch sailed; echo 'all aboard' | tee log"],
          ['crew@quay', 'journalctl -u ferry -f'],
          ['crew@quay'],
        ]),
      );
    await openSection(page, 'Deploy the mooring');
    // Placed here by a person, the line opens the session; what is typed into it is theirs to type.
    await expect(row(page, 'touch moored')).toHaveAttribute('data-status', 'pending');
    await expect(row(page, 'ssh crew@quay')).toHaveAttribute('data-status', 'passed');
    await page.screenshot({ path: '/tmp/an/session.png' });
    expect(existsSync(join(folder, 'moored'))).toBe(false);
  });

  test('and a session that is taken over lasts for its fence, from where a login starts', async ({
    page,
  }) => {
    test.skip(sshdMissing !== null, sshdMissing ?? '');
    const sshd: Sshd = await startSshd('quay');
    try {
      await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
      await mkdir(join(sshd.home, 'ferry'));
      await review(page, {
        sidecar: 'targets: { quay: { ssh: quay, takeOver: true } }\nwhere: { "Tell the harbor": local }\n',
        env: { SLIPWAY_SSH_CONFIG: sshd.config },
        parts: [
          '## Deployment\n\n### Moor',
          fence(
            '# Log in',
            'ssh quay',
            '',
            '# Go there',
            'cd ferry',
            '',
            '# Moor',
            'echo "$(basename "$PWD")" >> witness',
          ),
          'On your own laptop:',
          fence('echo noted >> witness'),
          '### Tell the harbor',
          fence('echo told >> witness'),
        ],
      });
      await deploy(page);
      await expect.poll(() => lines(join(folder, 'witness'))).toEqual(['noted', 'told']);
      expect(await lines(join(sshd.home, 'ferry/witness'))).toEqual(['ferry']);
    } finally {
      await served?.stop();
      served = null;
      await sshd.stop();
    }
  });
});
