import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fence, type ReleasedChecklist, releasedChecklists } from '../support/released-checklist.ts';
import { type Sshd, sshdMissing, startSshd } from '../support/sshd.ts';

const checklist = releasedChecklists();

/** An `ssh` that keeps what it is called with and fed, each call on a line of JSON; it stays where it is asked to follow. */
const fakeSsh = `#!/usr/bin/env node
const { appendFileSync, fstatSync, readFileSync } = require('node:fs');
const args = process.argv.slice(2);
const isFed = !fstatSync(0).isCharacterDevice();
appendFileSync(process.env.CALLS, JSON.stringify({ args, fed: isFed ? readFileSync(0, 'utf8') : '' }) + '\\n');
if (args.join(' ').includes('-f')) setInterval(() => undefined, 1000);
`;

describe('a line for another machine', () => {
  let ferry: ReleasedChecklist;
  beforeEach(async () => {
    ferry = await checklist();
    await mkdir(join(ferry.dir, 'bin'));
    await writeFile(join(ferry.dir, 'bin/ssh'), fakeSsh);
    await chmod(join(ferry.dir, 'bin/ssh'), 0o755);
    const path = `${join(ferry.dir, 'bin')}:${process.env.PATH}`;
    await ferry.write(
      'PLAN.slipway.yaml',
      `version: 1\nenv: { CALLS: ${join(ferry.dir, 'calls')}, PATH: "${path}" }\n`,
    );
  });
  const calls = async (): Promise<readonly unknown[]> => {
    const text = await readFile(join(ferry.dir, 'calls'), 'utf8').catch(() => '');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown);
  };

  it('goes there whole, whatever stands in its quotes', async () => {
    const { code, stderr } = await ferry.release(
      '## Deployment',
      fence(
        `ssh crew@quay "cd /srv/ferry && touch sailed; echo 'all aboard' | tee log"`,
        `ssh crew@quay 'systemctl restart ferry || exit 7'`,
      ),
    );
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(await calls()).toMatchObject([
      { args: ['crew@quay', "cd /srv/ferry && touch sailed; echo 'all aboard' | tee log"] },
      { args: ['crew@quay', 'systemctl restart ferry || exit 7'] },
    ]);
  });

  it('takes its heredoc along', async () => {
    const { code } = await ferry.release(
      '## Deployment',
      fence("ssh crew@quay <<'END'", 'cd /srv/ferry', 'touch sailed', 'END', 'echo here >> witness'),
    );
    expect(code).toBe(0);
    expect(await calls()).toEqual([{ args: ['crew@quay'], fed: 'cd /srv/ferry\ntouch sailed\n' }]);
    expect(await ferry.witness()).toEqual(['here']);
  });

  it('that follows a log there holds nothing up', async () => {
    const { code } = await ferry.release(
      '## Deployment',
      fence('ssh -i ~/.ssh/pilot crew@quay "journalctl -u ferry -f"'),
      fence('echo sailed >> witness'),
    );
    expect(code).toBe(0);
    expect(await ferry.witness()).toEqual(['sailed']);
  });

  it('and opens a session keeps everything behind it from running here', async () => {
    const { code, stderr } = await ferry.release(
      '## Deployment\n\n### Deploy the mooring',
      fence('ssh crew@quay', 'rm -rf witness-of-old', 'touch moored'),
    );
    expect(code).toBe(3);
    expect(stderr).toMatch(/keyboard|target/);
    expect(await ferry.witness()).toEqual([]);
    await expect(readFile(join(ferry.dir, 'moored'))).rejects.toThrow();
  });
});

describe.skipIf(sshdMissing !== null)('a session that Slipway takes over', () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd('quay');
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    await mkdir(join(sshd.home, 'ferry'));
  });
  afterAll(() => sshd.stop());

  it('lasts for its fence, from where a login starts, and reaches no other fence or section', async () => {
    const ferry = await checklist();
    await ferry.write(
      'PLAN.slipway.yaml',
      'version: 1\ntargets: { quay: { ssh: quay, takeOver: true } }\nwhere: { "Tell the harbor": local }\n',
    );
    const tell = 'echo "$(basename "$PWD")" >> witness';
    process.env.SLIPWAY_SSH_CONFIG = sshd.config;
    const { code, stdout, stderr } = await ferry.release(
      '## Deployment\n\n### Moor',
      fence('# Log in', 'ssh quay', '', '# Go there', 'cd ferry', '', '# Moor', tell),
      'On your own laptop:',
      fence('echo noted >> witness'),
      '### Tell the harbor',
      fence('echo told >> witness'),
    );
    delete process.env.SLIPWAY_SSH_CONFIG;
    expect({ code, said: stdout + stderr }).toMatchObject({ code: 0 });
    expect(await readFile(join(sshd.home, 'ferry/witness'), 'utf8')).toBe('ferry\n');
    expect(await ferry.witness()).toEqual(['noted', 'told']);
  });
});
