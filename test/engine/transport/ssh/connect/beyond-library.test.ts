import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { RefusedError } from '../../../../../src/engine/transport/ssh/auth/refused-error.ts';
import { resolveHost } from '../../../../../src/engine/transport/ssh/config/resolve-host.ts';
import {
  BeyondLibraryError,
  hasMoreToOffer,
  mustBeWithinLibrary,
} from '../../../../../src/engine/transport/ssh/connect/beyond-library.ts';
import { resolvedHost } from '../../../../support/resolved-host.ts';
import { tempFolders } from '../../../../support/temp-folder.ts';

const folder = tempFolders();
const { PATH: path } = process.env;
afterEach(() => {
  process.env.PATH = path;
});

/** Puts a program of this name before all others. */
async function program(name: string, script: string): Promise<void> {
  const dir = await folder();
  await writeFile(join(dir, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(dir, name), 0o755);
  process.env.PATH = `${dir}${delimiter}${path}`;
}

describe('a setting of how a connection is made', () => {
  const notFollowed = [{ name: 'BindAddress', decides: 'connection' as const }];

  it('is followed by OpenSSH, where it is there', async () => {
    const host = resolvedHost({ notFollowed, sshArguments: ['--', 'web'] });
    await expect(mustBeWithinLibrary(host, [])).rejects.toBeInstanceOf(BeyondLibraryError);
  });

  it('is refused by name where it is not', async () => {
    const refused = mustBeWithinLibrary(resolvedHost({ notFollowed }), []);
    await expect(refused).rejects.toBeInstanceOf(RefusedError);
    await expect(refused).rejects.toThrow(/configuration of web uses BindAddress.*Nothing was connected/);
  });
});

describe('after a refused sign-in', () => {
  const host = resolvedHost({ kerberos: true, methods: [], sshArguments: ['--', 'web'] });

  it('OpenSSH is tried with a Kerberos ticket', async () => {
    await program('klist', '[ "$1" = -s ]');
    expect(await hasMoreToOffer(host)).toBe(true);
  });

  it.each([
    ['there is no ticket', host],
    ['GSSAPIAuthentication is off', { ...host, kerberos: false }],
    ['there is no OpenSSH', { ...host, sshArguments: null }],
  ])('nothing is tried again where %s', async (what, given) => {
    await program('klist', what === 'there is no ticket' ? 'exit 1' : 'exit 0');
    expect(await hasMoreToOffer(given)).toBe(false);
  });
});

it('RefuseConnection is a refusal in its own words', async () => {
  await program('ssh', 'echo "refuseconnection use the bastion"');
  const refused = resolveHost('web', { config: null });
  await expect(refused).rejects.toThrow(/refuses connections to web \(RefuseConnection\): use the bastion/);
  await expect(refused).rejects.toMatchObject({ code: 'BAD_INPUT' });
});
