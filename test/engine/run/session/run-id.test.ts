import { describe, expect, it } from 'vitest';
import { newRunId } from '../../../../src/engine/run/session/run-store.ts';
import { remoteRun } from '../../../../src/engine/transport/remote-layout.ts';

describe('a run’s name', () => {
  it('sorts by when the run was created, to the millisecond', () => {
    const moments = [
      '2026-11-25T02:42:26.009Z',
      '2026-11-25T02:42:26.010Z',
      '2026-11-25T02:42:26.999Z',
      '2026-11-25T02:42:27.000Z',
      '2027-01-01T00:00:00.000Z',
    ].map((at) => newRunId(new Date(at)));
    expect(moments.toSorted()).toEqual(moments);
  });

  it('is one by which its names on servers say nothing', () => {
    const run = newRunId();
    expect(remoteRun(run)).not.toContain(run.slice(0, 8));
  });

  it('is no one else’s: not even of a run that was created in the same moment', () => {
    const now = new Date();
    expect(new Set(Array.from({ length: 100 }, () => newRunId(now))).size).toBe(100);
  });
});
