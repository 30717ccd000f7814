import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { secretToolKeychain } from '../../../src/engine/keychain/secret-tool.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
afterEach(() => vi.unstubAllEnvs());

/** Puts a secret-tool in front of the system's that prints this on its error output, and knows of no secret. */
async function says(search: string): Promise<void> {
  const bin = await folder();
  await writeFile(join(bin, 'said'), search);
  await writeFile(
    join(bin, 'secret-tool'),
    `#!/bin/sh\n[ "$1" = search ] || exit 1\ncat ${join(bin, 'said')} >&2\n`,
  );
  await chmod(join(bin, 'secret-tool'), 0o755);
  vi.stubEnv('PATH', `${bin}${delimiter}${process.env.PATH}`);
}

beforeEach(() => vi.stubEnv('LC_ALL', 'C'));

it.skipIf(process.platform === 'win32')(
  'a secret whose name says that it is locked does not lock the keyring',
  async () => {
    const names = 'attribute.reference = blocked/unlocked\nattribute.note = secret-tool: locked\n';
    await says(names);
    expect(await secretToolKeychain.list()).toEqual(['blocked/unlocked']);
    expect(await secretToolKeychain.get('blocked/unlocked')).toBeNull();
  },
);

it.skipIf(process.platform === 'win32')('a keyring that is locked is said to be', async () => {
  await says('secret-tool: Cannot get secret of a locked object\n');
  await expect(secretToolKeychain.list()).rejects.toMatchObject({ code: 'NOT_NOW' });
  await expect(secretToolKeychain.get('any')).rejects.toMatchObject({ code: 'NOT_NOW' });
});
