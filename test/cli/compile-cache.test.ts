import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

/** A loop needs the shell grammar, which is compiled under flags of V8's that must not stay. */
const checklist = `# Release

## Deployment

\`\`\`bash
for name in one two; do
  echo "$name"
done
\`\`\`

## Rollback

\`\`\`bash
echo back
\`\`\`
`;

it('commands share the compiled code: none refuses what another one kept', async () => {
  const dir = await folder();
  const file = join(dir, 'RELEASE.md');
  await writeFile(file, checklist);
  const env = { SLIPWAY_HOME: join(dir, 'state'), XDG_CACHE_HOME: join(dir, 'cache') };
  const commands = [
    ['run', file, '--yes'],
    ['rollback', file, '--yes'],
    ['plan', file],
  ];
  for (const args of commands) expect((await runSlipway(args, env)).code, args[0]).toBe(0);
  for (const args of commands) {
    const { code, stdout, stderr } = await runSlipway(args, { ...env, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' });
    const told = `${stdout}${stderr}`;
    expect(code, args[0]).toBe(0);
    expect(told, args[0]).toMatch(/was accepted/);
    const refused = told.split('\n').filter((line) => line.includes('was rejected'));
    expect(refused, args[0]).toEqual([]);
  }
});
