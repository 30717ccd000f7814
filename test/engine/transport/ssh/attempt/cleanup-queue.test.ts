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
  it('go together', async () => {
    const { cleanup, removed } = queue();
    cleanup.add('r1/a.1');
    cleanup.add('r1/b.1');
    await cleanup.flush();
    expect(removed).toEqual([['r1/a.1', 'r1/b.1']]);
  });

  it('go once', async () => {
    const { cleanup, removed } = queue();
    cleanup.add('r1/a.1');
    await cleanup.flush();
    await cleanup.flush();
    expect(removed).toHaveLength(1);
  });

  it('are not named where the whole run goes; a run whose name only begins alike does not go with it', async () => {
    const { cleanup, removed } = queue();
    for (const path of ['r1/a.1', 'r1', 'r10/a.1']) cleanup.add(path);
    await cleanup.flush();
    expect(removed).toEqual([['r1', 'r10/a.1']]);
  });

  it('cost nothing where there are none', async () => {
    const { cleanup, removed } = queue();
    await cleanup.flush();
    expect(removed).toEqual([]);
  });

  it('may go another way, such as down a channel that is open', async () => {
    const { cleanup, removed } = queue();
    const down: (readonly string[])[] = [];
    cleanup.add('r1/a.1');
    await cleanup.flush(async (paths) => void down.push(paths));
    expect([down, removed]).toEqual([[['r1/a.1']], []]);
  });

  it('that cannot be removed hold nobody up, and are left', async () => {
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

  it('is removed again once something was begun in it', async () => {
    const { cleanup, removed } = queue();
    cleanup.add('r1');
    await cleanup.flush();
    cleanup.begun('r1');
    cleanup.add('r1');
    await cleanup.flush();
    expect(removed).toEqual([['r1'], ['r1']]);
  });

  it('is tried again where its removal failed', async () => {
    const { cleanup, removed } = queue(true);
    cleanup.add('r1');
    await cleanup.flush();
    cleanup.add('r1');
    await cleanup.flush();
    expect(removed).toHaveLength(2);
  });
});
