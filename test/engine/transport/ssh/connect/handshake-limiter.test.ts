import { describe, expect, it } from 'vitest';
import { HandshakeLimiter } from '../../../../../src/engine/transport/ssh/connect/handshake-limiter.ts';

describe('handshakes with one server', () => {
  it('are at most eight at once, taken in order, and do not hold those with another', async () => {
    const turnstile = new HandshakeLimiter();
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const handshakes = Array.from({ length: 20 }, (_, n) =>
      turnstile.take('bastion:22', () => {
        begun.push(n);
        return new Promise<void>((resolve) => ends.push(resolve));
      }),
    );
    await turnstile.take('web:22', () => Promise.resolve());
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    ends.shift()?.();
    await handshakes[0];
    await turnstile.take('web:22', () => Promise.resolve());
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    for (let end = ends.shift(); end !== undefined; end = ends.shift()) {
      end();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(handshakes);
    expect(begun).toHaveLength(20);
  });

  it('let the next one in when one fails', async () => {
    const turnstile = new HandshakeLimiter();
    const tries = Array.from({ length: 10 }, () =>
      turnstile.take('web:22', () => Promise.reject(new Error('refused'))),
    );
    const results = await Promise.allSettled(tries);
    expect(results.every((result) => result.status === 'rejected')).toBe(true);
    expect(await turnstile.take('web:22', () => Promise.resolve('in'))).toBe('in');
  });
});
