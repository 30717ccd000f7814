import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmod, chown, cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stageArtifacts } from '../../../src/engine/run/prepare/stage-artifacts.ts';
import { cancelCommand, startCommand } from '../../../src/engine/transport/durable/durable-step.ts';
import { attemptPath } from '../../../src/engine/transport/remote-layout.ts';
import type { SshTransport } from '../../../src/engine/transport/ssh/attempt/ssh-transport.ts';
import type { AttemptEnd, AttemptSpec } from '../../../src/engine/transport/transport.ts';
import { attemptOf, type SshServer, startSshServer } from '../../support/ssh-transport.ts';
import { sshdMissing } from '../../support/sshd.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const run = 'r1';
const whereAmI = 'pwd; cat artifact';

describe.skipIf(sshdMissing !== null)('on a server whose home cannot be written', () => {
  const folder = tempFolders();
  let server: SshServer;
  let transport: SshTransport;
  let project: string;
  /** Where the account's own folder in /tmp is, or would be. */
  let fallback: string;
  let witness: ChildProcess;

  beforeEach(async () => {
    project = await folder();
    await writeFile(join(project, 'artifact'), 'staged\n');
    // Nobody else has this number, whatever runs beside this test.
    const uid = randomInt(900_000_000, 2_000_000_000);
    fallback = `/tmp/.slipway-${uid}`;
    const bin = await folder();
    await writeFile(join(bin, 'id'), `#!/bin/sh\necho ${uid}\n`, { mode: 0o755 });
    // Nobody can make a folder there, not even root.
    server = await startSshServer('', { HOME: '/proc', PATH: `${bin}:/usr/bin:/bin` });
    ({ transport } = server);
    witness = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
  });
  afterEach(async () => {
    witness.kill('SIGKILL');
    await server.stop();
    await rm(fallback, { recursive: true, force: true });
  });

  const stage = () =>
    stageArtifacts({ transport, run, project, artifacts: ['artifact'], progress: () => undefined });
  const spec = (item: string, command: string, more: Partial<AttemptSpec> = {}): AttemptSpec =>
    attemptOf(run, item, command, more);

  async function started(one: AttemptSpec): Promise<AttemptEnd & { output: string }> {
    let output = '';
    const end = await transport.start(one, (bytes) => {
      output += Buffer.from(bytes).toString();
    }).done;
    return { ...end, output: output.replaceAll('\r', '') };
  }

  async function followed(command: string): Promise<AttemptEnd & { output: string }> {
    let output = '';
    const stream = await transport.follow(
      command,
      (bytes) => {
        output += Buffer.from(bytes).toString();
      },
      { run },
    );
    return { ...(await stream.done), output };
  }

  it('everything of a run is in one work folder, which is removed with the run', async () => {
    const work = `${fallback}/${run}/work`;
    const note = `slipway: /proc cannot be written to; this step is kept in ${fallback}\n`;
    expect((await stage()).dir).toBe(work);
    const seen = `${note}${work}\nstaged\n`;
    expect(await started(spec('durable', whereAmI))).toEqual({ exit: 0, reason: null, output: seen });
    const inTerminal = await started(spec('terminal', whereAmI, { tty: true }));
    expect([inTerminal.exit, inTerminal.output]).toEqual([0, expect.stringContaining(seen)]);
    expect(await followed(whereAmI)).toEqual({ exit: 0, reason: null, output: seen });
    // What one step hands on reaches the next, in a terminal or not.
    await started(spec('hands-on', 'HANDED=on', { tty: true }));
    expect((await started(spec('takes', 'echo "$HANDED"'))).output).toBe(`${note}on\n`);
    expect(await readdir(`${fallback}/${run}`)).toContain('state-a');
    transport.forgetRun(run);
    await transport.settle();
    expect(await readdir(fallback)).toEqual([]);
  });

  it('a follow finds the work folder even if it is the first step of its run', async () => {
    expect((await followed('pwd')).output).toContain(`${fallback}/${run}/work\n`);
  });

  /** Puts something in the way of the account's own folder, with what an attacker would like to have believed. */
  async function plant(make: (trap: string) => Promise<unknown>): Promise<void> {
    const trap = await folder();
    const attempt = join(trap, attemptPath(spec('planted', '')));
    await mkdir(attempt, { recursive: true });
    await mkdir(join(trap, run, 'work'));
    await writeFile(join(attempt, 'status'), '0  \n');
    await writeFile(join(attempt, 'out'), 'forged\n');
    await writeFile(join(attempt, 'pid'), `${witness.pid} 1\n`);
    await cp('/proc/sys/kernel/random/boot_id', join(attempt, 'boot'));
    await make(trap);
  }

  const copyOf = (trap: string): Promise<void> => cp(trap, fallback, { recursive: true });
  const plants = [
    ['a symlink', (trap: string) => symlink(trap, fallback), 'is a symlink'],
    [
      'a folder that others can write to',
      async (trap: string) => {
        await copyOf(trap);
        await chmod(fallback, 0o770);
      },
      'other accounts can write to',
    ],
    [
      'a folder of somebody else',
      async (trap: string) => {
        await copyOf(trap);
        await chown(fallback, 12_345, 12_345);
      },
      'belongs to another account',
    ],
    ['a file', () => writeFile(fallback, ''), 'is not a folder'],
  ] as const;

  it.each(plants.filter(([what]) => what !== 'a folder of somebody else' || userInfo().uid === 0))(
    '%s in /tmp is used by nobody',
    async (_what, make, reason) => {
      await plant(make);
      const words = expect.stringMatching(new RegExp(`/proc cannot be written to, and .*${reason}`));
      await expect(stage()).rejects.toMatchObject({ message: words });
      const one = spec('new', 'touch ran');
      await expect(started(one)).rejects.toMatchObject({ message: words });
      await expect(started({ ...one, tty: true })).rejects.toMatchObject({ message: words });
      expect(await followed('echo ran')).toEqual({ exit: 98, reason: null, output: words });
    },
  );

  it.each(plants.slice(0, 2))(
    '%s in /tmp is not believed, and nothing in it is touched',
    async (_what, make, reason) => {
      await plant(make);
      const planted = spec('planted', '');
      let output = '';
      const end = await transport.attach(
        planted,
        0,
        (bytes) => {
          output += Buffer.from(bytes).toString();
        },
        Date.now(),
      ).done;
      expect({ ...end, output }).toEqual({ exit: null, reason: expect.stringContaining(reason), output: '' });
      const cancelled = await transport.exec(cancelCommand(planted));
      expect([cancelled.exit, cancelled.stderr.toString()]).toEqual([1, expect.stringContaining(reason)]);
      expect(witness.signalCode).toBeNull();
      transport.forget(planted);
      await transport.settle();
      const status = join(fallback, attemptPath(planted), 'status');
      expect(await readFile(status, 'utf8')).toBe('0  \n');
      // The channel that waits for a step removes directories as well.
      await transport.exec(startCommand, { stdin: `- ${attemptPath(planted)}\n` });
      expect(await readFile(status, 'utf8')).toBe('0  \n');
    },
  );
});
