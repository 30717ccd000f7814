import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  collect,
  type ExecChannel,
  maxAnswerBytes,
} from '../../../../../src/engine/transport/ssh/channel/ssh-channel.ts';

/** A channel whose other end writes what a test wants. */
function channelOf(): {
  readonly opened: ExecChannel;
  readonly out: PassThrough;
  readonly err: PassThrough;
  closed: boolean;
} {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const made = { out, err, closed: false, opened: undefined as unknown as ExecChannel };
  const channel = Object.assign(out, {
    stderr: err,
    end: () => channel,
    close: () => {
      made.closed = true;
    },
  });
  made.opened = { channel: channel as unknown as ExecChannel['channel'], exit: () => ({ code: 0 }) };
  return made;
}

describe('an answer of a server', () => {
  it.each(['out', 'err'] as const)('that does not end is cut off and not used (%s)', async (side) => {
    const made = channelOf();
    const answer = collect(made.opened, 'web', '', 60_000);
    const chunk = Buffer.alloc(1024 * 1024, 0x61);
    for (let mib = 0; mib <= maxAnswerBytes / chunk.length; mib += 1) made[side].write(chunk);
    await expect(answer).rejects.toMatchObject({
      code: 'FAILED',
      message: expect.stringMatching(/^web answered with more than 16 MiB/),
    });
    expect(made.closed).toBe(true);
    // What still comes is drained, and kept nowhere.
    for (let mib = 0; mib < 4; mib += 1) made[side].write(chunk);
    await new Promise((resolve) => setImmediate(resolve));
    expect(made[side].listenerCount('data')).toBe(0);
  });

  it('of the most that may be is used', async () => {
    const made = channelOf();
    const answer = collect(made.opened, 'web', '', 60_000);
    const chunk = Buffer.alloc(1024 * 1024, 0x61);
    for (let mib = 0; mib < maxAnswerBytes / chunk.length; mib += 1) made.out.write(chunk);
    setImmediate(() => made.out.emit('close'));
    expect((await answer).stdout).toHaveLength(maxAnswerBytes);
  });
});
