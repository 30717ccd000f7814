import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDrills } from '../../src/practice/drills.ts';
import type { Fault } from '../../src/practice/practice.ts';

function tools() {
  const done: string[] = [];
  let stopped = false;
  const setFault = async (fault: Fault): Promise<void> => {
    if (stopped) throw new Error('The practice service does not run');
    done.push(JSON.stringify(fault));
  };
  const service = {
    start: async () => {
      stopped = false;
      done.push('start');
      return { status: 0, words: '' };
    },
    stop: async () => {
      stopped = true;
      done.push('stop');
      return { status: 0, words: '' };
    },
  };
  const drills = createDrills({ setFault, setCut: (cut) => void done.push(`cut ${cut}`), service });
  return { done, drills, service };
}

describe('what goes wrong on purpose', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['errors', '{"errorRate":0.4}'],
    ['slow', '{"latencyMs":800}'],
    ['stopped', 'stop'],
    ['cut', 'cut true'],
  ] as const)('%s: %s', async (drill, what) => {
    const { drills, done } = tools();
    await drills.begin(drill);
    expect(done).toEqual([what]);
    expect(drills.state()).toEqual({ active: [drill], tried: [drill] });
  });

  it('leaks more every second, up to a limit, until it ends', async () => {
    const { drills, done } = tools();
    await drills.begin('leak');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(done).toEqual([20, 40, 60, 80].map((memoryMb) => JSON.stringify({ memoryMb })));
    await vi.advanceTimersByTimeAsync(100_000);
    expect(done.at(-1)).toBe('{"memoryMb":1000}');
    await drills.end();
    done.length = 0;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(done).toEqual([]);
  });

  it('stops leaking where the service was stopped meanwhile', async () => {
    const { drills, service, done } = tools();
    await drills.begin('leak');
    await service.stop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(drills.state()).toEqual({ active: [], tried: ['leak'] });
    await service.start();
    done.length = 0;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(done).toEqual([]);
  });

  it('is all taken back at once, and what was tried is known', async () => {
    const { drills, done } = tools();
    for (const drill of ['errors', 'cut', 'stopped'] as const) await drills.begin(drill);
    await drills.end();
    expect(done.slice(3)).toEqual([
      'cut false',
      'start',
      '{"errorRate":0,"latencyMs":0,"memoryMb":0,"unhealthy":false}',
    ]);
    expect(drills.state()).toEqual({ active: [], tried: ['errors', 'cut', 'stopped'] });
  });

  it('does not count what could not be done', async () => {
    const { drills } = tools();
    await drills.begin('stopped');
    await expect(drills.begin('errors')).rejects.toThrow('does not run');
    expect(drills.state().active).toEqual(['stopped']);
  });
});
