import { execFileSync, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SshTransport } from '../../../../../src/engine/transport/ssh/attempt/ssh-transport.ts';
import type { Questions } from '../../../../../src/engine/transport/ssh/auth/auth-prompts.ts';
import { TypedSecrets } from '../../../../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { HandshakeLimiter } from '../../../../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { SshConnection } from '../../../../../src/engine/transport/ssh/connect/ssh-connection.ts';
import type { Connection } from '../../../../../src/shared/wire/live.ts';
import { freePort, type Sshd, sshdMissing, startSshd } from '../../../../support/sshd.ts';

if (sshdMissing !== null) process.stderr.write(`ssh.test is skipped: ${sshdMissing}\n`);

describe.skipIf(sshdMissing !== null)('a target reached with SSH', () => {
  let sshd: Sshd;
  let asked: string[];
  let answers: { hostKey: boolean; passphrase: (string | null)[] };
  let states: Connection[];
  const open: SshConnection[] = [];

  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd?.stop());
  beforeEach(async () => {
    asked = [];
    answers = { hostKey: false, passphrase: [] };
    states = [];
    await sshd.configure('');
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
  });
  afterEach(() => {
    for (const connection of open.splice(0)) connection.close();
  });

  const questions: Questions = {
    acceptHostKey: async (_target, host, type, print) => {
      asked.push(`key ${host} ${type} ${print}`);
      return answers.hostKey;
    },
    passphrase: async (_target, file, again) => {
      asked.push(`passphrase ${file.split('/').pop()} ${again}`);
      return answers.passphrase.shift() ?? null;
    },
    password: async () => {
      asked.push('password');
      return null;
    },
    keyboard: async () => null,
  };

  function transportTo(destination = 'box'): SshTransport {
    const connection = new SshConnection(
      'box',
      destination,
      { config: sshd.config, questions, secrets: new TypedSecrets(), turnstile: new HandshakeLimiter() },
      (view) => states.push(view),
    );
    open.push(connection);
    return new SshTransport(connection);
  }

  it('runs a command over one warm connection, with both outputs and the exit status', async () => {
    const transport = transportTo();
    const result = await transport.exec('echo out; echo err >&2; exit 3');
    expect([result.exit, result.stdout.toString(), result.stderr.toString()]).toEqual([3, 'out\n', 'err\n']);
    const pids = await Promise.all(
      [1, 2, 3].map(async () => (await transport.exec('echo $PPID')).stdout.toString()),
    );
    expect(states.filter((view) => view.state === 'connecting')).toHaveLength(1);
    expect(pids).toHaveLength(3);
    await expect.poll(() => states.at(-1)?.latencyMs).toBeGreaterThanOrEqual(0);
  });

  it('says since when a line is lost and when it is tried next, until it stands again', async () => {
    const { connection } = transportTo();
    await connection.client();
    expect(connection.view.lost).toBeUndefined();
    await sshd.cut();
    await expect.poll(() => connection.view.state, { timeout: 10_000 }).toBe('reconnecting');
    expect(connection.view.lost).toEqual({ since: expect.any(Number), nextTryAt: null });
    await connection.clientAgain();
    expect(connection.view.lost).toBeUndefined();

    await sshd.configure('Host away\n  HostName 127.0.0.1\n  Port 9\n');
    const away = transportTo('away').connection;
    const leaving = new AbortController();
    const wanted = away.clientAgain(leaving.signal);
    await expect
      .poll(() => away.view.lost, { timeout: 10_000 })
      .toEqual({ since: expect.any(Number), nextTryAt: expect.any(Number) });
    leaving.abort();
    away.nudge();
    await expect(wanted).rejects.toThrow();
  });

  it('asks about an unknown key before it says anything, and stays away when the answer is no', async () => {
    await writeFile(sshd.knownHosts, '');
    const expected = execFileSync('ssh-keygen', ['-lf', join(sshd.folder, 'host.pub')])
      .toString()
      .split(' ')[1];
    await expect(transportTo().exec('true')).rejects.toThrow(
      /key of \[127\.0\.0\.1\]:\d+ is unknown .* was not accepted\. Nothing was sent/,
    );
    expect(asked).toEqual([`key [127.0.0.1]:${sshd.port} ssh-ed25519 ${expected}`]);
    expect(await readFile(sshd.knownHosts, 'utf8')).toBe('');
    expect(states.at(-1)?.state).toBe('refused');
  });

  it('files an accepted key, so that it is asked once', async () => {
    await writeFile(sshd.knownHosts, '');
    answers.hostKey = true;
    await transportTo().exec('true');
    await transportTo().exec('true');
    expect(asked).toHaveLength(1);
    expect(await readFile(sshd.knownHosts, 'utf8')).toBe(await sshd.hostKeyLine());
  });

  it('refuses a changed key without asking, and does not try again by itself', async () => {
    const line = await sshd.hostKeyLine();
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(sshd.folder, 'other')]);
    const other = (await readFile(join(sshd.folder, 'other.pub'), 'utf8')).split(' ')[1] ?? '';
    await writeFile(sshd.knownHosts, line.replace(/\S+\n$/, `${other}\n`));
    await expect(transportTo().connection.clientAgain()).rejects.toThrow(/has CHANGED.*known_hosts:1/s);
    expect(asked).toEqual([]);
    expect(states.at(-1)?.state).toBe('refused');
  });

  it('says that a connection was refused', async () => {
    const port = await freePort();
    await expect(transportTo(`${userInfo().username}@127.0.0.1:${port}`).exec('true')).rejects.toThrow(
      /was refused \(is sshd running there\?\)/,
    );
  });

  it('says which keys were tried when the sign-in is refused, and never tries again by itself', async () => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(sshd.folder, 'stranger')], {
      stdio: 'ignore',
      input: 'y\n',
    });
    await sshd.configure(
      `Host stranger\n  HostName 127.0.0.1\n  Port ${sshd.port}\n  IdentityFile ${join(sshd.folder, 'stranger')}\n  IdentitiesOnly yes\n  UserKnownHostsFile ${sshd.knownHosts}\n`,
    );
    const { connection } = transportTo('stranger');
    await expect(connection.clientAgain()).rejects.toThrow(/refused the sign-in; tried: key .*stranger/);
    expect([connection.isRefused, states.filter((view) => view.state === 'connecting').length]).toEqual([
      true,
      1,
    ]);
  });

  it('asks a passphrase up to three times, never on argv, and then says that no key was at hand', async () => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'right', '-f', join(sshd.folder, 'locked')]);
    const locked = await readFile(join(sshd.folder, 'locked.pub'));
    await writeFile(
      join(sshd.folder, 'authorized'),
      Buffer.concat([await readFile(join(sshd.folder, 'id.pub')), locked]),
    );
    await sshd.configure(
      `Host locked\n  HostName 127.0.0.1\n  Port ${sshd.port}\n  User ${userInfo().username}\n  IdentityFile ${join(sshd.folder, 'locked')}\n  IdentitiesOnly yes\n  IdentityAgent none\n  UserKnownHostsFile ${sshd.knownHosts}\n`,
    );
    answers.passphrase = ['wrong', 'worse', 'worst'];
    await expect(transportTo('locked').exec('true')).rejects.toThrow(
      /refused the sign-in; no key, agent or password was available/,
    );
    expect(asked).toEqual(['passphrase locked false', 'passphrase locked true', 'passphrase locked true']);
    asked = [];
    answers.passphrase = ['wrong', 'right'];
    expect((await transportTo('locked').exec('echo in')).stdout.toString()).toBe('in\n');
  });

  it('signs in through an agent', async () => {
    const socket = join(sshd.folder, 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    try {
      await expect
        .poll(() => readFile(socket).catch((error: NodeJS.ErrnoException) => error.code))
        .not.toBe('ENOENT');
      execFileSync('ssh-add', ['-q', sshd.key], {
        env: { ...process.env, SSH_AUTH_SOCK: socket },
        stdio: 'ignore',
      });
      await sshd.configure(
        `Host by-agent\n  HostName 127.0.0.1\n  Port ${sshd.port}\n  User ${userInfo().username}\n  IdentityAgent ${socket}\n  IdentityFile /does/not/exist\n  UserKnownHostsFile ${sshd.knownHosts}\n`,
      );
      expect((await transportTo('by-agent').exec('echo in')).stdout.toString()).toBe('in\n');
    } finally {
      agent.kill();
    }
  });

  it('says in words that a server hung up at once, and stays alive', async () => {
    const server = createServer((socket) => socket.resetAndDestroy());
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    try {
      for (let round = 0; round < 20; round += 1)
        await expect(transportTo(`${userInfo().username}@127.0.0.1:${port}`).exec('true')).rejects.toThrow(
          /cannot be reached/,
        );
    } finally {
      server.close();
    }
  });

  it('tries its key where the agent is gone, and without one says so and is refused', async () => {
    const way = (name: string, key: string): string =>
      `Host ${name}\n  HostName 127.0.0.1\n  Port ${sshd.port}\n  User ${userInfo().username}\n  IdentityAgent ${sshd.folder}/gone\n  IdentityFile ${key}\n  UserKnownHostsFile ${sshd.knownHosts}\n`;
    await sshd.configure(way('with-key', sshd.key) + way('without', '/does/not/exist'));
    expect((await transportTo('with-key').exec('echo in')).stdout.toString()).toBe('in\n');
    const transport = transportTo('without');
    await expect(transport.exec('true')).rejects.toThrow(/refused the sign-in; tried: .*agent/);
    expect(transport.connection.isRefused).toBe(true);
  });

  it('is reached through jump hosts, each with its own key checked', async () => {
    await sshd.configure(
      `Host behind\n  HostName localhost\n  Port ${sshd.port}\n  User ${userInfo().username}\n  IdentityFile ${sshd.key}\n  IdentitiesOnly yes\n  ProxyJump box\n  UserKnownHostsFile ${sshd.knownHosts}\n  StrictHostKeyChecking yes\n`,
    );
    await expect(transportTo('behind').exec('true')).rejects.toThrow(/key of \[localhost\]:\d+ is unknown/);
    const line = await sshd.hostKeyLine();
    await writeFile(sshd.knownHosts, line + line.replace('127.0.0.1', 'localhost'));
    expect((await transportTo('behind').exec('echo there')).stdout.toString()).toBe('there\n');
  });

  it('refuses a target whose name is an option', async () => {
    await expect(transportTo('-oProxyCommand=touch /tmp/x').exec('true')).rejects.toThrow(
      /is not a host name/,
    );
  });
});
