import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  compare,
  connect,
  impostorLine,
  lines,
  publicKey,
  type Row,
  slipway,
  ssh,
} from '../../../../support/as-openssh.ts';
import { sshdMissing } from '../../../../support/sshd.ts';

if (sshdMissing !== null) process.stderr.write(`as-openssh-host-keys.test is skipped: ${sshdMissing}\n`);

const rows: readonly Row[] = [
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
    prepare: lines('RevokedHostKeys /no/such/file\n'),
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
    prepare: async (sshd) =>
      `Host inner\n  HostName 127.0.0.1\n  Port ${sshd.port}\n  UserKnownHostsFile ${sshd.knownHosts}\n  IdentityFile ${sshd.key}\nHost box\n  ProxyCommand ssh -F ${sshd.config} -W %h:%p inner\nHost *\n`,
  },
  {
    what: 'a host that is known by the token of its alias',
    letsIn: true,
    prepare: async (sshd) => {
      await writeFile(join(sshd.folder, 'kh-ali'), `ali ${await publicKey(join(sshd.folder, 'host'))}\n`);
      return `HostKeyAlias ali\nUserKnownHostsFile ${sshd.folder}/kh-%k\nStrictHostKeyChecking yes\n`;
    },
  },
  {
    what: 'CheckHostIP, where the key is filed for the address',
    letsIn: true,
    prepare: lines('CheckHostIP yes\n'),
  },
  {
    what: 'an RSA key that is large enough for RequiredRSASize',
    letsIn: true,
    server: 'HostKey %FOLDER%/rsa',
    prepare: lines(
      'HostKeyAlgorithms rsa-sha2-512\nRequiredRSASize 2048\nStrictHostKeyChecking accept-new\nUserKnownHostsFile /dev/null\n',
    ),
  },
  {
    what: 'an RSA key that is smaller than RequiredRSASize',
    letsIn: false,
    says: /has 2048 bits, and your configuration wants 3072/,
    server: 'HostKey %FOLDER%/rsa',
    prepare: lines(
      'HostKeyAlgorithms rsa-sha2-512\nRequiredRSASize 3072\nStrictHostKeyChecking accept-new\nUserKnownHostsFile /dev/null\n',
    ),
  },
];

describe.skipIf(sshdMissing !== null)(
  'Slipway gets in where ssh does, and nowhere else: keys of hosts',
  () => {
    const comparison = compare(rows);

    it('files a new key under a hash where the configuration wants that, and is known to ssh by it', async () => {
      const config = await comparison.start({
        what: '',
        letsIn: true,
        prepare: async ({ knownHosts }) => {
          await writeFile(knownHosts, '');
          return 'HashKnownHosts yes\nStrictHostKeyChecking accept-new\n';
        },
      });
      const { sshd } = comparison;
      expect(await slipway(config)).toBe('here');
      expect(await readFile(sshd.knownHosts, 'utf8')).toMatch(/^\|1\|[^|]+\|\S+ ssh-ed25519 \S+\n$/);
      await sshd.configure('StrictHostKeyChecking yes\n');
      expect(await ssh(config)).toBe(true);
    });

    it('learns the other keys of a server it knows, and still knows it when it has changed to one', async () => {
      const config = await comparison.start({
        what: '',
        letsIn: true,
        server: 'HostKey %FOLDER%/next',
        prepare: lines('UpdateHostKeys yes\nStrictHostKeyChecking yes\n'),
      });
      const { sshd } = comparison;
      const next = await publicKey(join(sshd.folder, 'next'));
      const link = await connect(config);
      const filed = () => readFile(sshd.knownHosts, 'utf8');
      await expect.poll(filed, { timeout: 5_000 }).toContain(next);
      link.end();
      await sshd.configure('HostKeyAlgorithms ecdsa-sha2-nistp256\nStrictHostKeyChecking yes\n');
      expect(await slipway(config)).toBe('here');
    });

    it('checks the key of this machine, too, where ssh is told not to', async () => {
      const config = await comparison.start({
        what: '',
        letsIn: true,
        prepare: async (sshd) => {
          await writeFile(sshd.knownHosts, await impostorLine(sshd));
          return 'NoHostAuthenticationForLocalhost yes\n';
        },
      });
      expect(await ssh(config)).toBe(true);
      expect(String(await slipway(config))).toMatch(/CHANGED/);
    });
  },
);
