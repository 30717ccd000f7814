import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runSlipway, type SlipwayResult } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

describe('a release whose journal is damaged', () => {
  let home: string;
  let app: string;
  let run: string;
  let dir: string;
  let env: Readonly<Record<string, string>>;

  const slipway = (...args: string[]): Promise<SlipwayResult> => runSlipway(args, env);
  const program = (): Promise<string> => readFile(join(app, 'program'), 'utf8');
  const runs = (): Promise<string[]> => readdir(join(home, 'state', 'runs'));

  /** A released program, with its restore point on this machine. */
  beforeEach(async () => {
    home = await folder();
    app = join(home, 'app');
    env = { SLIPWAY_HOME: join(home, 'state'), SLIPWAY_SIGNING_KEY: 'none' };
    await mkdir(join(app, 'backup'), { recursive: true });
    await writeFile(join(app, 'program'), '1.0.0\n');
    await writeFile(
      join(home, 'RELEASE.md'),
      `# Release\n\n## Deployment\n\n\`\`\`bash\n# Install\necho 2.0.0 > ${app}/program\n\`\`\`\n\n## Rollback\n\n\`\`\`bash\n# Restore\ncp ${app}/backup/program ${app}/program\n\`\`\`\n`,
    );
    await writeFile(
      join(home, 'RELEASE.slipway.yaml'),
      `version: 1\nwhere: { Deployment: local, Rollback: local }\nrestorePoint: { paths: [${app}/program], keepIn: ${app}/backup, version: "cat ${app}/program" }\n`,
    );
    const { code, stderr } = await slipway('run', join(home, 'RELEASE.md'), '--yes');
    expect(code, stderr).toBe(0);
    [run = ''] = await runs();
    dir = join(home, 'state', 'runs', run);
  });

  /** Changes one letter of a line. */
  async function damage(line: number): Promise<void> {
    const file = join(dir, 'journal.ndjson');
    const lines = (await readFile(file, 'utf8')).split('\n');
    const at = line < 0 ? lines.length - 1 + line : line - 1;
    lines[at] = (lines[at] ?? '').replace('"at":"2', '"at":"3');
    await writeFile(file, lines.join('\n'));
  }

  /** Every file of the run's folder with its content. */
  async function everything(): Promise<readonly string[]> {
    const names = await readdir(dir, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return Promise.all(
      files.sort().map(
        async (file) =>
          `${file} ${createHash('sha256')
            .update(await readFile(file))
            .digest('hex')}`,
      ),
    );
  }

  it('is listed as damaged, with what is not known', async () => {
    await damage(2);
    const list = await slipway('status');
    expect(list.stdout).toMatch(new RegExp(`^${run}  damaged .*Release`));
    expect(list.stdout).toMatch(/damaged at line 2: .* What was done after that is not known/);
    expect(list.stdout).not.toMatch(/ready/);
    const one = await slipway('status', run);
    expect([one.code, one.stdout]).toEqual([1, expect.stringMatching(/damaged at line 2.*\n.*verify/)]);
    const json = JSON.parse((await slipway('status', '--json')).stdout) as { damage: unknown }[];
    expect(json[0]?.damage).toMatchObject({ line: 2 });
  });

  it.each([2, -1])('is not rolled back unasked, and nothing is written (line %i)', async (line) => {
    await damage(line);
    const before = await everything();
    const dry = await slipway('rollback', run, '--dry-run');
    expect(dry.code).toBe(3);
    const forced = await slipway('rollback', run, '--yes');
    expect(forced.code).toBe(3);
    for (const said of [dry.stderr, forced.stderr]) {
      expect(said).toMatch(/damaged at line \d+ .*may have changed production/);
      expect(said).toContain(`Restores 1.0.0: ${app}/program`);
      expect(said).not.toMatch(/deployed nothing|changed nothing|other console/);
    }
    expect(forced.stderr).toContain('--from-damaged');
    expect([await runs(), await everything(), await program()]).toEqual([[run], before, '2.0.0\n']);
  });

  it.each([1, 2, -1])(
    'is rolled back by an explicit decision, from the point that was recorded (line %i)',
    async (line) => {
      await damage(line);
      const before = await everything();
      const { code, stdout, stderr } = await slipway('rollback', run, '--from-damaged', '--yes');
      expect([code, await program()], stderr).toEqual([0, '1.0.0\n']);
      expect(stdout).toContain('1.0.0 is back on local, verified by hash and version');
      expect(await everything()).toEqual(before);
      const rollbacks = (await runs()).filter((name) => name !== run);
      expect(rollbacks).toHaveLength(1);
      expect((await slipway('verify', rollbacks[0] ?? '')).code).toBe(0);
    },
  );

  it('is not rolled back where the beginning of it cannot be read, and where to look is said', async () => {
    const file = join(dir, 'journal.ndjson');
    await writeFile(file, `x${(await readFile(file, 'utf8')).slice(1)}`);
    const { code, stderr } = await slipway('rollback', run, '--from-damaged', '--yes');
    expect([code, stderr]).toEqual([3, expect.stringContaining(`${dir} (plan.md)`)]);
    expect([await runs(), await program()]).toEqual([[run], '2.0.0\n']);
  });

  it('is resumed and canceled by nobody', async () => {
    await damage(2);
    for (const command of ['resume', 'cancel']) {
      const { code, stderr } = await slipway(command, run);
      expect([code, stderr]).toEqual([3, expect.stringMatching(/damaged at line 2/)]);
      expect(stderr).not.toMatch(/other console/);
    }
  });

  it('is told by verify, with its exit status', async () => {
    const intact = await slipway('verify', run);
    expect([intact.code, intact.stdout]).toEqual([0, expect.stringMatching(/as it was written: \d+ lines/)]);
    await damage(2);
    const damaged = await slipway('verify', run);
    expect([damaged.code, damaged.stdout]).toEqual([
      1,
      expect.stringMatching(/damaged at line 2: .*\n.*Recorded/),
    ]);
    const json = JSON.parse((await slipway('verify', run, '--json')).stdout) as unknown;
    expect(json).toMatchObject({ intact: false, damage: { line: 2 }, lines: 1, signatures: [] });
    expect((await slipway('verify', 'nosuchrun')).code).toBe(2);
    await rm(join(home, 'state', 'heads'), { recursive: true });
    const unheaded = (await slipway('verify', run)).stdout;
    expect(unheaded).toMatch(
      /damaged at line 3: .*one of the two was changed.*\n.*\n.*Known for certain: line 1\./,
    );
  });
});
