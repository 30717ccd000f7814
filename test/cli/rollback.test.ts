import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSlipway, type SlipwayResult } from '../support/slipway.ts';
import { type Sshd, sshdMissing, startSshd } from '../support/sshd.ts';
import { tempFolders } from '../support/temp-folder.ts';

if (sshdMissing !== null) process.stderr.write(`rollback.test is skipped: ${sshdMissing}\n`);

describe.skipIf(sshdMissing !== null)('slipway rollback', () => {
  const folder = tempFolders();
  let sshd: Sshd;
  let app: string;
  let file: string;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    sshd = await startSshd();
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
  });
  afterAll(() => sshd?.stop());

  /** A program on the server at 1.0.0, and a checklist that replaces it by 2.0.0. */
  beforeEach(async () => {
    const home = await folder();
    app = join(home, 'app');
    file = join(home, 'RELEASE.md');
    env = { SLIPWAY_HOME: join(home, 'state'), SLIPWAY_SSH_CONFIG: sshd.config };
    await mkdir(join(app, 'backup'), { recursive: true });
    await writeFile(join(app, 'program'), '1.0.0\n');
    await writeFile(
      file,
      `# Release\n\n## Deployment\n\n\`\`\`bash\n# Install\necho 2.0.0 > ${app}/program\n\`\`\`\n\n## Rollback\n\n\`\`\`bash\n# Stop\necho stopped >> ${app}/steps\n# Restore\ncp ${app}/backup/program ${app}/program\n\`\`\`\n`,
    );
    await writeFile(
      join(home, 'RELEASE.slipway.yaml'),
      `version: 1\ntargets: { box: { ssh: box } }\nwhere: { Deployment: box, Rollback: box }\nrestorePoint: { paths: [${app}/program], keepIn: ${app}/backup, version: "cat ${app}/program" }\n`,
    );
    const { code, stderr } = await slipway('run', file, '--yes');
    expect(code, stderr).toBe(0);
    expect(await readFile(join(app, 'program'), 'utf8')).toBe('2.0.0\n');
  });

  const slipway = (...args: string[]): Promise<SlipwayResult> => runSlipway(args, env);

  /** The folder of the release. */
  async function releaseFolder(): Promise<string> {
    const runs = join(env.SLIPWAY_HOME ?? '', 'runs');
    return join(runs, (await readdir(runs)).sort()[0] ?? '');
  }

  it('rolls production back from a new process, and says how long that usually takes', async () => {
    expect((await slipway('rollback', file, '--dry-run')).stderr).not.toContain('usually takes');
    const { code, stdout } = await slipway('rollback', file, '--yes');
    expect([code, await readFile(join(app, 'program'), 'utf8')]).toEqual([0, '1.0.0\n']);
    expect(stdout).toContain('1.0.0 is back on box, verified by hash and version');
    const dry = await slipway('rollback', file, '--dry-run');
    expect([dry.code, dry.stderr]).toEqual([
      0,
      expect.stringMatching(/Restores 1\.0\.0.* · usually takes \d+ ms/),
    ]);
  });

  it('begins nothing where a kept copy is damaged', async () => {
    const [kept = ''] = (await readdir(join(app, 'backup'))).filter((name) => name.startsWith('slipway-'));
    await writeFile(join(app, 'backup', kept, 'program'), 'rotten\n');
    const { code, stderr } = await slipway('rollback', file, '--yes');
    expect([code, stderr]).toEqual([
      3,
      expect.stringMatching(/restore point on box is damaged: .*program does not match the restore point/),
    ]);
    expect(await readdir(app)).not.toContain('steps');
    expect(await readFile(join(app, 'program'), 'utf8')).toBe('2.0.0\n');
  });

  it('puts back what the commands will look for, should it be another thing by now', async () => {
    await writeFile(join(app, 'backup', 'program'), '0.1.0\n');
    expect((await slipway('rollback', file, '--yes')).code).toBe(0);
    expect(await readFile(join(app, 'program'), 'utf8')).toBe('1.0.0\n');
  });

  it('says nothing to whoever sits where its server was', async () => {
    const heard: Buffer[] = [];
    let knocks = 0;
    const stranger = createServer((socket) => {
      knocks += 1;
      socket.on('data', (bytes) => heard.push(bytes)).on('error', () => undefined);
    });
    const port = await new Promise<number>((resolve) =>
      stranger.listen(0, '127.0.0.1', () => resolve((stranger.address() as AddressInfo).port)),
    );
    try {
      const note = join(await releaseFolder(), 'reached.json');
      const noted = { box: { hostname: '127.0.0.1', port: sshd.port } };
      expect(JSON.parse(await readFile(note, 'utf8'))).toEqual(noted);
      await writeFile(note, JSON.stringify({ box: { hostname: '127.0.0.1', port } }));
      expect((await slipway('rollback', file, '--yes')).code).toBe(0);
      expect(await readFile(join(app, 'program'), 'utf8')).toBe('1.0.0\n');
      expect([knocks, heard]).toEqual([1, []]);
    } finally {
      stranger.close();
    }
  });

  it.each(['', '{', '[]', '{"box":{"hostname":7,"port":"x"}}', '{"box":null}'])(
    'makes nothing of a note that is none: %j',
    async (note) => {
      await writeFile(join(await releaseFolder(), 'reached.json'), note);
      expect((await slipway('rollback', file, '--yes')).code).toBe(0);
      expect(await readFile(join(app, 'program'), 'utf8')).toBe('1.0.0\n');
    },
  );
});
