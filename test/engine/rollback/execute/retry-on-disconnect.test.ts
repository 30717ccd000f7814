import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../../src/engine/lib/engine-error.ts';
import { RefusedError } from '../../../../src/engine/transport/ssh/auth/refused-error.ts';
import { retryOnDisconnect } from '../../../../src/engine/transport/ssh/connect/retry-on-disconnect.ts';
import type { Transport } from '../../../../src/engine/transport/transport.ts';

const lost = () => new EngineError('UNREACHABLE', 'The connection to web-1 was lost.');

/** A transport of which only the way to its host is used; `way` is what trying it gives. */
function reachable(way: () => Promise<void> = async () => undefined) {
  const tried: string[] = [];
  const reach = (patience: string): Promise<void> => {
    tried.push(patience);
    return way();
  };
  return { transport: { reach } as Pick<Transport, 'reach'> as Transport, tried };
}

describe('work through losses of the line', () => {
  it('is done again once the host is reached again', async () => {
    const { transport, tried } = reachable();
    let times = 0;
    const done = await retryOnDisconnect(transport, 'always', async () => {
      times += 1;
      if (times < 3) throw lost();
      return 'done';
    });
    expect([done, times, tried]).toEqual(['done', 3, ['always', 'always']]);
  });

  it('is given up where the host cannot be reached, for the reason that stands in the way', async () => {
    const { transport } = reachable(async () => {
      throw new EngineError('UNREACHABLE', 'web-1:22 cannot be reached: there is no route to it.');
    });
    await expect(retryOnDisconnect(transport, 'once', () => Promise.reject(lost()))).rejects.toThrow(
      /no route/,
    );
  });

  it.each([
    ['a refusal', new RefusedError('UNREACHABLE', 'web-1 refused the sign-in.')],
    ['what fails there', new EngineError('FAILED', 'The restore point is damaged.')],
    ['a mistake', new TypeError('not a function')],
  ])('is not done again after %s', async (_what, error) => {
    const { transport, tried } = reachable();
    let times = 0;
    const working = retryOnDisconnect(transport, 'always', () => {
      times += 1;
      return Promise.reject(error);
    });
    await expect(working).rejects.toBe(error);
    expect([times, tried]).toEqual([1, []]);
  });

  it('ends where the line is lost again and again', async () => {
    const { transport, tried } = reachable();
    await expect(retryOnDisconnect(transport, 'always', () => Promise.reject(lost()))).rejects.toThrow(
      /lost/,
    );
    expect(tried).toHaveLength(5);
  });
});
