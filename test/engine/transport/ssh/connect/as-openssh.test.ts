import { execFile, execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { TypedSecrets } from '../../../../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { connectSsh } from '../../../../../src/engine/transport/ssh/connect/connect-ssh.ts';
import { HandshakeLimiter } from '../../../../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { startAgentWith } from '../../../../support/agent.ts';
import { nobody } from '../../../../support/ssh-transport.ts';
import { type Sshd, sshdMissing, startSshd } from '../../../../support/sshd.ts';

if (sshdMissing !== null) process.stderr.write(`as-openssh.test is skipped: ${sshdMissing}\n`);

/** A server, and what a row needs beside it; gives the lines of its ssh_config that come before all others. */
type Prepare = (sshd: Sshd) => Promise<string>;

interface Row {
  readonly what: string;
  readonly letsIn: boolean;
  /** Lines of the sshd_config. */
  readonly server?: string;
  readonly prepare: Prepare;
  /** What a refusal says. */
  readonly says?: RegExp;
}

const makeKey = (file: string, ...more: readonly string[]): void =>
  void execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file, ...more]);
const copyKey = async (from: string, to: string, mode = 0o600): Promise<void> => {
  await copyFile(from, to);
  await chmod(to, mode);
};
const publicKey = async (file: string): Promise<string> =>
  (await readFile(`${file}.pub`, 'utf8')).split(' ').slice(0, 2).join(' ');
/** A line of known hosts that says that the server has the key of somebody else. */
const impostorLine = async (sshd: Sshd): Promise<string> => {
  makeKey(join(sshd.folder, 'other'));
  return `[127.0.0.1]:${sshd.port} ${await publicKey(join(sshd.folder, 'other'))}\n`;
};
const set = async (lines: string): Promise<string> => lines;

/** An authority whose certificate for itself the server has, and a second host key. */
const certify = (folder: string): string => {
  makeKey(join(folder, 'ca'));
  execFileSync('ssh-keygen', ['-q', '-t', 'ecdsa', '-N', '', '-f', join(folder, 'next')]);
  const sign = ['-q', '-s', join(folder, 'ca'), '-I', 'host', '-h', '-n', '127.0.0.1'];
  execFileSync('ssh-keygen', [...sign, join(folder, 'host.pub')]);
  return `HostCertificate ${folder}/host-cert.pub\nTrustedUserCAKeys ${folder}/ca.pub\n`;
};

const ended: (() => Promise<unknown>)[] = [];
/** An agent of eight keys, of which the last one is wanted. */
const fullAgent = async (sshd: Sshd): Promise<string> => {
  const keys = Array.from({ length: 7 }, (_, index) => join(sshd.folder, `stranger${index}`));
  for (const key of keys) makeKey(key);
  const agent = await startAgentWith(sshd.folder, [...keys, sshd.key]);
  ended.push(agent.kill);
  return `IdentityAgent ${agent.socket}\n`;
};

