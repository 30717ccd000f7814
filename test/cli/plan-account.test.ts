import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accountSchema } from '../../src/shared/plan/account.ts';
import { runSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

async function account(text: string, ...args: string[]) {
  const dir = await folder();
  const file = join(dir, 'SHIP.md');
  await writeFile(file, text);
  return runSlipway(['plan', file, '--account', ...args], { SLIPWAY_HOME: join(dir, 'state') });
}

const document = '# Ship\n\n## Deployment\n```bash\nsystemctl restart shop\n``` done\n\n## Contacts\n- Ann\n';

describe('slipway plan --account', () => {
  it('prints the document with a letter a line, the counts, and what deserves a look', async () => {
    const { code, stdout } = await account(document);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^C command {3}M by hand/);
    expect(stdout).toContain('\n  1 H  # Ship\n  2\n  3 H  ## Deployment\n');
    expect(stdout).toMatch(/\n {2}6 [CR.]! ``` done\n/);
    expect(stdout).toMatch(/\n10 lines: \d+ on the sheet \(\d+ commands?, \d+ by hand\), 2 heading lines, /);
    expect(stdout).toMatch(/\n {2}line 6 {2}``` done\n {4}The fence from line 4 does not end here: /);
  });

  it('prints the account as JSON', async () => {
    const { code, stdout } = await account(document, '--json');
    expect(code).toBe(0);
    const { lines, looks } = accountSchema.parse(JSON.parse(stdout));
    expect(lines).toHaveLength(10);
    expect(looks[0]).toMatchObject({ code: 'swallowed', line: 6 });
  });

  it('writes out what could move the cursor or hide a part of the text', async () => {
    const { stdout } = await account('# A\u001b[2J\u202e\n\n- [ ] b\u0007\n');
    expect(stdout).toContain('# A\\u001b[2J\\u202e');
    expect(stdout).toContain('- [ ] b\\u0007');
    expect(stdout).not.toMatch(/[\u001b\u0007\u202e]/);
  });

  it('says of a document without anything to do that nothing deserves a look', async () => {
    expect((await account('# A\n')).stdout).toMatch(/\nNothing deserves a second look\.\n$/);
  });
});
