import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { machineKeychain } from '../../../src/engine/index.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
afterEach(() => vi.unstubAllEnvs());

/** Stands in for macOS's `security`: writes down how it was called, and says what the test wants. */
async function standIn(script: string): Promise<{ readonly called: () => Promise<string> }> {
  const dir = await folder();
  const program = join(dir, 'security');
  await writeFile(program, `#!/bin/sh\nprintf '%s\\n' "$*" >> ${dir}/called\n${script}\n`);
  await chmod(program, 0o755);
  vi.stubEnv('PATH', `${dir}:${process.env.PATH}`);
  return { called: () => readFile(join(dir, 'called'), 'utf8') };
}

describe('the login keychain of macOS', () => {
  const keychain = machineKeychain('darwin');

  it.each([
    ['password: "plain \\"quoted\\" text"', 'plain "quoted" text'],
    ['password: 0x70C3A4737300  "p\\303\\244ss\\000"', 'päss\0'],
    ['password: ""', ''],
  ])('is read as it prints: %s', async (printed, value) => {
    const { called } = await standIn(`cat >&2 <<'E'\n${printed.replaceAll('\\"', '"')}\nE`);
    expect(await keychain.get('shop/db')).toBe(value);
    expect(await called()).toBe('find-generic-password -s slipway -a shop/db -g\n');
  });

  it('holds nothing where it says 44, and refuses with anything else', async () => {
    await standIn('exit 44');
    expect(await keychain.get('shop/db')).toBeNull();
    expect(await keychain.remove('shop/db')).toBe(false);
    await standIn('echo "User interaction is not allowed." >&2; exit 36');
    await expect(keychain.get('shop/db')).rejects.toThrow(
      /locked or refuses: User interaction is not allowed\. Nothing was started/,
    );
  });

  it('is given a value on its input, never in its arguments', async () => {
    const { called } = await standIn(`cat >> "$(dirname "$0")/called"`);
    await keychain.set('shop/db', 'pä "ss');
    expect(await called()).toBe(
      `-i\nadd-generic-password -U -s slipway -a "shop/db" -X ${Buffer.from('pä "ss').toString('hex')}\n`,
    );
  });

  it('lists what Slipway kept, and nothing else', async () => {
    await standIn(
      `cat <<'E'\nkeychain: "login"\n    "acct"<blob>="b"\n    "svce"<blob>="slipway"\nkeychain: "login"\n    "acct"<blob>="x"\n    "svce"<blob>="mail"\nkeychain: "login"\n    "acct"<blob>="a"\n    "svce"<blob>="slipway"\nE`,
    );
    expect(await keychain.list()).toEqual(['a', 'b']);
  });
});
