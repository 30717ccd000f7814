import { createHmac } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HostKeyCheck } from '../../../../../src/engine/transport/ssh/auth/host-key-check.ts';
import {
  fingerprint,
  judgeHostKey,
  keyType,
  knownTypes,
  readKnownHosts,
} from '../../../../../src/engine/transport/ssh/auth/known-hosts.ts';
import type { ResolvedHost } from '../../../../../src/engine/transport/ssh/config/resolve-host.ts';
import { resolvedHost } from '../../../../support/resolved-host.ts';
import { nobody } from '../../../../support/ssh-transport.ts';
import { tempFolders } from '../../../../support/temp-folder.ts';

const folder = tempFolders();

/** A public key of a type, told apart from others by its last bytes. */
function keyOf(type: string, more: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(type.length);
  return Buffer.concat([length, Buffer.from(type), Buffer.from(more)]);
}
const key = keyOf('ssh-ed25519', 'mine');
const other = keyOf('ssh-ed25519', 'other');
const line = (name: string, given: Buffer) => `${name} ${keyType(given)} ${given.toString('base64')}\n`;

interface Wishes {
  readonly strict?: ResolvedHost['strict'];
  readonly known?: string;
  readonly accept?: boolean;
  readonly checkHostIp?: boolean;
  readonly address?: string;
}

async function check({ strict = 'ask', known = '', accept = false, checkHostIp = true, address }: Wishes) {
  const file = join(await folder(), '.ssh', 'known_hosts');
  await mkdir(join(file, '..'));
  await writeFile(file, known);
  const asked: string[] = [];
  const host = resolvedHost({ hostname: 'web.example', knownHostsFiles: [file], strict, checkHostIp });
  const questions = {
    ...nobody,
    acceptHostKey: async (target: string, name: string, type: string, print: string) => {
      asked.push([target, name, type, print].join(' '));
      return accept;
    },
  };
  const lines = await readKnownHosts([file]);
  const checked = new HostKeyCheck({ target: 'web', host, address: address ?? null, lines, questions });
  return { checked, asked, file, filed: () => readFile(file, 'utf8') };
}

describe('a host key that is not known', () => {
  it.each([
    ['ask', true, true, true],
    ['ask', false, false, true],
    ['accept-new', false, true, false],
    ['yes', true, false, false],
  ] as const)(
    'with strictness %s and a person who says %s is accepted: %s',
    async (strict, accept, accepted, isAsked) => {
      const { checked, asked, filed } = await check({ strict, accept });
      expect(await checked.accepts(key)).toBe(accepted);
      expect(asked).toEqual(isAsked ? [`web web.example ssh-ed25519 ${fingerprint(key)}`] : []);
      expect(await filed()).toBe(accepted ? line('web.example', key) : '');
      expect(checked.refusal === null).toBe(accepted);
    },
  );

  it('is accepted but not saved with strictness no', async () => {
    const { checked, filed } = await check({ strict: 'no' });
    expect([await checked.accepts(key), await filed()]).toEqual([true, '']);
  });

  it('that is refused names its fingerprint, and what to do', async () => {
    const { checked, file } = await check({ strict: 'yes' });
    await checked.accepts(key);
    expect(checked.refusal).toMatchObject({
      code: 'UNREACHABLE',
      message: expect.stringContaining(fingerprint(key)),
      hint: `StrictHostKeyChecking is on: add the key to ${file} first.`,
    });
  });

  it('that cannot be saved is not accepted', async () => {
    const { checked, file } = await check({ strict: 'accept-new' });
    const { rm } = await import('node:fs/promises');
    await rm(file);
    await mkdir(file);
    await expect(checked.accepts(key)).rejects.toMatchObject({ code: 'FAILED' });
    expect(checked.refusal).not.toBeNull();
  });
});

describe('a host key against the saved ones', () => {
  it.each(['ask', 'accept-new', 'no', 'yes'] as const)(
    'that has changed is refused with strictness %s, and nobody is asked',
    async (strict) => {
      const { checked, asked } = await check({ strict, known: line('web.example', other), accept: true });
      expect(await checked.accepts(key)).toBe(false);
      expect(asked).toEqual([]);
      expect(checked.refusal).toMatchObject({
        message: expect.stringMatching(/has CHANGED.*known_hosts:1/),
        hint: "If the server was reinstalled, remove the old line with: ssh-keygen -R 'web.example'",
      });
    },
  );

  it('that is saved is accepted with every strictness', async () => {
    const { checked, asked } = await check({ strict: 'yes', known: line('web.example', key) });
    expect([await checked.accepts(key), asked]).toEqual([true, []]);
  });

  it('that is revoked is refused, even by a wildcard', async () => {
    const { checked } = await check({ strict: 'no', known: `@revoked ${line('*', key)}` });
    expect(await checked.accepts(key)).toBe(false);
    expect(checked.refusal?.message).toMatch(/marked as revoked .*known_hosts:1/);
  });
});

