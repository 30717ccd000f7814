import type { ServerChannel } from 'ssh2';
import { afterEach, describe, expect, it } from 'vitest';
import { SshTransport } from '../../../../../src/engine/transport/ssh/attempt/ssh-transport.ts';
import { TypedSecrets } from '../../../../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { HandshakeLimiter } from '../../../../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { SshConnection } from '../../../../../src/engine/transport/ssh/connect/ssh-connection.ts';
import { attemptOf, nobody } from '../../../../support/ssh-transport.ts';
import { type Behavior, type StandIn, startStandIn } from '../../../../support/stand-in-sshd.ts';

const accept: NonNullable<Behavior['signIn']> = (attempt) => attempt.accept();

/** Servers that let everybody in and take what they are given. */
const servers: readonly (readonly [string, Behavior, 'unknown' | 'not started'])[] = [
  ['never says whether it opens a session', { ignores: 'session' }, 'not started'],
  ['never says whether it runs the command', { ignores: 'exec' }, 'not started'],
  ['says nothing at all', { exec: () => undefined }, 'unknown'],
  ['ends its output without a status', { exec: (_, channel) => eof(channel) }, 'unknown'],
  ['closes without a status', { exec: (_, channel) => channel.close() }, 'unknown'],
  [
    'closes in the middle of what it says',
    {
      exec: (_, channel) => {
        channel.write('\x1eslipway\x1e\x1eslipway:');
        channel.close();
      },
    },
    'unknown',
  ],
  ['floods the error output', { exec: (_, channel) => flood(channel.stderr) }, 'unknown'],
  ['floods the output with something else', { exec: (_, channel) => flood(channel) }, 'unknown'],
  ['takes no byte of what it is told', { window: 0, exec: () => undefined }, 'unknown'],
];

describe('a server that takes commands and does not answer', () => {
  let standIn: StandIn | null = null;
  let transport: SshTransport | null = null;
  afterEach(async () => {
    transport?.connection.close();
    await standIn?.stop();
  });

  async function connect(behavior: Behavior): Promise<SshTransport> {
    standIn = await startStandIn({ signIn: accept, ...behavior });
    const options = {
      config: standIn.config,
      questions: nobody,
      secrets: new TypedSecrets(),
      turnstile: new HandshakeLimiter(),
      patienceMs: 300,
    };
    transport = new SshTransport(new SshConnection('box', 'box', options, () => undefined));
    return transport;
  }

  it.each(servers)('has a step end though it %s', { timeout: 30_000 }, async (_, behavior, outcome) => {
    const { start } = await connect(behavior);
    const before = process.memoryUsage().rss;
    const running = start.call(transport, attemptOf('mute', 'step', 'true'), () => undefined);
    const end = await running.done.catch((error: unknown) => error);
    if (outcome === 'not started') expect(String(end)).toMatch(/did not start on box: box takes commands/);
    else
      expect(end).toEqual({
        exit: null,
        reason: expect.stringMatching(/^box takes commands and answers none/),
      });
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 ** 2);
  });

  it.each(servers)('fails a question where it %s', { timeout: 30_000 }, async (_, behavior) => {
    const asked = await connect(behavior);
    await expect(asked.exec('true', { timeoutMs: 1_000 })).rejects.toMatchObject({
      code: expect.stringMatching(/^(UNREACHABLE|FAILED)$/),
      message: expect.stringMatching(/box|server/),
    });
  });

  it('cannot keep a step open that a person stops, though it says that somebody listens', {
    timeout: 60_000,
  }, async () => {
    let told = 0;
    const { start } = await connect({
      exec: (_, channel) => {
        channel.on('data', (bytes: Buffer) => {
          // An attach: the run, the attempt, and the nonce.
          const nonce = /^set -- \S+ \S+ ([0-9a-f]{16}) /m.exec(bytes.toString())?.[1];
          if (nonce === undefined) return;
          told += 1;
          channel.write(`\x1eslipway:${nonce}:here:::\nstill going\n`);
        });
      },
    });
    let output = '';
    const running = start.call(transport, attemptOf('mute', 'step', 'true'), (bytes) => {
      output += Buffer.from(bytes).toString();
    });
    await expect.poll(() => output, { timeout: 10_000 }).toBe('still going\n');
    running.cancel({ byPerson: true });
    expect(await running.done).toEqual({
      exit: null,
      reason: expect.stringMatching(/could not be stopped and may still run on box/),
    });
    expect(told).toBe(1);
  });

  it('has no terminal, and no step in one', async () => {
    const asked = await connect({ ignores: 'session' });
    const step = asked.start(attemptOf('mute', 'step', 'true', { tty: true }), () => undefined);
    await expect(step.done).rejects.toThrow(/did not say within 0\.3 s/);
    await expect(asked.terminal({ cols: 80, rows: 24 }, () => undefined)).rejects.toThrow(
      /did not say within 0\.3 s/,
    );
  });
});

function eof(channel: ServerChannel): void {
  (channel as unknown as { eof: () => void }).eof();
}

/** Writes until nobody takes it any more. */
function flood(stream: NodeJS.WritableStream): void {
  const bytes = Buffer.alloc(32_000, 'x');
  const write = (): void => {
    stream.write(bytes, (error) => {
      if (error == null) setImmediate(write);
    });
  };
  write();
}
