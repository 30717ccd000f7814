import { execFile, execFileSync } from 'node:child_process';
import { chmod, copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { TypedSecrets } from '../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { connectSsh, type SshLink } from '../../src/engine/transport/ssh/connect/connect-ssh.ts';
import { HandshakeLimiter } from '../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { startAgentWith } from './agent.ts';
import { nobody } from './ssh-transport.ts';
import { type Sshd, startSshd } from './sshd.ts';

/** A configuration that ssh and Slipway are both given. */
export interface Row {
  readonly what: string;
  readonly letsIn: boolean;
  /** Lines of the sshd_config. */
  readonly server?: string;
  /** A server, and what a row needs beside it; gives the lines of its ssh_config that come before all others. */
  readonly prepare: (sshd: Sshd) => Promise<string>;
  /** What a refusal says. */
  readonly says?: RegExp;
  /** Who makes the connection; the library where nothing is said. */
  readonly kept?: SshLink['kept'];
}

/** Makes a key pair without a passphrase. */
export const makeKey = (file: string, ...more: readonly string[]): void =>
  void execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file, ...more]);

export async function copyKey(from: string, to: string, mode = 0o600): Promise<void> {
  await copyFile(from, to);
  await chmod(to, mode);
}

/** Type and key of a key pair's public half, as known hosts and authorized keys have them. */
export async function publicKey(file: string): Promise<string> {
  return (await readFile(`${file}.pub`, 'utf8')).split(' ').slice(0, 2).join(' ');
}

/** A line of known hosts that says that the server has the key of somebody else. */
export async function impostorLine(sshd: Sshd): Promise<string> {
  makeKey(join(sshd.folder, 'other'));
  return `[127.0.0.1]:${sshd.port} ${await publicKey(join(sshd.folder, 'other'))}\n`;
}

/** Lines of an ssh_config that need nothing beside them. */
export const lines = (text: string) => async (): Promise<string> => text;

const ended: (() => Promise<unknown>)[] = [];
/** An agent of eight keys, of which the last one is wanted. */
export async function fullAgent(sshd: Sshd): Promise<string> {
  const keys = Array.from({ length: 7 }, (_, index) => join(sshd.folder, `stranger${index}`));
  for (const key of keys) makeKey(key);
  const agent = await startAgentWith(sshd.folder, [...keys, sshd.key]);
  ended.push(agent.kill);
  return `IdentityAgent ${agent.socket}\n`;
}

/** An authority whose certificate for itself the server has, a second host key, and a small RSA one. */
function certify(folder: string): string {
  makeKey(join(folder, 'ca'));
  execFileSync('ssh-keygen', ['-q', '-t', 'ecdsa', '-N', '', '-f', join(folder, 'next')]);
  execFileSync('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-N', '', '-f', join(folder, 'rsa')]);
  const sign = ['-q', '-s', join(folder, 'ca'), '-I', 'host', '-h', '-n', '127.0.0.1'];
  execFileSync('ssh-keygen', [...sign, join(folder, 'host.pub')]);
  return `HostCertificate ${folder}/host-cert.pub\nTrustedUserCAKeys ${folder}/ca.pub\n`;
}

/** Servers for rows: one a test. */
export class Comparison {
  #sshd: Sshd | null = null;

  /** A server as a row wants it, whose key is known, and the configuration that leads to it. */
  async start({ server = '', prepare }: Row): Promise<string> {
    const sshd = await startSshd('box', server, {}, certify);
    this.#sshd = sshd;
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    await sshd.configure(await prepare(sshd));
    return sshd.config;
  }

  get sshd(): Sshd {
    if (this.#sshd === null) throw new Error('No server was started.');
    return this.#sshd;
  }

  async stop(): Promise<void> {
    await this.#sshd?.stop();
    for (const end of ended.splice(0)) await end();
  }
}

/** Whether ssh itself gets in. */
export function ssh(config: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('ssh', ['-F', config, '-o', 'BatchMode=yes', 'box', 'true'], (error) => resolve(error === null));
  });
}

/** How Slipway fares: who makes its connection, or why there is none. */
export async function slipway(config: string): Promise<SshLink['kept'] | Error> {
  try {
    const link = await connect(config);
    link.end();
    return link.kept;
  } catch (error) {
    return error as Error;
  }
}

export function connect(config: string): Promise<SshLink> {
  return connectSsh('box', 'box', {
    config,
    questions: nobody,
    secrets: new TypedSecrets(),
    turnstile: new HandshakeLimiter(),
  });
}

/** A test a row: ssh and Slipway get in, or neither does, and a refusal says why and what to do. */
export function compare(rows: readonly Row[]): Comparison {
  const comparison = new Comparison();
  afterEach(() => comparison.stop());
  it.each(rows)('$what: $letsIn', async (row) => {
    const config = await comparison.start(row);
    const ours = await slipway(config);
    expect(await ssh(config)).toBe(row.letsIn);
    if (row.letsIn) expect(ours).toBe(row.kept ?? 'here');
    else {
      expect(String(ours)).toMatch(row.says ?? /./);
      expect(ours).toMatchObject({ hint: expect.any(String) });
    }
  });
  return comparison;
}
