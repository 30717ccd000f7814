import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

it.each([[], ['--json']])('the end of a run says once why it is not signed %j', async (...flags) => {
  const home = await folder();
  const file = join(home, 'RELEASE.md');
  await writeFile(file, '# Release\n\n## Deployment\n\n```bash\n# Say it\ntrue\n```\n');
  const env = { SLIPWAY_HOME: join(home, 'state'), HOME: home, SLIPWAY_SIGNING_KEY: '', SSH_AUTH_SOCK: '' };
  const { code, stderr, stdout } = await runSlipway(['run', file, '--yes', ...flags], env);
  expect(code, stderr).toBe(0);
  expect(stderr.match(/The journal is not signed/g)).toHaveLength(1);
  expect(stderr).toContain('there is no SSH agent (SSH_AUTH_SOCK is not set)');
  expect(stdout).not.toContain('not signed');
});
