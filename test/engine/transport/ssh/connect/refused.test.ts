import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlainCopy } from '../../../../../src/engine/plan/remote/read-copy.ts';
import { copyTransport } from '../../../../../src/engine/transport/copy/copy-transport.ts';
import type { SshTransport } from '../../../../../src/engine/transport/ssh/attempt/ssh-transport.ts';
import type { RunningAttempt } from '../../../../../src/engine/transport/transport.ts';
import { type Agent, startAgent } from '../../../../support/agent.ts';
import { attemptOf, connectTo, startSshServer } from '../../../../support/ssh-transport.ts';
import { type Sshd, sshdMissing } from '../../../../support/sshd.ts';

const step = attemptOf(
  'refused',
  'step',
  'touch ~/hold; echo begun; while [ -e ~/hold ]; do sleep 0.05; done; echo x >> ~/witness; echo over; exit 4',
);

describe.skipIf(sshdMissing !== null)(
  'a durable step whose server refuses the sign-in after a lost connection',
  () => {
    let sshd: Sshd;
    let transport: SshTransport;
    let output: string;

    beforeEach(async () => {
      ({ sshd, transport } = await startSshServer('LogLevel VERBOSE'));
      output = '';
    });
    afterEach(async () => {
      transport.connection.close();
      await rm(join(sshd.home, 'hold'), { force: true });
      await sshd.stop();
    });

    const view = () => transport.connection.view;
    const knocks = () => sshd.said().match(/^Connection from /gm)?.length ?? 0;
    const release = () => rm(join(sshd.home, 'hold'));
    const witness = () => readFile(join(sshd.home, 'witness'), 'utf8').catch(() => '');
    const authorized = () => join(sshd.folder, 'authorized');
    const removeKey = () => writeFile(authorized(), '');
    const restoreKey = async () => writeFile(authorized(), await readFile(`${sshd.key}.pub`));

    /** A step that waits on the server, and whose connection is refused; how it came to that is up to `strike`. */
    async function cutAndRefused(strike: () => Promise<void>): Promise<RunningAttempt> {
      const running = transport.start(step, (bytes) => {
        output += Buffer.from(bytes).toString();
      });
      await expect.poll(() => output, { timeout: 10_000 }).toBe('begun\n');
      await strike();
      await sshd.cut();
      await expect.poll(() => view().state, { timeout: 10_000 }).toBe('refused');
      return running;
    }

    it('stays open while the agent is gone, and reports its real outcome once a person reconnects', async () => {
      const agent: Agent = await startAgent(sshd);
      try {
        transport = connectTo({ ...sshd, config: agent.config });
        const running = await cutAndRefused(agent.kill);
        expect(view().reason).toMatch(/refused the sign-in; tried: agent/);
        await release();
        await expect.poll(witness).toBe('x\n');
        await agent.start();
        await transport.connection.reconnect();
        expect(await running.done).toEqual({ exit: 4, reason: null });
        expect(output).toBe('begun\nover\n');
      } finally {
        await agent.kill();
      }
    });

    it('does not reconnect on its own, neither for waiting attempts nor for new ones', async () => {
      const running = await cutAndRefused(removeKey);
      const before = knocks();
      const other = transport.attach(step, 0, () => undefined, Date.now());
      await expect(transport.connection.clientAgain()).rejects.toThrow(/refused the sign-in/);
      await restoreKey();
      await release();
      await expect.poll(witness).toBe('x\n');
      expect([knocks(), view().state]).toEqual([before, 'refused']);
      // A machine that wakes up is no person who acts.
      transport.connection.lookAgain();
      await expect(transport.connection.clientAgain()).rejects.toThrow(/refused the sign-in/);
      expect(knocks()).toBe(before);
      transport.connection.nudge();
      expect(await Promise.all([running.done, other.done])).toEqual([
        { exit: 4, reason: null },
        { exit: 4, reason: null },
      ]);
      expect(knocks()).toBe(before + 1);
    });

    it('does not reconnect to clean up after earlier attempts', async () => {
      const earlier = attemptOf('refused', 'earlier', 'true');
      await transport.start(earlier, () => undefined).done;
      await cutAndRefused(removeKey);
      const before = knocks();
      transport.forget(earlier);
      await transport.settle();
      expect([knocks(), view().state]).toEqual([before, 'refused']);
    });

    it('stays open as a copy, too, and reports what arrived once a person reconnects', async () => {
      await cutAndRefused(removeKey);
      await writeFile(join(sshd.folder, 'sent'), 'all of it');
      await writeFile(join(sshd.home, 'arrived'), 'all of it');
      const copy = readPlainCopy(`scp ${join(sshd.folder, 'sent')} box:arrived`);
      if (copy === null) throw new Error('that is a copy');
      const before = knocks();
      const copying = copyTransport(transport, copy, async () => sshd.folder);
      const taken = copying.attach(attemptOf('refused', 'copy', ''), 0, () => undefined, Date.now());
      await restoreKey();
      await transport.connection.reconnect();
      expect(await taken.done).toEqual({ exit: 0, reason: null });
      expect(knocks()).toBe(before + 1);
    });

    it('is refused once per try and keeps waiting', async () => {
      const running = await cutAndRefused(removeKey);
      const before = knocks();
      await expect(transport.connection.reconnect()).rejects.toThrow(/refused the sign-in/);
      expect([knocks(), view().state]).toEqual([before + 1, 'refused']);
      await restoreKey();
      await release();
      await transport.connection.reconnect();
      expect(await running.done).toEqual({ exit: 4, reason: null });
    });

    it('continues after any connection, such as a terminal', async () => {
      const running = await cutAndRefused(removeKey);
      await restoreKey();
      await release();
      const terminal = await transport.terminal({ cols: 80, rows: 24 }, () => undefined);
      expect(await running.done).toEqual({ exit: 4, reason: null });
      terminal.close();
    });

    it('stays open while the host key is not the known one', async () => {
      const running = await cutAndRefused(async () => {
        const other = await readFile(`${sshd.key}.pub`, 'utf8');
        await writeFile(
          sshd.knownHosts,
          `[127.0.0.1]:${sshd.port} ${other.split(' ').slice(0, 2).join(' ')}\n`,
        );
      });
      expect(view().reason).toMatch(/has CHANGED/);
      await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
      await release();
      await transport.connection.reconnect();
      expect(await running.done).toEqual({ exit: 4, reason: null });
    });

    it('has an unknown outcome when it is canceled while the server still refuses', async () => {
      const running = await cutAndRefused(removeKey);
      const before = knocks();
      running.cancel({ byPerson: true });
      expect(await running.done).toEqual({
        exit: null,
        reason: expect.stringMatching(
          /^the step could not be stopped and may still run on box: .*refused the sign-in/,
        ),
      });
      expect(knocks()).toBe(before + 1);
      await release();
      await expect.poll(witness).toBe('x\n');
    });

    it('is stopped when it is cancelled and the key is back', async () => {
      const running = await cutAndRefused(removeKey);
      await restoreKey();
      running.cancel({ byPerson: true });
      expect(await running.done).toMatchObject({ exit: expect.any(Number), reason: 'interrupted' });
      expect(await witness()).toBe('');
    });

    it('is given up without a new connection when no person asked for it', async () => {
      const running = await cutAndRefused(removeKey);
      const before = knocks();
      running.cancel();
      expect(await running.done).toMatchObject({ exit: null });
      expect([knocks(), view().state]).toEqual([before, 'refused']);
    });

    it('is released when its connection is closed', async () => {
      const running = await cutAndRefused(removeKey);
      transport.connection.close();
      expect(await running.done).toEqual({ exit: null, reason: expect.stringMatching(/was closed/) });
    });
  },
);
