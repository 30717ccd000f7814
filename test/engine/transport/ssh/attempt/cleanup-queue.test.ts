import { describe, expect, it } from 'vitest';
import { CleanupQueue } from '../../../../../src/engine/transport/ssh/attempt/cleanup-queue.ts';

/** A queue, and what it removed, removal by removal. */
function queue(fails = false) {
  const removed: (readonly string[])[] = [];
  const cleanup = new CleanupQueue(async (paths) => {
    removed.push(paths);
    if (fails) throw new Error('the connection was lost');
  });
  return { cleanup, removed };
}

describe('folders that are to be removed', () => {
  it('are removed together', async () => {
    const { cleanup, removed } = queue();
    cleanup.add('r1/a.1');
    cleanup.add('r1/b.1');
    await cleanup.flush();
    expect(removed).toEqual([['r1/a.1', 'r1/b.1']]);
  });

  it('are removed once', async () => {
    const { cleanup, removed } = queue();
    cleanup.add('r1/a.1');
    await cleanup.flush();
    await cleanup.flush();
    expect(removed).toHaveLength(1);
  });

  it('are covered by their run; a run with a longer name is not', async () => {
    const { cleanup, removed } = queue();
    for (const path of ['r1/a.1', 'r1', 'r10/a.1']) cleanup.add(path);
    await cleanup.flush();
    expect(removed).toEqual([['r1', 'r10/a.1']]);
  });

  it('cost nothing when there are none', async () => {
    const { cleanup, removed } = queue();
    await cleanup.flush();
    expect(removed).toEqual([]);
  });

  it('can be removed another way, such as an open channel', async () => {
    const { cleanup, removed } = queue();
    const down: (readonly string[])[] = [];
    cleanup.add('r1/a.1');
    await cleanup.flush(async (paths) => void down.push(paths));
    expect([down, removed]).toEqual([[['r1/a.1']], []]);
  });

  it('that cannot be removed are left, without an error', async () => {
    const { cleanup, removed } = queue(true);
    cleanup.add('r1/a.1');
    await expect(cleanup.flush()).resolves.toBeUndefined();
    await cleanup.flush();
    expect(removed).toHaveLength(1);
  });
});

describe('a run that is gone', () => {
  it('is not removed again', async () => {
    const { cleanup, removed } = queue();
    cleanup.add('r1');
    await cleanup.flush();
    cleanup.add('r1');
    await cleanup.flush();
    expect(removed).toEqual([['r1']]);
  });

  it('is removed again after something started in it', async () => {
    const { cleanup, removed } = queue();
    cleanup.add('r1');
    await cleanup.flush();
    cleanup.begun('r1');
    cleanup.add('r1');
    await cleanup.flush();
    expect(removed).toEqual([['r1'], ['r1']]);
  });

  it('is removed again after a failed removal', async () => {
    const { cleanup, removed } = queue(true);
    cleanup.add('r1');
    await cleanup.flush();
    cleanup.add('r1');
    await cleanup.flush();
    expect(removed).toHaveLength(2);
  });
});
