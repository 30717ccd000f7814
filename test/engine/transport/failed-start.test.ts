import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LocalTransport } from '../../../src/engine/transport/local/local-pty.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
/** No program can be given one: what starts it throws. */
const impossible = 'true \0';

async function here(): Promise<LocalTransport> {
  const dir = await folder();
  await mkdir(join(dir, 'runs'));
  return new LocalTransport(join(dir, 'runs'), dir);
}

it('a script that cannot be started ends as a shell says it', async () => {
  const transport = await here();
  const { exit, stderr } = await transport.exec(impossible);
  expect(exit).toBe(126);
  expect(stderr.toString()).toMatch(/^failed to start: .*Nothing was run\.\n$/);
});

it('a script whose shell is gone ends with 127', async () => {
  const transport = new LocalTransport('/nowhere', '/nowhere');
  expect((await transport.exec('true')).exit).toBe(127);
});

it('a command that cannot be followed says so', async () => {
  const transport = await here();
  await expect(transport.follow(impossible, () => undefined)).rejects.toMatchObject({
    code: 'FAILED',
    message: expect.stringMatching(/^The command could not be followed here: /),
  });
});
