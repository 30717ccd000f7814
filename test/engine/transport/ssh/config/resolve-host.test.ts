import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { homedir, hostname, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { resolveHost } from '../../../../../src/engine/transport/ssh/config/resolve-host.ts';
import { tempFolders } from '../../../../support/temp-folder.ts';

const folder = tempFolders();
const { PATH: path, SSH_AUTH_SOCK: socket } = process.env;
afterEach(() => {
  process.env.PATH = path;
  if (socket === undefined) delete process.env.SSH_AUTH_SOCK;
  else process.env.SSH_AUTH_SOCK = socket;
});

/** An OpenSSH that prints these settings, and what it was asked with. */
async function openssh(...settings: readonly string[]) {
  const dir = await folder();
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" > ${join(dir, 'asked')}\ncat <<'EOF'\n${settings.join('\n')}\nEOF\n`;
  await writeFile(join(dir, 'ssh'), script);
  await chmod(join(dir, 'ssh'), 0o755);
  process.env.PATH = `${dir}${delimiter}${path}`;
}
const resolve = (destination: string, identity: string | null = null) =>
  resolveHost(destination, { config: '/my/config', identity });

describe('a destination', () => {
  it.each([
    ['web', { name: 'web', user: 'from-config', port: 22 }],
    ['ann@web', { name: 'web', user: 'ann', port: 22 }],
    ['ann@web:2222', { name: 'web', user: 'ann', port: 2_222 }],
    ['ssh://ann@web:2222', { name: 'web', user: 'ann', port: 2_222 }],
    ['[::1]:2222', { name: '::1', user: 'from-config', port: 2_222 }],
    ['ann@[fe80::1]', { name: 'fe80::1', user: 'ann', port: 22 }],
    ['fe80::1', { name: 'fe80::1', user: 'from-config', port: 22 }],
    ['ann@corp@web', { name: 'web', user: 'ann@corp', port: 22 }],
  ])('%s is parsed', async (destination, host) => {
    await openssh('user from-config', 'port 22', 'hostname 10.0.0.1');
    expect(await resolve(destination)).toMatchObject({ ...host, hostname: '10.0.0.1' });
  });

  it.each(['', '-oProxyCommand=id', 'ann@-oProxyCommand=id', 'ann@'])(
    '%j is refused: it is no name',
    async (destination) => {
      await expect(resolve(destination)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    },
  );
});

describe('what OpenSSH says of a host', () => {
  it('is asked with all options, and the name after --', async () => {
    await openssh('user x');
    await resolve('ann@web:2222', '/keys/id');
    const { readFile } = await import('node:fs/promises');
    const dir = (process.env.PATH ?? '').split(delimiter)[0] ?? '';
    expect((await readFile(join(dir, 'asked'), 'utf8')).trim().split('\n')).toEqual([
      '-G',
      '-F',
      '/my/config',
      '-l',
      'ann',
      '-p',
      '2222',
      '-i',
      '/keys/id',
      '--',
      'web',
    ]);
  });

  it('is used', async () => {
    await openssh(
      'hostname web.example',
      'port 2200',
      'user deploy',
      'identityfile ~/.ssh/one',
      'identityfile /keys/two',
      'identitiesonly yes',
      'identityagent none',
      'proxyjump bastion, ann@inner:2222',
      'hostkeyalias web-alias',
      'userknownhostsfile ~/.ssh/known "/with space/known"',
      'globalknownhostsfile /etc/known',
      'connecttimeout 5',
      'hostkeyalgorithms ssh-ed25519,rsa-sha2-512',
      'ciphers aes256-ctr',
      'preferredauthentications gssapi-with-mic,password,keyboard-interactive,publickey',
      'kbdinteractiveauthentication no',
      'pubkeyauthentication true',
      'numberofpasswordprompts 1',
      'batchmode yes',
      'forwardagent /run/for it',
      'setenv STAGE=blue',
      'setenv NOTE=a b=c',
      'revokedhostkeys /my keys/revoked',
      'hashknownhosts yes',
      'updatehostkeys true',
      'gssapiauthentication yes',
      'checkhostip yes',
      'requiredrsasize 3072',
      'knownhostscommand /bin/ask %H',
      'certificatefile ~/.ssh/me-cert.pub',
      'verifyhostkeydns false',
      'pubkeyacceptedalgorithms ssh-ed25519',
    );
    expect(await resolve('web')).toEqual({
      name: 'web',
      hostname: 'web.example',
      port: 2_200,
      user: 'deploy',
      identityFiles: [join(homedir(), '.ssh/one'), '/keys/two'],
      identitiesOnly: true,
      agent: null,
      jumps: ['bastion', 'ann@inner:2222'],
      hostKeyAlias: 'web-alias',
      knownHostsFiles: [join(homedir(), '.ssh/known'), '/with space/known', '/etc/known'],
      newKeysFile: join(homedir(), '.ssh/known'),
      strict: 'ask',
      connectTimeoutMs: 5_000,
      algorithms: { kex: [], hostKeys: ['ssh-ed25519', 'rsa-sha2-512'], ciphers: ['aes256-ctr'], macs: [] },
      methods: ['password', 'publickey'],
      passwordPrompts: 1,
      batch: true,
      forwardAgent: '/run/for it',
      env: { STAGE: 'blue', NOTE: 'a b=c' },
      revokedHostKeys: '/my keys/revoked',
      hashKnownHosts: true,
      updateHostKeys: true,
      notFollowed: [
        { name: 'CertificateFile', decides: 'sign-in' },
        { name: 'KnownHostsCommand', decides: 'host-key' },
      ],
      kerberos: true,
      checkHostIp: true,
      leastRsaBits: 3_072,
      proxyCommand: null,
      keyAlgorithms: ['ssh-ed25519'],
      wantsOpenSsh: false,
      sshArguments: ['-F', '/my/config', '--', 'web'],
    });
  });

  it('falls back to defaults', async () => {
    await openssh('something else');
    delete process.env.SSH_AUTH_SOCK;
    expect(await resolve('web')).toMatchObject({
      hostname: 'web',
      port: 22,
      user: userInfo().username,
      identityFiles: ['id_ed25519', 'id_ecdsa', 'id_rsa'].map((file) => join(homedir(), '.ssh', file)),
      identitiesOnly: false,
      agent: null,
      jumps: [],
      hostKeyAlias: null,
      strict: 'ask',
      connectTimeoutMs: 15_000,
      methods: ['publickey', 'keyboard-interactive', 'password'],
      batch: false,
      forwardAgent: null,
      revokedHostKeys: null,
      notFollowed: [],
    });
  });

  it.each([
    ['yes', 'yes'],
    ['true', 'yes'],
    ['no', 'no'],
    ['off', 'no'],
    ['false', 'no'],
    ['accept-new', 'accept-new'],
    ['ask', 'ask'],
    ['whatever comes later', 'ask'],
  ])('of strictness %s means %s', async (setting, strict) => {
    await openssh(`stricthostkeychecking ${setting}`);
    expect((await resolve('web')).strict).toBe(strict);
  });

  it.each([
    ['identityagent /run/agent', '/run/agent'],
    ['identityagent ~/agent', join(homedir(), 'agent')],
    ['identityagent SSH_AUTH_SOCK', '/run/mine'],
    ['identityagent $SSH_AUTH_SOCK', '/run/mine'],
    ['identityagent none', null],
    ['user x', '/run/mine'],
  ])('"%s" is the agent %s', async (setting, agent) => {
    await openssh(setting);
    process.env.SSH_AUTH_SOCK = '/run/mine';
    expect((await resolve('web')).agent).toBe(agent);
  });

  it.each(['0', 'none', '-5'])('with a time limit of %s uses the default', async (limit) => {
    await openssh(`connecttimeout ${limit}`);
    expect((await resolve('web')).connectTimeoutMs).toBe(15_000);
  });

  it('cannot be a ProxyCommand where OpenSSH is missing: the library runs none', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'config'), 'Host web\n  ProxyCommand nc %h %p\n');
    process.env.PATH = dir;
    await expect(resolveHost('web', { config: join(dir, 'config') })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      hint: expect.stringContaining('ProxyJump'),
    });
  });

  it('has no way of its own where there is none', async () => {
    await openssh('proxycommand none', 'proxyjump none');
    expect(await resolve('web')).toMatchObject({ jumps: [], proxyCommand: null });
  });
});

