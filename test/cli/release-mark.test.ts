import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canBeAnother, otherUid } from '../support/other-user.ts';
import { runSlipway, type SlipwayResult, spawnSlipway } from '../support/slipway.ts';
import { type Sshd, sshdMissing, startSshd } from '../support/sshd.ts';
import { tempFolders } from '../support/temp-folder.ts';

if (sshdMissing !== null) process.stderr.write(`release-mark.test is skipped: ${sshdMissing}\n`);

describe.skipIf(sshdMissing !== null)('the mark of a release on its server', () => {
  const folder = tempFolders();
  const started: ReturnType<typeof spawnSlipway>[] = [];
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd();
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
  });
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => sshd?.stop());

  /** A checklist whose one step writes half, says so, and waits to be let go on. Each machine has a state folder of its own. */
  async function lay(layout: 'copies' | 'releases' = 'copies') {
    const dir = await folder();
    const file = join(dir, 'RELEASE.md');
    const srv = join(dir, 'srv');
    await mkdir(join(srv, 'releases', '1'), { recursive: true });
    await writeFile(join(srv, 'app'), 'v1\n');
    await writeFile(join(srv, 'releases', '1', 'app'), 'v1\n');
    if (layout === 'releases') await symlink('releases/1', join(srv, 'current'));
    const step = `echo half > ${srv}/app; touch ${dir}/begun; until [ -e ${dir}/go ]; do sleep 0.1; done; echo v2 > ${srv}/app`;
    await writeFile(file, `# Release\n\n## Deployment\n\n\`\`\`bash\n# Deploy\n${step}\n\`\`\`\n`);
    const point =
      layout === 'copies' ? `{ paths: [${srv}/app], keepIn: ${srv}/a/keep }` : `{ releases: ${srv} }`;
    await writeFile(
      join(dir, 'RELEASE.slipway.yaml'),
      `version: 1\ntargets: { box: { ssh: box } }\nwhere: { Deployment: box }\nrestorePoint: ${point}\n`,
    );
    const mark = join(layout === 'copies' ? join(srv, 'a', 'keep') : srv, '.slipway-release');
    const env = (machine: string) => ({
      SLIPWAY_HOME: join(dir, machine),
      SLIPWAY_SSH_CONFIG: sshd.config,
      USER: machine,
    });
    const run = (machine: string, ...args: string[]): Promise<SlipwayResult> =>
      runSlipway(args.length === 0 ? ['run', file, '--yes'] : args, env(machine));
    return { dir, file, srv, mark, env, run, go: () => writeFile(join(dir, 'go'), '') };
  }

  async function begin({ dir, file, env }: Awaited<ReturnType<typeof lay>>, machine: string) {
    const child = spawnSlipway(['run', file, '--yes'], env(machine));
    started.push(child);
    const ended = new Promise<number | null>((done) => child.once('close', done));
    await expect.poll(() => existsSync(join(dir, 'begun')), { timeout: 20_000 }).toBe(true);
    return { child, ended };
  }

  it.each(['copies', 'releases'] as const)(
    'keeps another machine from beginning beside it (%s), and goes with it',
    { timeout: 60_000 },
    async (layout) => {
      const place = await lay(layout);
      const { ended } = await begin(place, 'ann');
      const { run } = JSON.parse((await readFile(place.mark, 'utf8')).split('\n')[0] ?? '');
      const second = await place.run('bob');
      expect(second.code, second.stderr).toBe(3);
      expect(second.stderr).toContain(`run ${run}, driven by`);
      expect(second.stderr).toContain('Nothing was deployed');
      expect(second.stderr).toContain(`remove ${place.mark} on box`);
      await place.go();
      expect(await ended).toBe(0);
      expect(existsSync(place.mark)).toBe(false);
      // What was refused goes on once the other is over, and keeps what the other one left.
      const [, refused = ''] = /^run (\S+)$/m.exec(second.stderr) ?? [];
      const resumed = await place.run('bob', 'resume', refused, '--yes');
      expect(resumed.code, resumed.stderr).toBe(0);
      if (layout === 'copies')
        expect(await readFile(join(place.srv, 'a', 'keep', 'app'), 'utf8')).toBe('v2\n');
    },
  );

  it('stays where a console was killed in the middle of a step, until its run is over', {
    timeout: 60_000,
  }, async () => {
    const place = await lay();
    const { child, ended } = await begin(place, 'ann');
    const { run } = JSON.parse((await readFile(place.mark, 'utf8')).split('\n')[0] ?? '');
    child.kill('SIGKILL');
    await ended;
    for (const machine of ['ann', 'bob']) {
      const other = await place.run(machine);
      expect(other.code, other.stderr).toBe(3);
      expect(other.stderr).toContain(`run ${run}`);
    }
    await place.go();
    const resumed = await place.run('ann', 'resume', run, '--yes');
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(existsSync(place.mark)).toBe(false);
  });

  it('of a dead console is taken over by the name of its run, and by no other', {
    timeout: 60_000,
  }, async () => {
    const place = await lay();
    const { child, ended } = await begin(place, 'job');
    const { run } = JSON.parse((await readFile(place.mark, 'utf8')).split('\n')[0] ?? '');
    const alive = await place.run('bob');
    expect(alive.code, alive.stderr).toBe(3);
    expect(alive.stderr).toMatch(/marked it at \S+ \(.+ ago\), and/);
    child.kill('SIGKILL');
    await ended;
    await place.go();
    const refused = await place.run('bob');
    expect(refused.code, refused.stderr).toBe(3);
    expect(refused.stderr).toContain('its console has ended without finishing it');
    expect(refused.stderr).toContain(`--take-over ${run}`);
    const [, second = ''] = /^run (\S+)$/m.exec(refused.stderr) ?? [];
    const wrong = await place.run('bob', 'resume', second, '--yes', '--take-over', `${run}1`);
    expect(wrong.code, wrong.stderr).toBe(3);
    expect(JSON.parse((await readFile(place.mark, 'utf8')).split('\n')[0] ?? '').run).toBe(run);
    const taken = await place.run('bob', 'resume', second, '--yes', '--take-over', run);
    expect(taken.code, taken.stderr).toBe(0);
    expect(existsSync(place.mark)).toBe(false);
  });

  it('is replaced where its run has ended here, and asks about where it says nothing', {
    timeout: 60_000,
  }, async () => {
    const place = await lay();
    await place.go();
    const first = await place.run('ann');
    const [, run = ''] = /^run (\S+)$/m.exec(first.stderr) ?? [];
    await writeFile(place.mark, `{"run":"${run}","actor":"ann","host":"vm","at":"2026"}\n0\n`);
    expect((await place.run('ann')).code).toBe(0);
    for (const odd of [
      '',
      '{}\n',
      `{"run":"../../x","actor":"a","host":"b","at":"c"}\n`,
      '\u001b[31mred\n',
    ]) {
      await writeFile(place.mark, odd);
      const refused = await place.run('ann');
      expect(refused.code, refused.stderr).toBe(3);
      expect(refused.stderr).toContain('a mark stands there that cannot be read');
      expect(await readFile(place.mark, 'utf8')).toBe(odd);
    }
  });

  it.skipIf(!canBeAnother)(
    'is never believed of another account, and blocks nothing for ever',
    {
      timeout: 60_000,
    },
    async () => {
      const place = await lay();
      await place.go();
      const first = await place.run('ann');
      const [, run = ''] = /^run (\S+)$/m.exec(first.stderr) ?? [];
      const planted = `{"run":"${run}","actor":"root","host":"vm","at":"2026-01-01T00:00:00Z"}\n`;
      // As if it were this machine's: its run has ended, so one of this account is replaced without a word.
      await writeFile(place.mark, planted);
      await chown(place.mark, otherUid, otherUid);
      const refused = await place.run('ann');
      expect(refused.code, refused.stderr).toBe(3);
      expect(refused.stderr).toContain('put there by another account of the server (number 65534)');
      expect(refused.stderr).toContain(`remove ${place.mark} on box`);
      expect(await readFile(place.mark, 'utf8')).toBe(planted);
      const [, second = ''] = /^run (\S+)$/m.exec(refused.stderr) ?? [];
      const taken = await place.run('ann', 'resume', second, '--yes', '--take-over', run);
      expect(taken.code, taken.stderr).toBe(0);
      // A pipe would be read for ever.
      await rm(place.mark, { force: true });
      execFileSync('mkfifo', [place.mark]);
      const pipe = await place.run('ann');
      expect(pipe.code, pipe.stderr).toBe(3);
      expect(pipe.stderr).toContain('something stands where the mark belongs that is no file');
    },
  );

  it('leaves nothing where the restore point cannot be taken', { timeout: 60_000 }, async () => {
    const place = await lay();
    await rm(join(place.srv, 'app'));
    const refused = await place.run('ann');
    expect(refused.stderr).toContain('does not exist');
    expect(existsSync(join(place.srv, 'a'))).toBe(false);
  });
});
