import { describe, expect, it } from 'vitest';
import type { AttemptSpec } from '../../../../src/engine/transport/transport.ts';
import { attemptOf, startSshServer } from '../../../support/ssh-transport.ts';
import { sshdMissing } from '../../../support/sshd.ts';

describe.skipIf(sshdMissing !== null)('a server with room for one session', () => {
  it('runs steps and commands one after the other; the next one waits', async () => {
    const { transport, stop } = await startSshServer('MaxSessions 1');
    try {
      const step = (attempt: number): AttemptSpec =>
        attemptOf('narrow', 'step', 'echo x >> ~/witness; sleep 0.1', { attempt });
      const first = transport.start(step(1), () => undefined).done;
      expect(await first).toEqual({ exit: 0, reason: null });
      expect((await transport.exec('echo asked')).stdout.toString()).toBe('asked\n');
      const ends = await Promise.all([2, 3].map((n) => transport.start(step(n), () => undefined).done));
      expect(ends.map((end) => end.exit)).toEqual([0, 0]);
      expect((await transport.exec('cat ~/witness')).stdout.toString()).toBe('x\nx\nx\n');
    } finally {
      await stop();
    }
  });
});
