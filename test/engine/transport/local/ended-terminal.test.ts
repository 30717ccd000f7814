import { closeSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { LocalTransport } from '../../../../src/engine/transport/local/local-pty.ts';
import { attemptOf, useSshTransport } from '../../../support/ssh-transport.ts';
import { sshdMissing } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const size = { cols: 80, rows: 24 };

interface Ending {
  readonly done: Promise<unknown>;
  input?(bytes: Uint8Array): void;
  resize?(cols: number, rows: number): void;
}

/** Types into a terminal and changes its size, turn by turn of the event loop, from its life until well beyond its end. */
async function bother(terminal: Ending): Promise<void> {
  let left = -1;
  void terminal.done.then(() => {
    left = 50;
  });
  for (let turn = 0; left !== 0; turn += 1) {
    terminal.resize?.(80 + (turn % 40), 24);
    terminal.input?.(Buffer.from('\n'));
    if (left > 0) left -= 1;
    await setImmediate();
  }
}

describe('a terminal that has ended', () => {
  async function here(): Promise<LocalTransport> {
    const dir = await folder();
    await mkdir(join(dir, 'runs'));
    return new LocalTransport(join(dir, 'runs'), dir);
  }

  it('can be typed into and resized, even at the moment it ends', async () => {
    const transport = await here();
    for (let round = 1; round <= 20; round += 1)
      await bother(transport.start(attemptOf('r', `s${round}`, 'sleep 0.02'), () => undefined));
    const shell = await transport.terminal(size, () => undefined);
    shell.input(Buffer.from('exit\n'));
    await bother(shell);
    expect(await shell.done).toEqual({ exit: 0, reason: null });
  });

  it.skipIf(process.platform === 'win32')(
    'gives what is typed too late to nobody, whoever has its descriptor by then',
    async () => {
      const transport = await here();
      const dir = await folder();
      const complain = vi.spyOn(console, 'error');
      const taken: number[] = [];
      for (let round = 0; round < 40; round += 1) {
        const shell = await transport.terminal(size, () => undefined);
        shell.input(Buffer.from('exit\n'));
        let isOver = false;
        void shell.done.then(() => {
          isOver = true;
        });
        for (let late = 0; late < 20; late += isOver ? 1 : 0) {
          // The lowest number that is free is given out first: that of a terminal which has just gone.
          if (taken.length < 400 * (round + 1))
            taken.push(openSync(join(dir, `${round}-${taken.length}`), 'wx'));
          shell.input(Buffer.from('typed too late\n'));
          await setImmediate();
        }
        for (const fd of taken.splice(0)) closeSync(fd);
      }
      expect(readdirSync(dir).filter((name) => statSync(join(dir, name)).size > 0)).toEqual([]);
      expect(complain).not.toHaveBeenCalled();
    },
    60_000,
  );

  it.skipIf(process.platform === 'win32')(
    'takes a long paste whole, as fast as its program reads',
    async () => {
      const shell = await (await here()).terminal(size, () => undefined);
      const out = join(await folder(), 'out');
      shell.input(Buffer.from(`stty raw -echo; sleep 0.3; head -c 300000 > '${out}'; stty sane; exit\n`));
      await new Promise((done) => setTimeout(done, 200));
      const line = 'abcdefghi\n';
      shell.input(Buffer.from(line.repeat(30_000)));
      await shell.done;
      expect(readFileSync(out, 'utf8')).toBe(line.repeat(30_000));
    },
  );

  it.each([
    [0, 24],
    [80, 0],
  ])('ignores a size of %i by %i and goes on', async (cols, rows) => {
    const shell = await (await here()).terminal(size, () => undefined);
    shell.resize(cols, rows);
    shell.input(Buffer.from('exit 7\n'));
    expect(await shell.done).toEqual({ exit: 7, reason: null });
  });
});

describe.skipIf(sshdMissing !== null)('a terminal on a server that has ended', () => {
  const server = useSshTransport();

  it('can be typed into and resized', async () => {
    const { transport } = server;
    await bother(transport.start(attemptOf('r', 's', 'sleep 0.02', { tty: true }), () => undefined));
    const shell = await transport.terminal(size, () => undefined);
    shell.input(Buffer.from('exit\n'));
    await bother(shell);
    const cut = await transport.terminal(size, () => undefined);
    await transport.exec('kill -9 $PPID').catch(() => undefined);
    await bother(cut);
    expect((await transport.exec('echo on')).stdout.toString()).toBe('on\n');
  });
});