describe('a ProxyCommand', () => {
  it.each([
    ['ssh -W %h:%p bastion', ['bastion']],
    ['exec /usr/bin/ssh -q -W [%h]:%p ann@bastion.example', ['ann@bastion.example']],
    ['ssh bastion -p 2222 -l ann -W %h:%p', ['ann@bastion:2222']],
  ])('that only jumps is a jump: %s', async (command, jumps) => {
    await openssh(`proxycommand ${command}`);
    expect((await resolve('web')).jumps).toEqual(jumps);
  });

  it.each([
    'nc %h %p',
    'ssh -W db:22 bastion',
    'ssh -W %h:%p bastion; id',
    'ssh -W %h:%p $(id)',
    'ssh -W %h:%p -oProxyCommand=id bastion',
    'ssh -W %h:%p -p 22x bastion',
    'ssh -W %h:%p bastion other',
    'ssh bastion nc %h %p',
    '/tmp/ssh -W %h:%p bastion',
    'ssh -W %h:%p',
  ])('that does anything else is a command: %s', async (command) => {
    await openssh(`proxycommand ${command}`);
    expect(await resolve('web')).toMatchObject({ jumps: [], proxyCommand: command });
  });
});

describe('variables of SendEnv', () => {
  afterEach(() => {
    delete process.env.SLIPWAY_TEST_STAGE;
    delete process.env.SLIPWAY_TEST_SET;
  });

  it('are ours by their patterns, below those of SetEnv, and never the language', async () => {
    process.env.SLIPWAY_TEST_STAGE = 'blue';
    process.env.SLIPWAY_TEST_SET = 'mine';
    process.env.LANG ??= 'C';
    await openssh('sendenv SLIPWAY_TEST_*', 'sendenv LANG', 'sendenv LC_*', 'setenv SLIPWAY_TEST_SET=set');
    expect((await resolve('web')).env).toEqual({ SLIPWAY_TEST_STAGE: 'blue', SLIPWAY_TEST_SET: 'set' });
  });
});

