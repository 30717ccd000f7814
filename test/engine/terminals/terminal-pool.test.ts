import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '../../../src/engine/terminals/kept-shell.ts';
import { TerminalPool } from '../../../src/engine/terminals/terminal-pool.ts';
import type { AttemptEnd, LiveStream, OutputSink } from '../../../src/engine/transport/transport.ts';

const size = { cols: 80, rows: 24 };

/** Shells that only say what they are told to, and note what they are asked. */
function shells() {
  const made: { say(text: string): void; end(exit: number): void; asked: string[] }[] = [];
  const open = async (_where: unknown, _size: unknown, sink: OutputSink): Promise<LiveStream> => {
    const done = Promise.withResolvers<AttemptEnd>();
    const asked: string[] = [];
    made.push({
      asked,
      say: (text) => sink(Buffer.from(text)),
      end: (exit) => done.resolve({ exit, reason: null } as AttemptEnd),
    });
    return {
      done: done.promise,
      pause: () => void asked.push('pause'),
      resume: () => void asked.push('resume'),
      input: (bytes) => void asked.push(Buffer.from(bytes).toString()),
      resize: (cols, rows) => void asked.push(`${cols}x${rows}`),
      close: () => void asked.push('close'),
    };
  };
  const first = () => {
    const [shell] = made;
    if (shell === undefined) throw new Error('no shell was opened');
    return shell;
  };
  return { open, made, first };
}

function viewer() {
  const seen: string[] = [];
  const ends: unknown[] = [];
  const to: Viewer = {
    data: (bytes) => void seen.push(Buffer.from(bytes).toString()),
    end: (exit, reason) => void ends.push([exit, reason]),
  };
  return { seen, ends, to };
}

afterEach(() => void vi.useRealTimers());

describe('terminals that the engine keeps', () => {
  it('go on without a window, and show the next one what was printed', async () => {
    const { open, first } = shells();
    const pool = new TerminalPool(open);
    const id = await pool.open('/srv/a.md', 'web-1', size);
    const one = viewer();
    const view = pool.view(id, one.to, size);
    first().say('prompt$ ');
    view.close();
    first().say('meanwhile');
    const two = viewer();
    const again = pool.view(id, two.to, size);
    expect(Buffer.from(again.replay).toString()).toBe('prompt$ meanwhile');
    first().say('!');
    expect([one.seen, two.seen]).toEqual([['prompt$ '], ['!']]);
    again.input(Buffer.from('ls\r'));
    expect(first().asked).toContain('ls\r');
    expect(first().asked).not.toContain('close');
  });

  it('are listed by their checklist', async () => {
    const { open } = shells();
    const pool = new TerminalPool(open);
    const a = await pool.open('/srv/a.md', 'web-1', size);
    await pool.open(null, 'local', size);
    pool.rename(a, 'logs');
    expect(pool.list('/srv/a.md')).toMatchObject([{ id: a, target: 'web-1', name: 'logs', ended: null }]);
    pool.rename(a, ' ');
    expect(pool.list('/srv/a.md')).toMatchObject([{ name: null }]);
    expect(pool.list('/srv/b.md')).toEqual([]);
  });

  it('are read as fast as the slowest window takes it', async () => {
    const { open, first } = shells();
    const pool = new TerminalPool(open);
    const id = await pool.open(null, 'local', size);
    const slow = pool.view(id, viewer().to, size);
    const fast = pool.view(id, viewer().to, size);
    first().asked.length = 0;
    slow.pause();
    fast.pause();
    fast.resume();
    expect(first().asked).toEqual(['pause', 'pause']);
    slow.close();
    expect(first().asked).toEqual(['pause', 'pause', 'resume']);
  });

  it('say how they ended, also to who comes later, and take no more keys', async () => {
    const { open, first } = shells();
    const pool = new TerminalPool(open);
    const id = await pool.open(null, 'local', size);
    const one = viewer();
    const view = pool.view(id, one.to, size);
    first().say('bye');
    first().end(3);
    await expect.poll(() => one.ends).toEqual([[3, null]]);
    view.input(Buffer.from('x'));
    expect(first().asked).not.toContain('x');
    const two = viewer();
    expect(Buffer.from(pool.view(id, two.to, size).replay).toString()).toBe('bye');
    await expect.poll(() => two.ends).toEqual([[3, null]]);
    expect(pool.list(null)).toMatchObject([{ ended: { exit: 3, reason: null } }]);
  });

  it('let a program that has the screen draw it again', async () => {
    const { open, first } = shells();
    const pool = new TerminalPool(open);
    const id = await pool.open(null, 'local', size);
    first().say('\x1b[?1049h');
    pool.view(id, viewer().to, { cols: 100, rows: 30 });
    expect(first().asked).toEqual(['100x29', '100x30']);
  });

  it('end when nobody looks for hours, and not while somebody does', async () => {
    vi.useFakeTimers();
    const { open, first } = shells();
    const hour = 3_600_000;
    const pool = new TerminalPool(open, 8 * hour);
    const id = await pool.open(null, 'local', size);
    const view = pool.view(id, viewer().to, size);
    await vi.advanceTimersByTimeAsync(20 * hour);
    view.close();
    await vi.advanceTimersByTimeAsync(7 * hour);
    expect(first().asked).not.toContain('close');
    await vi.advanceTimersByTimeAsync(hour);
    expect(first().asked).toContain('close');
    expect(pool.list(null)).toMatchObject([
      { ended: { exit: null, reason: 'nobody looked at this terminal for 8 hours' } },
    ]);
  });

  it('are closed once, and with the process', async () => {
    const { open, made } = shells();
    const pool = new TerminalPool(open);
    const id = await pool.open(null, 'local', size);
    await pool.open(null, 'local', size);
    pool.close(id);
    pool.close(id);
    expect(() => pool.view(id, viewer().to, size)).toThrow('This terminal is closed');
    pool.closeAll();
    expect(made.map(({ asked }) => asked.filter((what) => what === 'close').length)).toEqual([1, 1]);
    expect(pool.list(null)).toEqual([]);
  });

  it('are bounded in number, counting those that are still opening', async () => {
    const { open } = shells();
    const pool = new TerminalPool(open);
    const opened = await Promise.allSettled(
      Array.from({ length: 205 }, () => pool.open(null, 'local', size)),
    );
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(200);
    pool.closeAll();
    expect(await pool.open(null, 'local', size)).not.toBe('');
  });

  it('leave nothing behind where a shell cannot be opened', async () => {
    const pool = new TerminalPool(() => Promise.reject(new Error('no route')));
    await expect(pool.open(null, 'web-1', size)).rejects.toThrow('no route');
    expect(pool.list(null)).toEqual([]);
  });
});
