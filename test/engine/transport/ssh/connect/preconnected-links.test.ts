import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SshTransport } from '../../../../../src/engine/transport/ssh/attempt/ssh-transport.ts';
import type { Questions } from '../../../../../src/engine/transport/ssh/auth/auth-prompts.ts';
import { probeAddress } from '../../../../../src/engine/transport/ssh/connect/preconnect-probe.ts';
import { PreconnectedLinks } from '../../../../../src/engine/transport/ssh/connect/preconnected-links.ts';
import { SshConnection } from '../../../../../src/engine/transport/ssh/connect/ssh-connection.ts';
import { freePort, type Sshd, sshdMissing, startSshd } from '../../../../support/sshd.ts';

describe.skipIf(sshdMissing !== null)('a connection that was started ahead', () => {
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

  function transport(ahead: PreconnectedLinks): SshTransport {
    const { secrets, turnstile } = ahead;
    const options = { config: sshd.config, questions: questions(false), secrets, turnstile, ahead };
    return new SshTransport(new SshConnection('box', 'box', options, () => undefined));
  }

  it('is the one that is used, once', async () => {
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    const ahead = new PreconnectedLinks();
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
    const ahead = new PreconnectedLinks();
    await ahead.begin('box', 'box', { config: sshd.config });
    ahead.askOf(questions(false));
    const refused = transport(ahead);
    await expect(refused.exec('true')).rejects.toThrow(/is unknown/);
    refused.connection.close();
  });

  it('brings the answer to a question, once, and only to whoever asks in the same words', async () => {
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    const count = join(sshd.folder, 'asked');
    const question = `echo asked >> ${count}; echo answer; exit 7`;
    const ahead = new PreconnectedLinks();
    await ahead.begin('box', 'box', { config: sshd.config }, { resolved: null, socket: null, question });
    await ahead.asked();
    const asking = transport(ahead);
    expect((await asking.exec('echo other')).stdout.toString()).toBe('other\n');
    const timesAsked = async (): Promise<number> => (await readFile(count, 'utf8')).split('\n').length - 1;
    const first = await asking.exec(question);
    expect([first.exit, first.stdout.toString(), await timesAsked()]).toEqual([7, 'answer\n', 1]);
    const second = await asking.exec(question);
    expect([second.exit, second.stdout.toString(), await timesAsked()]).toEqual([7, 'answer\n', 2]);
    asking.connection.close();
  });

  it('is made on the socket that knocked, where that leads to the host', async () => {
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    const ahead = new PreconnectedLinks();
    const knocked = probeAddress({ hostname: '127.0.0.1', port: sshd.port });
    const begun = { resolved: null, socket: knocked, question: null };
    await ahead.begin('box', 'box', { config: sshd.config }, begun);
    const there = transport(ahead);
    expect((await there.exec('echo "$SSH_CONNECTION"')).stdout.toString()).toContain(
      ` ${knocked.socket.localPort} `,
    );
    there.connection.close();
  });

  it('says nothing to a host that is not the one: the socket that knocked there is closed unused', async () => {
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    const heard: Buffer[] = [];
    const gone = Promise.withResolvers<void>();
    const stranger = createServer((socket) => {
      socket.on('data', (bytes) => heard.push(bytes)).once('close', () => gone.resolve());
      socket.on('error', () => undefined);
    });
    const port = await new Promise<number>((resolve) =>
      stranger.listen(0, '127.0.0.1', () => resolve((stranger.address() as AddressInfo).port)),
    );
    try {
      const ahead = new PreconnectedLinks();
      const begun = { resolved: null, socket: probeAddress({ hostname: '127.0.0.1', port }), question: null };
      await ahead.begin('box', 'box', { config: sshd.config }, begun);
      const right = transport(ahead);
      expect((await right.exec('echo in')).stdout.toString()).toBe('in\n');
      await gone.promise;
      expect(heard).toEqual([]);
      right.connection.close();
    } finally {
      stranger.close();
    }
  });

  it('does without a socket that nobody answered', async () => {
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    const ahead = new PreconnectedLinks();
    const begun = {
      resolved: null,
      socket: probeAddress({ hostname: '127.0.0.1', port: await freePort() }),
      question: null,
    };
    await ahead.begin('box', 'box', { config: sshd.config }, begun);
    const right = transport(ahead);
    expect((await right.exec('echo in')).stdout.toString()).toBe('in\n');
    right.connection.close();
  });

  it('is ended when nobody took it', async () => {
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    const ahead = new PreconnectedLinks();
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
