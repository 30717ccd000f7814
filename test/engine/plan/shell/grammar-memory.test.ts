import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const run = promisify(execFile);

it('V8 does not compile the shell grammar a second time, which takes half a gigabyte', async () => {
  const dir = await folder();
  const file = join(dir, 'PLAN.md');
  const fence = '```bash\nfor i in 1 2; do\n  echo $i\ndone\n```\n';
  await writeFile(file, `# P\n\n## Deployment\n\n${fence.repeat(50)}`);
  const { stdout } = await run(
    process.execPath,
    ['--trace-wasm-compilation-times', resolve('src/cli/index.ts'), 'plan', file],
    { env: { ...process.env, SLIPWAY_HOME: join(dir, 'state') } },
  );
  expect(stdout).toMatch(/50 steps/);
  // The grammar's lexer has 160,000 bytes; what Node reads TypeScript with has no function of a fifth of that.
  expect(stdout).not.toMatch(/Compiled function .* using TurboFan.* bodysize \d{6}/);
});
