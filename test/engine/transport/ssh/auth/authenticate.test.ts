import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RefusedError } from '../../../../../src/engine/transport/ssh/auth/refused-error.ts';
import { TypedSecrets } from '../../../../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { connectSsh, type SshLink } from '../../../../../src/engine/transport/ssh/connect/connect-ssh.ts';
import { HandshakeLimiter } from '../../../../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { nobody } from '../../../../support/ssh-transport.ts';
import { type Sshd, sshdMissing, startSshd } from '../../../../support/sshd.ts';

if (sshdMissing !== null) process.stderr.write(`authenticate.test is skipped: ${sshdMissing}\n`);

describe.skipIf(sshdMissing !== null)('signing in', () => {
  let sshd: Sshd;
  const open: SshLink[] = [];

  beforeAll(async () => {
    sshd = await startSshd('box', 'LogLevel DEBUG1\nMaxAuthTries 2');
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
  });
  afterAll(() => sshd?.stop());
  beforeEach(() => sshd.configure(''));
  afterEach(() => {
    for (const link of open.splice(0)) link.end();
  });

  async function connect(destination: string): Promise<SshLink> {
    const link = await connectSsh('box', destination, {
      config: sshd.config,
      questions: nobody,
      secrets: new TypedSecrets(),
      turnstile: new HandshakeLimiter(),
    });
    open.push(link);
    return link;
  }

  /** A key of its own, which the server lets in or not; gives its file. */
  async function makeKey(name: string, type: readonly string[], letIn: boolean): Promise<string> {
    const file = join(sshd.folder, name);
    execFileSync('ssh-keygen', ['-q', '-t', ...type, '-N', '', '-f', file]);
    if (letIn) {
      const authorized = join(sshd.folder, 'authorized');
      await writeFile(
        authorized,
        (await readFile(authorized, 'utf8')) + (await readFile(`${file}.pub`, 'utf8')),
      );
    }
    return file;
  }

  const configureKeys = (name: string, files: readonly string[]): Promise<void> =>
    sshd.configure(
      `Host ${name}\n  HostName 127.0.0.1\n  Port ${sshd.port}\n  User ${userInfo().username}\n${files.map((file) => `  IdentityFile ${file}\n`).join('')}  IdentitiesOnly yes\n  IdentityAgent none\n  UserKnownHostsFile ${sshd.knownHosts}\n`,
    );

  /** What the server was asked since it had said this much. */
  const requestsSince = (before: number): readonly string[] =>
    [
      ...sshd
        .said()
        .slice(before)
        .matchAll(/userauth-request for user \S+ service \S+ method (\S+)/g),
    ].map(([, method]) => method ?? '');

  it('signs with its key at once: one request, and no question before it', async () => {
    const before = sshd.said().length;
    await connect('box');
    await expect.poll(() => requestsSince(before)).toEqual(['publickey']);
  });

  it.each([
    ['rsa', ['rsa', '-b', '2048']],
    ['ecdsa', ['ecdsa', '-b', '384']],
  ] as const)('signs so with a key of type %s', async (name, type) => {
    await configureKeys(name, [await makeKey(name, type, true)]);
    const before = sshd.said().length;
    await connect(name);
    await expect.poll(() => requestsSince(before)).toEqual(['publickey']);
  });

  it('continues with its next key where the first is not wanted', async () => {
    await configureKeys('second', [await makeKey('stranger', ['ed25519'], false), sshd.key]);
    await connect('second');
  });

  it('is refused, and not merely unreachable, where the server hangs up after too many tries', async () => {
    const files = await Promise.all(['one', 'two', 'three'].map((name) => makeKey(name, ['ed25519'], false)));
    await configureKeys('many', files);
    const refused: unknown = await connect('many').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RefusedError);
    expect(String(refused)).toMatch(/refused the sign-in; tried: key .*one, key .*two/);
    await expect.poll(() => sshd.said()).toMatch(/Too many authentication failures/i);
  });

  it('asks what else there is before it asks a person anything', async () => {
    const locked = join(sshd.folder, 'locked');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'a phrase', '-f', locked]);
    await configureKeys('locked', [locked]);
    const before = sshd.said().length;
    await expect(connect('locked')).rejects.toThrow(/no key, agent or password was available/);
    await expect.poll(() => requestsSince(before)).toEqual(['none']);
  });
});
