import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSlipway } from '../support/slipway.ts';
import { type Sshd, sshdMissing, startSshd } from '../support/sshd.ts';
import { tempFolders } from '../support/temp-folder.ts';

if (sshdMissing !== null) process.stderr.write(`refused-first.test is skipped: ${sshdMissing}\n`);

describe.skipIf(sshdMissing !== null)('a first step on a server that refuses the sign-in', () => {
  const folder = tempFolders();
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd();
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    await writeFile(join(sshd.folder, 'authorized'), '');
  });
  afterAll(() => sshd?.stop());

  it.each(['Deployment', 'Rollback'])('has failed and runs nowhere, in one message (%s)', async (section) => {
    const dir = await folder();
    const file = join(dir, 'RELEASE.md');
    const begun = join(dir, 'begun');
    const step = (title: string, command: string) =>
      `## ${title}\n\n\`\`\`bash\n# ${title} it\n${command}\n\`\`\`\n\n`;
    await writeFile(
      file,
      `# Release\n\n${step('Deployment', `echo x >> ${begun}`)}${step('Rollback', `echo y >> ${begun}`)}`,
    );
    const other = section === 'Deployment' ? 'Rollback' : 'Deployment';
    await writeFile(
      join(dir, 'RELEASE.slipway.yaml'),
      `version: 1\ntargets: { box: { ssh: box } }\nwhere: { ${section}: box, ${other}: local }\n`,
    );
    const env = { SLIPWAY_HOME: join(dir, 'state'), SLIPWAY_SSH_CONFIG: sshd.config };
    const first = await runSlipway(['run', file, '--yes'], env);
    const { code, stderr, stdout } =
      section === 'Deployment' ? first : await runSlipway(['rollback', file, '--yes'], env);
    const said = `${stdout}${stderr}`;
    expect(said).not.toContain('may still run there');
    expect(said).not.toContain('no outcome was recorded');
    expect(said.match(/refused the sign-in/g), said).toHaveLength(1);
    expect(said).toContain('Nothing was sent to it');
    if (section === 'Deployment') {
      expect(code, said).toBe(1);
      expect(existsSync(begun)).toBe(false);
    }
  });
});
