import { describe, expect, it } from 'vitest';
import { scheduleHosts } from '../../../../src/engine/run/group/host-scheduler.ts';
import type { Outcome } from '../../../../src/shared/journal/outcome.ts';
import type { Group } from '../../../../src/shared/sidecar/groups.ts';

type Rule = Pick<Group, 'strategy' | 'batch' | 'maxFailures'>;
const parallel: Rule = { strategy: 'parallel', batch: null, maxFailures: 0 };
const rolling: Rule = { strategy: 'rolling', batch: null, maxFailures: 0 };

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Hosts that run until a test ends them. */
function fleet(rule: Rule, hosts: readonly string[]) {
  const running = new Map<string, (outcome: Outcome) => void>();
  const begun: string[] = [];
  let stopped = false;
  let isOver = false;
  const done = scheduleHosts(rule, hosts, {
    run: (host) =>
      new Promise((resolve) => {
        begun.push(host);
        running.set(host, resolve);
      }),
    isStopped: () => stopped,
  }).then(() => {
    isOver = true;
  });
  return {
    begun,
    done,
    isOver: () => isOver,
    stop: () => {
      stopped = true;
    },
    /** Ends hosts and lets the next ones begin. */
    end: async (outcome: Outcome, ...names: readonly string[]) => {
      for (const name of names) running.get(name)?.(outcome);
      await turn();
    },
  };
}

describe('hosts in parallel', () => {
  it('all start at once', async () => {
    const hosts = fleet(parallel, ['a', 'b', 'c']);
    await turn();
    expect(hosts.begun).toEqual(['a', 'b', 'c']);
    await hosts.end('passed', 'a', 'b', 'c');
    await hosts.done;
  });

  it('of a batch start as soon as a slot is free', async () => {
    const hosts = fleet({ ...parallel, batch: 2 }, ['a', 'b', 'c', 'd']);
    await turn();
    expect(hosts.begun).toEqual(['a', 'b']);
    await hosts.end('passed', 'b');
    expect(hosts.begun).toEqual(['a', 'b', 'c']);
    await hosts.end('passed', 'a', 'c');
    await hosts.end('passed', 'd');
    await hosts.done;
    expect(hosts.begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('start no further host after a failure; running ones finish', async () => {
    const hosts = fleet({ ...parallel, batch: 2 }, ['a', 'b', 'c', 'd']);
    await turn();
    await hosts.end('failed', 'a');
    expect(hosts.begun).toEqual(['a', 'b']);
    expect(hosts.isOver()).toBe(false);
    await hosts.end('passed', 'b');
    await hosts.done;
    expect(hosts.begun).toEqual(['a', 'b']);
  });

  it('tolerate as many failures as the group allows, and no more', async () => {
    const hosts = fleet({ ...parallel, batch: 1, maxFailures: 1 }, ['a', 'b', 'c', 'd']);
    await turn();
    await hosts.end('failed', 'a');
    expect(hosts.begun).toEqual(['a', 'b']);
    await hosts.end('failed', 'b');
    await hosts.done;
    expect(hosts.begun).toEqual(['a', 'b']);
  });
});

describe('hosts of a rolling group', () => {
  it('go one after the other', async () => {
    const hosts = fleet(rolling, ['a', 'b', 'c']);
    await turn();
    expect(hosts.begun).toEqual(['a']);
    await hosts.end('passed', 'a');
    expect(hosts.begun).toEqual(['a', 'b']);
    await hosts.end('passed', 'b');
    await hosts.end('passed', 'c');
    await hosts.done;
  });

  it('wait for the whole batch, not just for one host', async () => {
    const hosts = fleet({ ...rolling, batch: 2 }, ['a', 'b', 'c']);
    await turn();
    await hosts.end('passed', 'a');
    expect(hosts.begun).toEqual(['a', 'b']);
    await hosts.end('passed', 'b');
    expect(hosts.begun).toEqual(['a', 'b', 'c']);
    await hosts.end('passed', 'c');
    await hosts.done;
  });

  it.each(['failed', 'timed-out', 'cancelled', 'unknown'] as const)(
    'start no further batch after one that %s',
    async (outcome) => {
      const hosts = fleet(rolling, ['a', 'b']);
      await turn();
      await hosts.end(outcome, 'a');
      await hosts.done;
      expect(hosts.begun).toEqual(['a']);
    },
  );

  it('start no further batch once stopped', async () => {
    const hosts = fleet(rolling, ['a', 'b']);
    await turn();
    hosts.stop();
    await hosts.end('passed', 'a');
    await hosts.done;
    expect(hosts.begun).toEqual(['a']);
  });

  it('count failures over all batches', async () => {
    const hosts = fleet({ ...rolling, maxFailures: 1 }, ['a', 'b', 'c', 'd']);
    await turn();
    await hosts.end('failed', 'a');
    await hosts.end('passed', 'b');
    await hosts.end('failed', 'c');
    await hosts.done;
    expect(hosts.begun).toEqual(['a', 'b', 'c']);
  });
});

it('a group without a host is over at once', async () => {
  await expect(
    scheduleHosts(rolling, [], { run: async () => 'passed', isStopped: () => false }),
  ).resolves.toBeUndefined();
});

it('a host that cannot be started rejects the schedule', async () => {
  const run = () => Promise.reject(new Error('the journal is full'));
  await expect(scheduleHosts(rolling, ['a'], { run, isStopped: () => false })).rejects.toThrow(
    'the journal is full',
  );
});