describe('a path in what OpenSSH says', () => {
  afterEach(() => void delete process.env.SLIPWAY_TEST_KEYS);

  it('of an identity has its tokens and variables filled in, and keeps its blanks', async () => {
    process.env.SLIPWAY_TEST_KEYS = '/keys dir';
    await openssh(
      'hostname 10.1.2.3',
      'port 2200',
      'user dep',
      'hostkeyalias ali',
      'identityfile /my keys/%h-%r-%p-%n-%k-%%h',
      'identityfile ${SLIPWAY_TEST_KEYS}/%u-%i',
      'identityfile %d/.ssh/%L',
      'identityfile none',
    );
    const { username, uid } = userInfo();
    expect((await resolve('web')).identityFiles).toEqual([
      '/my keys/10.1.2.3-dep-2200-web-ali-%h',
      `/keys dir/${username}-${uid}`,
      join(homedir(), '.ssh', hostname().replace(/\..*/, '')),
    ]);
  });

  it.each(['${SLIPWAY_TEST_KEYS}/id', '/keys/%z', '/keys/100%'])(
    'that cannot be filled in is an error: %s',
    async (file) => {
      await openssh(`identityfile ${file}`);
      await expect(resolve('web')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    },
  );

  it.each([
    ['/my ssh/known_hosts', ['/my ssh/known_hosts']],
    ['/a/known /b/known', ['/a/known', '/b/known']],
    ['/my ssh/known ~/other one', ['/my ssh/known', join(homedir(), 'other one')]],
    ['C:\\Users\\Jane Doe\\known D:/known', ['C:\\Users\\Jane Doe\\known', 'D:/known']],
    ['none', []],
  ])('of known hosts is not cut at a blank: %s', async (printed, files) => {
    await openssh(`userknownhostsfile ${printed}`, 'globalknownhostsfile none');
    expect((await resolve('web')).knownHostsFiles).toEqual(files);
  });

  it('of known hosts that would lead to a file when it is cut is an error, never a guess', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'my'), '');
    await openssh(`userknownhostsfile ${dir}/my ssh/known_hosts`);
    await expect(resolve('web')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await mkdir(join(dir, 'my ssh'));
    await writeFile(join(dir, 'my ssh', 'known_hosts'), '');
    expect((await resolve('web')).newKeysFile).toBe(join(dir, 'my ssh', 'known_hosts'));
  });

  it('that was filled in already is not filled in twice', async () => {
    const file = join(await folder(), '100%h');
    await writeFile(file, '');
    await openssh('hostname x', `userknownhostsfile ${file}`);
    expect((await resolve('web')).newKeysFile).toBe(file);
    await openssh('hostname x', 'userknownhostsfile /home/100%/.ssh/known_hosts');
    expect((await resolve('web')).newKeysFile).toBe('/home/100%/.ssh/known_hosts');
  });

  it('is never the file of all users where new keys are to be filed nowhere', async () => {
    await openssh('userknownhostsfile none');
    expect((await resolve('web')).newKeysFile).toBeNull();
  });
});

describe('a host without OpenSSH', () => {
  it('is resolved from the same file', async () => {
    const dir = await folder();
    const config = join(dir, 'config');
    await writeFile(
      config,
      'Host web\n  HostName 10.0.0.7\n  Port 2201\n  User deploy\n  IdentityFile /keys/id\n  StrictHostKeyChecking yes\n',
    );
    process.env.PATH = dir;
    expect(await resolveHost('web', { config })).toMatchObject({
      hostname: '10.0.0.7',
      port: 2_201,
      user: 'deploy',
      identityFiles: ['/keys/id'],
      strict: 'yes',
    });
    expect(await resolveHost('ann@other:22', { config })).toMatchObject({ hostname: 'other', user: 'ann' });
  });
});
