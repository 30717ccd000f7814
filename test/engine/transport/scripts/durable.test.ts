import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  attachCommand,
  cancelCommand,
  forgetCommand,
  forgetInput,
  startCommand,
  startInput,
} from '../../../../src/engine/transport/durable/durable-step.ts';
import { attemptPath } from '../../../../src/engine/transport/remote-layout.ts';
import type { AttemptSpec } from '../../../../src/engine/transport/transport.ts';
import { inEachShell, type ShellServer } from '../../../support/posix-shells.ts';
import { attemptOf } from '../../../support/ssh-transport.ts';

const nonce = 'abcdef0123456789';
const marker = (rest: string): string => `\x1eslipway:${nonce}:${rest}\n`;

describe('the scripts of durable steps', () => {
  inEachShell((server) => {
    /** The start with the supervisor in the same shell. */
    const start = ({ shell }: ShellServer): string =>
      startCommand.replace('/bin/sh -c "$supervisor"', `${shell} -c "$supervisor"`);
    const input = (one: AttemptSpec): string => startInput(one, nonce);
    const said = async (command: string, stdin = ''): Promise<string> =>
      (await server().exec(command, { stdin })).stdout.toString();
    /** What an attach says once it has said that it is there. */
    const attached = async (command: string): Promise<string> => {
      const [first, ...rest] = (await said(command)).split(/(?<=\n)/);
      expect(first).toBe(marker('here:::'));
      return rest.join('');
    };
    const begin = (...steps: AttemptSpec[]): Promise<string> =>
      said(start(server()), steps.map(input).join(''));
    const attemptOn = (one: AttemptSpec, file: string): string =>
      join(server().home, '.slipway', attemptPath(one), file);

    it('run one after the other on one channel, in one section', async () => {
      const first = attemptOf('r', 'one', `cd /; KEPT="it's kept"; echo out; exit 4`);
      const second = attemptOf('r', 'two', 'pwd; echo "$KEPT"; echo err >&2');
      expect(await begin(first, second)).toBe(
        `out\n${marker('ended:4::')}/\nit's kept\nerr\n${marker('ended:0::')}`,
      );
    });

    it('reach the agent of the connection they are started through, unless their author has one', async () => {
      let count = 0;
      const asks = async (agent: string, command = 'echo "$SSH_AUTH_SOCK"') => {
        count += 1;
        const one = attemptOf('r', `agent-${count}`, command);
        return said(`SSH_AUTH_SOCK=${agent}; export SSH_AUTH_SOCK\n${start(server())}`, input(one));
      };
      expect(await asks('/tmp/first')).toBe(`/tmp/first\n${marker('ended:0::')}`);
      expect(await asks('/tmp/second')).toBe(`/tmp/second\n${marker('ended:0::')}`);
      expect(await asks('/tmp/third', 'SSH_AUTH_SOCK=/tmp/mine')).toBe(marker('ended:0::'));
      expect(await asks('/tmp/fourth')).toBe(`/tmp/mine\n${marker('ended:0::')}`);
    });

    it('are started once, and attaching gives the bytes that were missed', async () => {
      const one = attemptOf('r', 'once', 'echo x >> ~/count; echo done');
      expect(await begin(one)).toBe(`done\n${marker('ended:0::')}`);
      expect(await begin(one)).toBe(`done\n${marker('ended:0:5:')}`);
      expect(await attached(attachCommand(one, 2, nonce))).toBe(`ne\n${marker('ended:0:5:')}`);
      expect(await readFile(join(server().home, 'count'), 'utf8')).toBe('x\n');
    });

    it('are followed while they last, and can be canceled', async () => {
      const one = attemptOf('r', 'slow', 'echo up; sleep 60');
      const running = begin(one);
      await expect
        .poll(() => existsSync(attemptOn(one, 'out')) && readFile(attemptOn(one, 'out'), 'utf8'))
        .toBe('up\n');
      const following = attached(attachCommand(one, 0, nonce));
      await said(cancelCommand(one));
      expect(await running).toBe(`up\n${marker('ended:130::')}`);
      // A follower is ended and not drained: the size says what it did not print.
      expect(await following).toContain(marker('ended:130:3:'));
    });

    it('that are not there are absent, or sealed for whoever comes late', async () => {
      const one = attemptOf('r', 'never', 'touch ~/ran');
      expect(await attached(attachCommand(one, 0, nonce))).toBe(marker('absent::0:the step is not there'));
      expect(await attached(attachCommand(one, 0, nonce, 0))).toBe(
        marker('sealed::0:it was never started there'),
      );
      expect(await begin(one)).toBe(marker('sealed:::it was never started there'));
      expect(existsSync(join(server().home, 'ran'))).toBe(false);
    });

    it('that are sent ahead begin where the one before them passes, and leave nothing behind else', async () => {
      const [one, two, three] = ['one', 'two', 'three'].map((name) =>
        attemptOf('r', `ahead-${name}`, name === 'two' ? 'echo two; exit 5' : `echo ${name}`),
      ) as [AttemptSpec, AttemptSpec, AttemptSpec];
      const chain = input(one) + startInput(two, nonce, one) + startInput(three, nonce, two);
      expect(await said(start(server()), chain)).toBe(
        `one\n${marker('ended:0::')}two\n${marker('ended:5::')}${marker('held:::the step before it did not pass')}`,
      );
      expect(existsSync(attemptOn(three, ''))).toBe(false);
      // Only what came down the same channel before it counts.
      expect(await said(start(server()), startInput(three, nonce, one))).toBe(
        marker('held:::the step before it did not pass'),
      );
      expect(await begin(three)).toBe(`three\n${marker('ended:0::')}`);
    });

    it('that a busy server has not begun are waited for as long as something hands them on', async () => {
      const one = attemptOf('r', 'busy', 'true');
      const starter = spawn('sleep', ['60']);
      const birth = (await readFile(`/proc/${starter.pid}/stat`, 'utf8')).split(' ')[21];
      await mkdir(attemptOn(one, ''), { recursive: true });
      await writeFile(attemptOn(one, 'by'), `${starter.pid} ${birth}\n`);
      const following = attached(attachCommand(one, 0, nonce));
      await new Promise((later) => setTimeout(later, 2_500));
      expect(existsSync(attemptOn(one, 'go'))).toBe(false);
      starter.kill('SIGKILL');
      expect(await following).toBe(marker('sealed:::it was never started there'));
    });

    it('of which half arrives are not started', async () => {
      const one = attemptOf('r', 'half', 'touch ~/ran');
      const whole = input(one);
      expect(await said(start(server()), whole.slice(0, -2))).toBe(
        marker('absent:::the step did not arrive whole'),
      );
      expect(existsSync(join(server().home, 'ran'))).toBe(false);
    });

    it('whose process is gone are lost', async () => {
      const one = attemptOf('r', 'gone', 'kill -9 $PPID $$');
      // Nobody is left to answer the channel.
      void begin(one);
      await expect.poll(() => existsSync(attemptOn(one, 'go'))).toBe(true);
      const lost = marker(`lost::0:the step's process is gone and left no exit status`);
      expect(await attached(attachCommand(one, 0, nonce))).toBe(lost);
      // Its number is another process's by now.
      await writeFile(attemptOn(one, 'pid'), `${process.pid} 1\n`);
      expect(await attached(attachCommand(one, 0, nonce))).toBe(lost);
    });

    it.each(['a command', 'the channel'])('are removed with their runs, by %s', async (by) => {
      const [one, two] = [attemptOf('r', 'tidy', 'true'), attemptOf('r2', 'tidy', 'true')];
      await begin(one, two);
      const paths = [attemptPath(one), 'r2'];
      const { exit } = await (by === 'a command'
        ? server().exec(forgetCommand(paths))
        : server().exec(start(server()), { stdin: forgetInput(paths) }));
      expect(exit).toBe(0);
      expect(existsSync(attemptOn(one, ''))).toBe(false);
      // Its shell may have an exit trap to run.
      await expect.poll(() => existsSync(attemptOn(two, '..'))).toBe(false);
      expect(existsSync(join(server().home, '.slipway', 'r', 'work'))).toBe(true);
    });

    it('are in a folder of their own in /tmp where the home cannot be written, unless it is somebody else’s', async () => {
      const uid = randomInt(900_000_000, 2_000_000_000);
      const fallback = `/tmp/.slipway-${uid}`;
      await server().stub('id', `echo ${uid}`);
      const homeless = (command: string): string => `HOME=/proc\n${command}`;
      const one = attemptOf('r', 'homeless', 'pwd');
      try {
        expect(await said(homeless(start(server())), input(one))).toContain(
          `${fallback}/r/work\n${marker('ended:0::')}`,
        );
        expect(await said(homeless(attachCommand(one, 0, nonce)))).toContain('ended:0:');
        await said(homeless(forgetCommand(['r'])));
        // A shell that still runs removes its folder behind it.
        await expect.poll(() => existsSync(`${fallback}/r`), { timeout: 5_000 }).toBe(false);
        await rm(fallback, { recursive: true });
        const trap = join(server().home, 'trap');
        await mkdir(trap);
        await symlink(trap, fallback);
        expect(await said(homeless(start(server())), input(one))).toBe(
          marker(`refused:::/proc cannot be written to, and ${fallback} is a symlink`),
        );
      } finally {
        await rm(fallback, { recursive: true, force: true });
      }
    });
  });
});
