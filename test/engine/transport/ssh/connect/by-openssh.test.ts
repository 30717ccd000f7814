import { execFile, execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { TypedSecrets } from '../../../../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { connectSsh, type SshLink } from '../../../../../src/engine/transport/ssh/connect/connect-ssh.ts';
import { HandshakeLimiter } from '../../../../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { startAgentWith } from '../../../../support/agent.ts';
import { nobody } from '../../../../support/ssh-transport.ts';
import { type Sshd, sshdMissing, startSshd } from '../../../../support/sshd.ts';

if (sshdMissing !== null) process.stderr.write(`by-openssh.test is skipped: ${sshdMissing}\n`);

interface Row {
  readonly what: string;
  readonly letsIn: boolean;
  /** Lines of the sshd_config. */
  readonly server?: string;
  /** What the row needs beside the server; gives lines of its ssh_config that come before all others. */
  readonly prepare: (sshd: Sshd) => Promise<string>;
  /** What a refusal says. */
  readonly says?: RegExp;
}

const keygen = (...args: readonly string[]): void => void execFileSync('ssh-keygen', ['-q', ...args]);
const publicKey = async (file: string): Promise<string> =>
  (await readFile(`${file}.pub`, 'utf8')).split(' ').slice(0, 2).join(' ');
const set = async (lines: string): Promise<string> => lines;
const ended: (() => Promise<unknown>)[] = [];

/** An authority that vouches for the server, and for people. */
const certify = (folder: string): string => {
  keygen('-t', 'ed25519', '-N', '', '-f', join(folder, 'ca'));
  keygen('-s', join(folder, 'ca'), '-I', 'host', '-h', '-n', '127.0.0.1', join(folder, 'host.pub'));
  return `HostCertificate ${folder}/host-cert.pub\nTrustedUserCAKeys ${folder}/ca.pub\n`;
};
const vouchedFor = async (sshd: Sshd): Promise<string> => {
  const ca = await publicKey(join(sshd.folder, 'ca'));
  await writeFile(sshd.knownHosts, `@cert-authority [127.0.0.1]:${sshd.port} ${ca}\n`);
  return 'StrictHostKeyChecking yes\n';
};
const certifyMe = async (sshd: Sshd, principal: string): Promise<void> => {
  await writeFile(join(sshd.folder, 'authorized'), '');
  keygen('-s', join(sshd.folder, 'ca'), '-I', 'me', '-n', principal, `${sshd.key}.pub`);
};
const me = process.env.USER ?? 'root';

const rows: readonly Row[] = [
  {
    what: 'a certificate of the host',
    letsIn: true,
    prepare: vouchedFor,
  },
  {
    what: 'a certificate of the host whose key is in RevokedHostKeys',
    letsIn: false,
    says: /revoked/,
    prepare: async (sshd) => {
      await copyFile(join(sshd.folder, 'host.pub'), join(sshd.folder, 'revoked'));
      return `${await vouchedFor(sshd)}RevokedHostKeys ${sshd.folder}/revoked\n`;
    },
  },
  {
    what: 'an authority that is not the one of the host',
    letsIn: false,
    says: /key of \[127\.0\.0\.1\]:\d+ is unknown \(ssh-ed25519(?:-cert-v01@openssh\.com)? SHA256:\S+\)/,
    prepare: async (sshd) => {
      const stranger = await publicKey(sshd.key);
      await writeFile(sshd.knownHosts, `@cert-authority [127.0.0.1]:${sshd.port} ${stranger}\n`);
      return 'StrictHostKeyChecking yes\n';
    },
  },
  {
    what: 'a certificate of the person beside the key',
    letsIn: true,
    prepare: async (sshd) => {
      await certifyMe(sshd, me);
      return '';
    },
  },
  {
    what: 'a certificate of the person by CertificateFile',
    letsIn: true,
    prepare: async (sshd) => {
      await certifyMe(sshd, me);
      await copyFile(`${sshd.key}-cert.pub`, join(sshd.folder, 'mine.pub'));
      await rm(`${sshd.key}-cert.pub`);
      return `CertificateFile ${sshd.folder}/mine.pub\n`;
    },
  },
  {
    what: 'a certificate of somebody else',
    letsIn: false,
    says: /refused the sign-in; tried: \S+id(?:-cert\.pub)? \(ED25519/,
    prepare: async (sshd) => {
      await certifyMe(sshd, 'nobody-here');
      return '';
    },
  },
  {
    what: 'a certificate that only an agent has',
    letsIn: true,
    prepare: async (sshd) => {
      await certifyMe(sshd, me);
      const agent = await startAgentWith(sshd.folder, [sshd.key]);
      ended.push(agent.kill);
      await rm(sshd.key);
      await rm(`${sshd.key}-cert.pub`);
      return `IdentityAgent ${agent.socket}\nIdentitiesOnly no\nIdentityFile ${sshd.folder}/none\n`;
    },
  },
  {
    what: 'KnownHostsCommand',
    letsIn: true,
    prepare: async (sshd) => {
      await copyFile(sshd.knownHosts, join(sshd.folder, 'vouched'));
      await writeFile(sshd.knownHosts, '');
      return `KnownHostsCommand /bin/cat ${sshd.folder}/vouched\nStrictHostKeyChecking yes\n`;
    },
  },
  {
    what: 'KnownHostsCommand that knows another key, where new keys are accepted',
    letsIn: false,
    says: /has CHANGED: it offers ED25519 SHA256:\S+, which does not match/,
    prepare: async (sshd) => {
      await writeFile(sshd.knownHosts, '');
      const other = `[127.0.0.1]:${sshd.port} ${await publicKey(sshd.key)}\n`;
      await writeFile(join(sshd.folder, 'vouched'), other);
      return `KnownHostsCommand /bin/cat ${sshd.folder}/vouched\nStrictHostKeyChecking accept-new\n`;
    },
  },
  {
    what: 'a key exchange that ssh alone knows',
    letsIn: true,
    server: 'KexAlgorithms sntrup761x25519-sha512@openssh.com',
    prepare: () => set(''),
  },
  {
    what: 'MACs that ssh alone knows',
    letsIn: true,
    server: 'Ciphers aes256-ctr\nMACs umac-64-etm@openssh.com,umac-128-etm@openssh.com',
    prepare: () => set(''),
  },
  {
    what: 'a MAC that ssh alone knows, and is the only one that is wanted',
    letsIn: true,
    server: 'Ciphers aes256-ctr',
    prepare: () => set('MACs umac-128-etm@openssh.com\n'),
  },
  {
    what: 'a ProxyCommand',
    letsIn: true,
    prepare: () => set('ProxyCommand /bin/nc %h %p\n'),
  },
  {
    what: 'a ProxyCommand whose messages are thrown away',
    letsIn: true,
    prepare: (sshd) =>
      set(
        `Host inner\n  HostName 127.0.0.1\n  Port ${sshd.port}\n  UserKnownHostsFile ${sshd.knownHosts}\n  IdentityFile ${sshd.key}\nHost box\n  ProxyCommand ssh -F ${sshd.config} -o ServerAliveInterval=9 -W %h:%p inner 2>/dev/null\nHost *\n`,
      ),
  },
  {
    what: 'a ProxyCommand that fails',
    letsIn: false,
    says: /cannot be reached: its ProxyCommand ended without a connection \(no way through\)/,
    prepare: () => set("ProxyCommand sh -c 'echo no way through 1>&2; exit 3'\n"),
  },
  {
    what: 'a jump host that ssh alone can reach',
    letsIn: true,
    prepare: (sshd) =>
      set(
        `Host inner\n  HostName 127.0.0.1\n  Port ${sshd.port}\n  UserKnownHostsFile ${sshd.knownHosts}\n  IdentityFile ${sshd.key}\n  ProxyCommand nc %h %p\nHost box\n  ProxyJump inner\nHost *\n`,
      ),
  },
  {
    what: 'a key in the home of an account that is named',
    letsIn: true,
    prepare: async (sshd) => {
      await rename(sshd.key, join(sshd.folder, 'moved'));
      return `IdentityFile ~${me}/../..${sshd.folder}/moved\n`;
    },
  },
  {
    what: 'VerifyHostKeyDNS, and a key that is known',
    letsIn: true,
    prepare: () => set('VerifyHostKeyDNS yes\n'),
  },
  {
    what: 'a PKCS11Provider that cannot be loaded, and a key',
    letsIn: true,
    prepare: () => set('PKCS11Provider /no/such/library.so\n'),
  },
  {
    what: 'PubkeyAcceptedAlgorithms without the type of the key',
    letsIn: false,
    says: /refused the sign-in/,
    prepare: () => set('PubkeyAcceptedAlgorithms rsa-sha2-512\n'),
  },
  {
    what: 'PubkeyAcceptedAlgorithms with the type of the key alone',
    letsIn: true,
    prepare: () => set('PubkeyAcceptedAlgorithms ssh-ed25519\n'),
  },
  {
    what: 'what would be more than a connection',
    letsIn: true,
    prepare: async (sshd) => {
      await mkdir(join(sshd.folder, 'own'));
      return `ProxyCommand nc %h %p\nRemoteCommand false\nRequestTTY yes\nControlMaster auto\nControlPath ${sshd.folder}/own/master\n`;
    },
  },
];

describe.skipIf(sshdMissing !== null)('Slipway has ssh connect where the library cannot', () => {
  let sshd: Sshd | null = null;
  afterEach(async () => {
    for (const end of ended.splice(0)) await end();
    await sshd?.stop();
  });

  const ssh = (config: string): Promise<boolean> =>
    new Promise((resolve) => {
      execFile(
        'ssh',
        ['-F', config, '-o', 'BatchMode=yes', '-o', 'RemoteCommand=none', 'box', 'true'],
        (error) => resolve(error === null),
      );
    });

  async function slipway(config: string): Promise<SshLink | Error> {
    try {
      return await connectSsh('box', 'box', {
        config,
        questions: nobody,
        secrets: new TypedSecrets(),
        turnstile: new HandshakeLimiter(),
      });
    } catch (error) {
      return error as Error;
    }
  }

  it('does so for any target, where the sidecar wants it', async () => {
    sshd = await startSshd();
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    const options = { config: sshd.config, connect: 'ssh', questions: nobody } as const;
    const turnstile = new HandshakeLimiter();
    const link = await connectSsh('box', 'box', { ...options, secrets: new TypedSecrets(), turnstile });
    link.end();
    expect(link.kept).toBe('by-openssh');
  });

  it.each(rows)('$what: $letsIn', async ({ server = '', prepare, letsIn, says }) => {
    sshd = await startSshd('box', server, {}, certify);
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    await sshd.configure(await prepare(sshd));
    const ours = await slipway(sshd.config);
    expect(await ssh(sshd.config)).toBe(letsIn);
    if (ours instanceof Error) {
      expect(String(ours)).toMatch(says ?? /^it gets in$/);
      expect(ours).toMatchObject({ hint: expect.any(String) });
      return;
    }
    ours.end();
    expect([ours.kept, letsIn]).toEqual(['by-openssh', true]);
  });
});
