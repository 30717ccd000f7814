import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LinksAhead } from '../../../src/engine/transport/ssh/links-ahead.ts';
import type { Questions } from '../../../src/engine/transport/ssh/questions.ts';
import { SshConnection } from '../../../src/engine/transport/ssh/ssh-connection.ts';
import { SshTransport } from '../../../src/engine/transport/ssh/ssh-transport.ts';
import { type Sshd, sshdMissing, startSshd } from '../../support/sshd.ts';

describe.skipIf(sshdMissing !== null)('a connection that was begun ahead', () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd?.stop());

  const questions = (accept: boolean): Questions => ({
    acceptHostKey: async () => accept,
    passphrase: async () => null,
    password: async () => null,
    keyboard: async () => null,
  });

  function transport(ahead: LinksAhead): SshTransport {
    const { secrets, turnstile } = ahead;
    const options = { config: sshd.config, questions: questions(false), secrets, turnstile, ahead };
    return new SshTransport(new SshConnection('box', 'box', options, () => undefined));
  }

  it('is the one that is used, once', async () => {
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    const ahead = new LinksAhead();
    await ahead.begin('box', 'box', { config: sshd.config });
    const first = transport(ahead);
    expect((await first.exec('echo in')).stdout.toString()).toBe('in\n');
    expect(ahead.take('box', { config: sshd.config })).toBeNull();
    first.connection.close();
    const second = transport(ahead);
    expect((await second.exec('echo again')).stdout.toString()).toBe('again\n');
    second.connection.close();
  });

  it('asks nobody before there is somebody, and believes what is answered', async () => {
    await writeFile(sshd.knownHosts, '');
    const ahead = new LinksAhead();
    await ahead.begin('box', 'box', { config: sshd.config });
    ahead.askOf(questions(false));
    const refused = transport(ahead);
    await expect(refused.exec('true')).rejects.toThrow(/is unknown/);
    refused.connection.close();
  });

  it('is ended when nobody took it', async () => {
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    const ahead = new LinksAhead();
    await ahead.begin('box', 'box', { config: sshd.config });
    ahead.close();
    expect(ahead.take('box', { config: sshd.config })).toBeNull();
    await expect.poll(() => sessionsOf(sshd)).toBe(0);
  });
});

/** Processes the server has for connections. */
function sessionsOf({ pid }: Sshd): number {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).length;
}
