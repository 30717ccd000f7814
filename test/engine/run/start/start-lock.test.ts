import { describe, expect, it } from 'vitest';
import { StartLock } from '../../../../src/engine/run/start/start-lock.ts';

/** Lets everything that is ready go on. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('starts and changes of the plan', () => {
  it('starts run side by side', async () => {
    const lock = new StartLock();
    const gate = Promise.withResolvers<void>();
    const order: string[] = [];
    const first = lock.start(async () => {
      order.push('first');
      await gate.promise;
    });
    const second = lock.start(async () => {
      order.push('second');
      await gate.promise;
    });
    await turn();
    expect(order).toEqual(['first', 'second']);
    expect(lock.isStarting).toBe(true);
    gate.resolve();
    await Promise.all([first, second]);
    expect(lock.isStarting).toBe(false);
  });

  it('a start waits for a running change', async () => {
    const lock = new StartLock();
    const gate = Promise.withResolvers<void>();
    const order: string[] = [];
    const change = lock.alone(async () => {
      await gate.promise;
      order.push('changed');
    });
    const start = lock.start(async () => void order.push('started'));
    await turn();
    expect(order).toEqual([]);
    expect(lock.isStarting).toBe(false);
    gate.resolve();
    await Promise.all([change, start]);
    expect(order).toEqual(['changed', 'started']);
  });

  it('a failed change rejects only its caller and lets starts continue', async () => {
    const lock = new StartLock();
    const change = lock.alone(() => Promise.reject(new Error('the disk is full')));
    const start = lock.start(async () => 'started');
    await expect(change).rejects.toThrow('the disk is full');
    expect(await start).toBe('started');
  });

  it('a waiting start also waits for a second change', async () => {
    const lock = new StartLock();
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = lock.alone(() => gates[0]?.promise ?? Promise.resolve());
    const second = first.then(() => lock.alone(() => gates[1]?.promise ?? Promise.resolve()));
    let started = false;
    const start = lock.start(async () => {
      started = true;
    });
    gates[0]?.resolve();
    await turn();
    expect(started).toBe(false);
    gates[1]?.resolve();
    await Promise.all([second, start]);
    expect(started).toBe(true);
  });

  it('a start that fails is no longer starting', async () => {
    const lock = new StartLock();
    await expect(lock.start(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(lock.isStarting).toBe(false);
  });
});