const rows: readonly Row[] = [
  {
    what: 'a key file named with tokens',
    letsIn: true,
    prepare: async (sshd) => {
      await copyKey(sshd.key, join(sshd.folder, `127.0.0.1-${sshd.port}-box-100%`));
      await rm(sshd.key);
      return `IdentityFile ${sshd.folder}/%h-%p-%n-100%%\n`;
    },
  },
  {
    what: 'a key file with blanks in its path',
    letsIn: true,
    prepare: async (sshd) => {
      await mkdir(join(sshd.folder, 'my keys'));
      await copyKey(sshd.key, join(sshd.folder, 'my keys', 'the id'));
      await rm(sshd.key);
      return `IdentityFile "${sshd.folder}/my keys/the id"\n`;
    },
  },
  {
    what: 'a key file named with a variable that is not set',
    letsIn: false,
    says: /stands for nothing/,
    prepare: () => set('IdentityFile ${SLIPWAY_NOT_SET}/id\n'),
  },
  {
    what: 'known hosts in a path with a blank',
    letsIn: true,
    prepare: async (sshd) => {
      await mkdir(join(sshd.folder, 'my ssh'));
      await writeFile(join(sshd.folder, 'my ssh', 'known_hosts'), await sshd.hostKeyLine());
      await writeFile(sshd.knownHosts, '');
      return `UserKnownHostsFile "${sshd.folder}/my ssh/known_hosts"\nStrictHostKeyChecking yes\n`;
    },
  },
  {
    what: 'an impostor, where known hosts stand in a path with a blank and new keys are accepted',
    letsIn: false,
    says: /CHANGED/,
    prepare: async (sshd) => {
      await mkdir(join(sshd.folder, 'my ssh'));
      await writeFile(join(sshd.folder, 'my ssh', 'known_hosts'), await impostorLine(sshd));
      return `UserKnownHostsFile "${sshd.folder}/my ssh/known_hosts"\nStrictHostKeyChecking accept-new\n`;
    },
  },
  {
    what: 'an impostor, where known hosts are named with a token and new keys are accepted',
    letsIn: false,
    says: /CHANGED/,
    prepare: async (sshd) => {
      await writeFile(join(sshd.folder, 'kh-box'), await impostorLine(sshd));
      return `UserKnownHostsFile ${sshd.folder}/kh-%k\nStrictHostKeyChecking accept-new\n`;
    },
  },
  {
    what: 'an agent of many keys and the public half of the right one, with IdentitiesOnly',
    letsIn: true,
    prepare: async (sshd) => {
      const agent = await fullAgent(sshd);
      await copyFile(`${sshd.key}.pub`, join(sshd.folder, 'only.pub'));
      await rm(sshd.key);
      return `${agent}IdentityFile ${sshd.folder}/only.pub\n`;
    },
  },
  {
    what: 'an agent of many keys and the public half of the right one, without IdentitiesOnly',
    letsIn: true,
    prepare: async (sshd) => {
      const agent = await fullAgent(sshd);
      await copyFile(`${sshd.key}.pub`, join(sshd.folder, 'only.pub'));
      await rm(sshd.key);
      return `${agent}IdentitiesOnly no\nIdentityFile ${sshd.folder}/only.pub\n`;
    },
  },
  {
    what: 'an agent of many keys and a key file that the agent holds, too',
    letsIn: true,
    prepare: async (sshd) => `${await fullAgent(sshd)}IdentitiesOnly no\n`,
  },
  {
    what: 'an agent of many keys and none that is named',
    letsIn: false,
    says: /tried: (agent key "[^"]*", ){2,}/,
    prepare: async (sshd) => {
      const agent = await fullAgent(sshd);
      await rm(sshd.key);
      await rm(`${sshd.key}.pub`);
      return `${agent}IdentitiesOnly no\nIdentityFile ${sshd.folder}/none\n`;
    },
  },
  {
    what: 'the public half of a key that no agent holds',
    letsIn: false,
    says: /only\.pub \(not offered: it is public only/,
    prepare: async (sshd) => {
      await copyFile(`${sshd.key}.pub`, join(sshd.folder, 'only.pub'));
      await rm(sshd.key);
      return `IdentityFile ${sshd.folder}/only.pub\n`;
    },
  },
  {
    what: 'a key file that others can read',
    letsIn: false,
    says: /mode 0644/,
    prepare: async (sshd) => {
      await chmod(sshd.key, 0o644);
      return '';
    },
  },
  {
    what: 'PubkeyAuthentication no',
    letsIn: false,
    says: /refused the sign-in/,
    prepare: () => set('PubkeyAuthentication no\n'),
  },
  {
    what: 'PreferredAuthentications without keys',
    letsIn: false,
    says: /refused the sign-in/,
    prepare: () => set('PreferredAuthentications password\n'),
  },
  {
    what: 'a server with chacha20 alone',
    letsIn: true,
    server: 'Ciphers chacha20-poly1305@openssh.com',
    prepare: () => set(''),
  },
  {
    what: 'a server with an ETM MAC alone',
    letsIn: true,
    server: 'Ciphers aes256-ctr\nMACs hmac-sha2-512-etm@openssh.com',
    prepare: () => set(''),
  },
  {
    what: 'a server with SHA-1 key exchange alone',
    letsIn: false,
    says: /cannot agree on KexAlgorithms: the server offers diffie-hellman-group14-sha1; Slipway offers curve/,
    server: 'KexAlgorithms diffie-hellman-group14-sha1',
    prepare: () => set(''),
  },
  {
    what: 'a server with SHA-1 key exchange alone, and KexAlgorithms that allow it',
    letsIn: true,
    server: 'KexAlgorithms diffie-hellman-group14-sha1',
    prepare: () => set('KexAlgorithms +diffie-hellman-group14-sha1\n'),
  },
  {
    what: 'a server that has not the only cipher that is wanted',
    letsIn: false,
    says: /cannot agree on Ciphers/,
    server: 'Ciphers aes256-gcm@openssh.com',
    prepare: () => set('Ciphers aes128-ctr\n'),
  },
  {
    what: 'a server that has not the only MAC that is wanted',
    letsIn: false,
    says: /cannot agree on MACs/,
    server: 'Ciphers aes256-ctr\nMACs hmac-sha2-256',
    prepare: () => set('MACs hmac-sha2-512\n'),
  },
  {
    what: 'a server without a host key of the only type that is wanted',
    letsIn: false,
    says: /cannot agree on HostKeyAlgorithms/,
    prepare: () => set('HostKeyAlgorithms rsa-sha2-512\n'),
  },
  {
    what: 'a server whose key is in RevokedHostKeys',
    letsIn: false,
    says: /is marked as revoked/,
    prepare: async (sshd) => {
      await copyFile(join(sshd.folder, 'host.pub'), join(sshd.folder, 're voked'));
      return `RevokedHostKeys "${sshd.folder}/re voked"\n`;
    },
  },
  {
    what: 'a server whose key is in a key revocation list, with StrictHostKeyChecking no',
    letsIn: false,
    says: /is marked as revoked/,
    prepare: async (sshd) => {
      const list = join(sshd.folder, 'krl');
      execFileSync('ssh-keygen', ['-q', '-k', '-f', list, join(sshd.folder, 'host.pub')]);
      return `RevokedHostKeys ${list}\nStrictHostKeyChecking no\n`;
    },
  },
  {
    what: 'a server whose key is not in the key revocation list',
    letsIn: true,
    prepare: async (sshd) => {
      const list = join(sshd.folder, 'krl');
      execFileSync('ssh-keygen', ['-q', '-k', '-f', list, `${sshd.key}.pub`]);
      return `RevokedHostKeys ${list}\n`;
    },
  },
  {
    what: 'RevokedHostKeys that cannot be read',
    letsIn: false,
    says: /could not be looked up in \/no\/such\/file/,
    prepare: () => set('RevokedHostKeys /no/such/file\n'),
  },
  {
    what: 'an unknown key in batch mode',
    letsIn: false,
    says: /is unknown/,
    prepare: async (sshd) => {
      await writeFile(sshd.knownHosts, '');
      return 'BatchMode yes\nUserKnownHostsFile none\n';
    },
  },
  {
    what: 'a jump written as a ProxyCommand',
    letsIn: true,
    prepare: (sshd) =>
      set(
        `Host inner\n  HostName 127.0.0.1\n  Port ${sshd.port}\n  UserKnownHostsFile ${sshd.knownHosts}\n  IdentityFile ${sshd.key}\nHost box\n  ProxyCommand ssh -F ${sshd.config} -W %h:%p inner\nHost *\n`,
      ),
  },
  {
    what: 'a host that is known by the token of its alias',
    letsIn: true,
    prepare: async (sshd) => {
      await writeFile(join(sshd.folder, 'kh-ali'), `ali ${await publicKey(join(sshd.folder, 'host'))}\n`);
      return `HostKeyAlias ali\nUserKnownHostsFile ${sshd.folder}/kh-%k\nStrictHostKeyChecking yes\n`;
    },
  },
];

describe.skipIf(sshdMissing !== null)('Slipway gets in where ssh does, and nowhere else', () => {
  let sshd: Sshd | null = null;
  afterEach(async () => {
    await sshd?.stop();
    for (const end of ended.splice(0)) await end();
  });

  /** Whether ssh itself gets in. */
  const ssh = (config: string): Promise<boolean> =>
    new Promise((resolve) => {
      execFile('ssh', ['-F', config, '-o', 'BatchMode=yes', 'box', 'true'], (error) =>
        resolve(error === null),
      );
    });

  /** How Slipway fares. */
  async function slipway(config: string): Promise<true | Error> {
    try {
      const link = await connectSsh('box', 'box', {
        config,
        questions: nobody,
        secrets: new TypedSecrets(),
        turnstile: new HandshakeLimiter(),
      });
      link.end();
      return true;
    } catch (error) {
      return error as Error;
    }
  }

  /** A server whose certificate authority is `ca` in its folder. */
  async function start({ server = '', prepare }: Row): Promise<string> {
    sshd = await startSshd('box', server, {}, certify);
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    await sshd.configure(await prepare(sshd));
    return sshd.config;
  }

  it.each(rows)('$what: $letsIn', async (row) => {
    const config = await start(row);
    const ours = await slipway(config);
    expect(await ssh(config)).toBe(row.letsIn);
    if (row.letsIn) expect(ours).toBe(true);
    else {
      expect(String(ours)).toMatch(row.says ?? /./);
      expect(ours).toMatchObject({ hint: expect.any(String) });
    }
  });

  it('files a new key under a hash where the configuration wants that, and is known to ssh by it', async () => {
    const config = await start({
      what: '',
      letsIn: true,
      prepare: async ({ knownHosts }) => {
        await writeFile(knownHosts, '');
        return 'HashKnownHosts yes\nStrictHostKeyChecking accept-new\n';
      },
    });
    expect(await slipway(config)).toBe(true);
    expect(await readFile(sshd?.knownHosts ?? '', 'utf8')).toMatch(/^\|1\|[^|]+\|\S+ ssh-ed25519 \S+\n$/);
    await sshd?.configure('StrictHostKeyChecking yes\n');
    expect(await ssh(config)).toBe(true);
  });

  it('learns the other keys of a server it knows, and still knows it when it has changed to one', async () => {
    const config = await start({
      what: '',
      letsIn: true,
      server: 'HostKey %FOLDER%/next',
      prepare: () => set('UpdateHostKeys yes\nStrictHostKeyChecking yes\n'),
    });
    const next = await publicKey(join(sshd?.folder ?? '', 'next'));
    const link = await connectSsh('box', 'box', {
      config,
      questions: nobody,
      secrets: new TypedSecrets(),
      turnstile: new HandshakeLimiter(),
    });
    const filed = () => readFile(sshd?.knownHosts ?? '', 'utf8');
    await expect.poll(filed, { timeout: 5_000 }).toContain(next);
    link.end();
    await sshd?.configure('HostKeyAlgorithms ecdsa-sha2-nistp256\nStrictHostKeyChecking yes\n');
    expect(await slipway(config)).toBe(true);
  });
});
