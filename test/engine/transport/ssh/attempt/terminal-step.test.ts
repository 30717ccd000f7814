import { describe, expect, it } from 'vitest';
import type { AttemptSpec } from '../../../../../src/engine/transport/transport.ts';
import { attemptOf, useSshTransport } from '../../../../support/ssh-transport.ts';
import { sshdMissing } from '../../../../support/sshd.ts';

describe.skipIf(sshdMissing !== null)('a step that waits for a person', () => {
  const server = useSshTransport();

  const inTerminal = (item: string, command: string): AttemptSpec =>
    attemptOf('tty', item, command, { env: { WHO: 'you' }, tty: true });

  it('has a terminal that a person can type into, and says that it is not durable', async () => {
    let seen = '';
    const running = server.transport.start(
      inTerminal('asks', 'test -t 0 && read -r -p "who? " name; echo "hello $name and $WHO"; exit 3'),
      (bytes) => {
        seen += Buffer.from(bytes).toString();
      },
    );
    await expect.poll(() => seen, { timeout: 5_000 }).toContain('who? ');
    running.input?.(Buffer.from('me\r'));
    expect(await running.done).toEqual({ exit: 3, reason: null });
    expect(seen).toMatch(/^slipway: this step has a terminal; it ends when the connection does\r\n/);
    expect(seen).toContain('hello me and you');
    expect((await server.transport.exec('ls ~/.slipway/tty | grep -c tty')).stdout.toString()).toBe('0\n');
  });

  it('is interrupted as if by Ctrl-C', async () => {
    let seen = '';
    const running = server.transport.start(inTerminal('cancel', 'echo up; sleep 60'), (bytes) => {
      seen += Buffer.from(bytes).toString();
    });
    await expect.poll(() => seen, { timeout: 5_000 }).toContain('up');
    running.cancel();
    expect((await running.done).exit).toBe(130);
  });

  it('has an unknown outcome when its connection is lost, and is not run again', async () => {
    let seen = '';
    const running = server.transport.start(inTerminal('lost', 'echo up; sleep 60'), (bytes) => {
      seen += Buffer.from(bytes).toString();
    });
    await expect.poll(() => seen, { timeout: 5_000 }).toContain('up');
    await server.transport.exec('kill -9 $PPID').catch(() => undefined);
    expect(await running.done).toMatchObject({
      exit: null,
      reason: expect.stringMatching(/connection was lost/),
    });
    expect(
      await server.transport.attach(inTerminal('lost', 'true'), 0, () => undefined, Date.now()).done,
    ).toMatchObject({
      exit: null,
    });
  });
});
