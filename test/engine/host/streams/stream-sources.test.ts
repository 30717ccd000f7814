import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pushedEvents } from '../../../../src/engine/host/streams/pushed-events.ts';
import { outputSource, terminalSource } from '../../../../src/engine/host/streams/stream-sources.ts';
import { OutputLog } from '../../../../src/engine/run/session/output-log.ts';
import type { Viewer } from '../../../../src/engine/terminals/kept-shell.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

/** What a source delivers. */
function sink() {
  const seen: string[] = [];
  const ends: unknown[] = [];
  return {
    seen,
    ends,
    to: {
      data: (bytes: Uint8Array) => void seen.push(Buffer.from(bytes).toString()),
      end: (exit: number | null, reason: string | null) => void ends.push({ exit, reason }),
    },
  };
}

describe('the output of an attempt that has ended', () => {
  it('is read from its file and ends without an exit status', async () => {
    const file = join(await folder(), 'a.log');
    await writeFile(file, 'all of it');
    const { seen, ends, to } = sink();
    outputSource(file, undefined).start(to);
    expect([seen.join(''), ends]).toEqual(['all of it', [{ exit: null, reason: null }]]);
  });

  it('is read no further while the console is behind', async () => {
    const file = join(await folder(), 'a.log');
    await writeFile(file, 'x'.repeat(200_000));
    const source = outputSource(file, undefined);
    const { seen, ends, to } = sink();
    source.start({
      ...to,
      data: (bytes) => {
        to.data(bytes);
        source.pause?.();
      },
    });
    expect([seen.length, ends.length]).toEqual([1, 0]);
    source.resume?.();
    expect([seen.length, ends.length]).toEqual([2, 0]);
    for (let n = 0; n < 3; n += 1) source.resume?.();
    expect([seen.join('').length, ends.length]).toEqual([200_000, 1]);
  });

  it('ends once, however often the console catches up', async () => {
    const file = join(await folder(), 'a.log');
    await writeFile(file, 'x');
    const source = outputSource(file, undefined);
    const { ends, to } = sink();
    source.start(to);
    source.pause?.();
    source.resume?.();
    expect(ends).toHaveLength(1);
  });

  it('that is gone ends at once', async () => {
    const { seen, ends, to } = sink();
    outputSource(join(await folder(), 'gone.log'), undefined).start(to);
    expect([seen, ends.length]).toEqual([[], 1]);
  });
});

describe('the output of an attempt that runs', () => {
  it('has past output, then new output, and nothing after it is closed', async () => {
    const log = new OutputLog(join(await folder(), 'a.log'));
    log.write(Buffer.from('a'));
    const { seen, ends, to } = sink();
    const source = outputSource(log, undefined);
    source.start(to);
    log.write(Buffer.from('b'));
    expect(seen.join('')).toBe('ab');
    source.close();
    log.write(Buffer.from('c'));
    log.end();
    expect([seen.join(''), ends]).toEqual(['ab', []]);
  });
});

describe('a view of a terminal', () => {
  const asked: string[] = [];
  const view = (replay: string) => {
    let viewer: Viewer | null = null;
    const viewed = terminalSource((given) => {
      viewer = given;
      given.data(Buffer.from('early '));
      return {
        replay: Buffer.from(replay),
        pause: () => void asked.push('pause'),
        resume: () => void asked.push('resume'),
        input: (bytes) => void asked.push(Buffer.from(bytes).toString()),
        resize: (cols, rows) => void asked.push(`${cols}x${rows}`),
        close: () => void asked.push('close'),
      };
    });
    return { ...viewed, viewer: viewer as Viewer | null };
  };

  it('begins with what was printed, and keeps what comes before a console is there', () => {
    const { source, replayed, viewer } = view('before ');
    const { seen, ends, to } = sink();
    viewer?.end(7, null);
    source.start(to);
    expect(seen.join('')).toBe('before early ');
    expect(replayed).toBe('before '.length);
    expect(ends).toEqual([{ exit: 7, reason: null }]);
  });

  it('passes on what comes later, and what the console asks', () => {
    const { source, viewer } = view('');
    const { seen, ends, to } = sink();
    source.start(to);
    viewer?.data(Buffer.from('late'));
    viewer?.end(null, 'gone');
    source.input?.(Buffer.from('ls\r'));
    source.resize?.(120, 40);
    source.pause?.();
    source.resume?.();
    source.close();
    expect(seen.join('')).toBe('early late');
    expect(ends).toEqual([{ exit: null, reason: 'gone' }]);
    expect(asked).toEqual(['ls\r', '120x40', 'pause', 'resume', 'close']);
  });
});

describe('pushed events', () => {
  /** A publisher that knows how many listen. */
  function publisher() {
    const listeners = new Set<(value: number) => void>();
    const subscribe = (push: (value: number) => void) => {
      listeners.add(push);
      return () => void listeners.delete(push);
    };
    return { listeners, subscribe, push: (value: number) => listeners.forEach((each) => void each(value)) };
  }

  it('come in order, including those before the first read', async () => {
    const { subscribe, push } = publisher();
    const events = pushedEvents(subscribe, undefined);
    const first = events.next();
    push(1);
    push(2);
    expect(await first).toEqual({ value: 1, done: false });
    push(3);
    expect(await events.next()).toEqual({ value: 2, done: false });
    expect(await events.next()).toEqual({ value: 3, done: false });
    await events.return();
  });

  it('that are pushed while one subscribes are not lost', async () => {
    const events = pushedEvents<number>((push) => {
      push(1);
      return () => undefined;
    }, undefined);
    expect(await events.next()).toEqual({ value: 1, done: false });
    await events.return();
  });

  it('end and unsubscribe when the reader stops', async () => {
    const { subscribe, push, listeners } = publisher();
    const events = pushedEvents(subscribe, undefined);
    const first = events.next();
    push(1);
    await first;
    await events.return();
    expect(listeners.size).toBe(0);
  });

  it('end when aborted while waiting', async () => {
    const { subscribe, listeners } = publisher();
    const stop = new AbortController();
    const waiting = pushedEvents(subscribe, stop.signal).next();
    stop.abort();
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(listeners.size).toBe(0);
  });

  it('are empty when aborted before the start', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await pushedEvents(publisher().subscribe, stop.signal).next()).toEqual({
      value: undefined,
      done: true,
    });
  });
});