describe('a file of known hosts', () => {
  const judge = async (text: string, name: string, given = key) => {
    const file = join(await folder(), 'known_hosts');
    await writeFile(file, text);
    return judgeHostKey(await readKnownHosts([file]), name, given).verdict;
  };

  it.each([
    ['a name among others', line('a,web,b', key), 'web', 'known'],
    ['a name in other letters', line('Web.Example', key), 'web.EXAMPLE', 'known'],
    ['a pattern', line('*.example', key), 'web.example', 'known'],
    ['a pattern for one letter', line('web-?', key), 'web-1', 'known'],
    ['a pattern that needs one more', line('web-?', key), 'web-', 'unknown'],
    ['a dot, which is no pattern', line('web.example', key), 'webxexample', 'unknown'],
    ['a name that is excluded', line('*.example,!web.example', key), 'web.example', 'unknown'],
    ['an exclusion alone', line('!web', key), 'db', 'unknown'],
    ['a name with its port', line('[web]:2222', key), '[web]:2222', 'known'],
    ['a name with another port', line('[web]:2222', key), 'web', 'unknown'],
    ['a remark behind the key', line('web', key).replace('\n', ' ann@laptop\n'), 'web', 'known'],
    ['CR LF line ends', line('web', key).replace('\n', '\r\n'), 'web', 'known'],
    ['a remark', `# ${line('web', key)}`, 'web', 'unknown'],
    ['half a line', 'web ssh-ed25519\n', 'web', 'unknown'],
    ['a hash that is none', `|1|x ${line('', key)}`, 'web', 'unknown'],
    ['nothing', '', 'web', 'unknown'],
  ])('with %s', async (_what, text, name, verdict) => {
    expect(await judge(text, name)).toBe(verdict);
  });

  it('finds a hashed name in any letter case', async () => {
    const salt = Buffer.from('0123456789abcdefghij');
    const digest = createHmac('sha1', salt).update('web.example').digest('base64');
    const text = line(`|1|${salt.toString('base64')}|${digest}`, key);
    expect(await judge(text, 'web.example')).toBe('known');
    expect(await judge(text, 'Web.Example')).toBe('known');
    expect(await judge(text, 'db.example')).toBe('unknown');
  });

  it('has changed when only a key of another type is saved', async () => {
    expect(await judge(line('web', keyOf('ssh-rsa', 'old')), 'web')).toBe('changed');
  });

  it('may hold several keys of a host', async () => {
    expect(
      await judge(line('web', keyOf('ssh-rsa', 'x')) + line('web', other) + line('web', key), 'web'),
    ).toBe('known');
  });

  it('tells which types of key can be checked', async () => {
    const file = join(await folder(), 'known_hosts');
    await writeFile(
      file,
      `${line('web', keyOf('ssh-rsa', 'x'))}${line('web', key)}@cert-authority ${line('web', keyOf('ecdsa', 'ca'))}${line('db', keyOf('ssh-dss', 'y'))}`,
    );
    expect(knownTypes(await readKnownHosts([file]), 'web')).toEqual(['ssh-rsa', 'ssh-ed25519']);
  });

  it('that is missing is skipped', async () => {
    const file = join(await folder(), 'known_hosts');
    await writeFile(file, `\n${line('web', key)}`);
    expect(await readKnownHosts(['/no/such/file', file])).toMatchObject([{ file, line: 2 }]);
  });

  it.each([
    ['nothing', Buffer.alloc(0), ''],
    ['three bytes', Buffer.from([0, 0, 0]), ''],
    [
      'a length beyond its end',
      Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.from('ssh-rsa')]),
      'ssh-rsa',
    ],
  ])('a key of %s has the type %j', (_what, given, type) => {
    expect(keyType(given)).toBe(type);
  });
});

describe('a key that is known by the name, with another one filed for the address', () => {
  const known = line('web.example', key) + line('10.0.0.9', other);

  it.each(['ask', 'yes', 'accept-new'] as const)('is refused by name, with %s', async (strict) => {
    const { checked } = await check({ strict, known, address: '10.0.0.9', accept: true });
    expect(await checked.accepts(key)).toBe(false);
    expect(checked.refusal?.message).toMatch(
      /differs from the one that is filed for its address 10\.0\.0\.9/,
    );
    expect(checked.refusal?.hint).toContain("ssh-keygen -R '10.0.0.9'");
  });

  it.each([
    ['StrictHostKeyChecking is off', { strict: 'no' as const }],
    ['CheckHostIP is off', { checkHostIp: false }],
    ['the address is another one', { address: '10.0.0.8' }],
    ['the address is this machine', { address: '127.0.0.1', known: known + line('127.0.0.1', other) }],
  ])('is believed where %s', async (_, more) => {
    const { checked } = await check({ known, address: '10.0.0.9', ...more });
    expect(await checked.accepts(key)).toBe(true);
  });
});
