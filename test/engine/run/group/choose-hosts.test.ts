import { describe, expect, it } from 'vitest';
import { chooseHosts } from '../../../../src/engine/run/group/choose-hosts.ts';
import { listNames } from '../../../../src/engine/run/group/list-names.ts';
import type { EventBody } from '../../../../src/shared/journal/events.ts';
import type { Outcome } from '../../../../src/shared/journal/outcome.ts';
import { emptyRunState, type RunState, transition } from '../../../../src/shared/run/run-state.ts';
import type { Group } from '../../../../src/shared/sidecar/groups.ts';
import { itemOf, planOf } from '../../../shared/run/moves/scene.ts';

const hosts = ['web-1', 'web-2', 'web-3'];
const web: Group = { name: 'web', hosts, strategy: 'parallel', batch: null, maxFailures: 0 };
const rolling: Group = { ...web, strategy: 'rolling' };
const plan = planOf('# P\n\n## Deployment\n\n```bash\nmake deploy\n```\n', {
  targets: { web: { group: hosts } },
});
const item = itemOf(plan, 'make deploy');

/** A run in which each host of the last attempt ended so; a host that is not named was not begun. */
function stateAfter(outcomes: Readonly<Record<string, Outcome | 'running'>>, ended = true): RunState {
  const attempt = { item: item.id, attempt: 1 };
  const result = { exit: null, durationMs: 1, outputBytes: 0, outputSha256: '' };
  const bodies: EventBody[] = [
    { type: 'item.started', ...attempt, target: 'web', command: 'x', timeoutMs: 1, hosts },
    ...Object.entries(outcomes).flatMap(([host, outcome]): EventBody[] => [
      { type: 'host.started', ...attempt, host },
      ...(outcome === 'running'
        ? []
        : [{ type: 'host.ended' as const, ...attempt, host, outcome, ...result }]),
    ]),
    ...(ended ? [{ type: 'item.ended' as const, ...attempt, outcome: 'failed' as const, ...result }] : []),
  ];
  return bodies.reduce(
    (state, body, index) =>
      transition(state, { ...body, seq: index + 1, at: '2026-01-01T00:00:00Z', v: 1, prev: '' }),
    emptyRunState,
  );
}

describe('the hosts an attempt takes', () => {
  it('are all of the group the first time, in its order', () => {
    expect(chooseHosts(emptyRunState, item, web, undefined)).toEqual(hosts);
  });

  it.each([
    ['those that did not pass', { 'web-1': 'passed', 'web-2': 'failed', 'web-3': 'passed' }, ['web-2']],
    ['those whose turn had not come', { 'web-1': 'passed' }, ['web-2', 'web-3']],
    [
      'those that timed out or were cancelled',
      { 'web-1': 'timed-out', 'web-2': 'cancelled', 'web-3': 'passed' },
      ['web-1', 'web-2'],
    ],
    [
      'all of them, when it passed everywhere and a person runs it again',
      { 'web-1': 'passed', 'web-2': 'passed', 'web-3': 'passed' },
      hosts,
    ],
  ] as const)('are %s', (_what, outcomes, left) => {
    expect(chooseHosts(stateAfter(outcomes), item, web, undefined)).toEqual(left);
  });

  it.each([
    [
      'begun it, because the others may lack the steps before',
      { 'web-1': 'passed', 'web-2': 'failed' },
      ['web-2'],
    ],
    [
      'their turn ahead, once nothing that began is left',
      { 'web-1': 'passed', 'web-2': 'passed' },
      ['web-3'],
    ],
  ] as const)('of a rolling group are those that have %s', (_what, outcomes, left) => {
    expect(chooseHosts(stateAfter(outcomes), item, rolling, undefined)).toEqual(left);
  });

  it('are the requested ones, in group order, even if they passed', () => {
    const state = stateAfter({ 'web-1': 'passed', 'web-2': 'failed', 'web-3': 'passed' });
    expect(chooseHosts(state, item, web, ['web-3', 'web-1'])).toEqual(['web-1', 'web-3']);
    expect(chooseHosts(state, item, web, ['web-1', 'web-1'])).toEqual(['web-1']);
  });

  it('are the remaining ones when none is named', () => {
    expect(chooseHosts(stateAfter({ 'web-1': 'passed' }), item, web, [])).toEqual(['web-2', 'web-3']);
  });

  it.each([
    [['db-1'], 'db-1 is not in web. Nothing was started.'],
    [['web-1', 'db-1', 'db-2'], 'db-1, db-2 are not in web. Nothing was started.'],
  ])('are never from another group: %j', (asked, message) => {
    expect(() => chooseHosts(emptyRunState, item, web, asked)).toThrow(
      expect.objectContaining({
        code: 'BAD_INPUT',
        message,
        hint: expect.stringContaining('web-1, web-2, web-3'),
      }),
    );
  });
});

describe('names in a sentence', () => {
  it.each([
    [['a'], 'a'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b, c, d, e'],
    [['a', 'b', 'c', 'd', 'e', 'f'], 'a, b, c, d, e and 1 more'],
    [Array.from({ length: 100 }, (_, n) => `web-${n}`), 'web-0, web-1, web-2, web-3, web-4 and 95 more'],
  ])('are listed up to five', (names, words) => {
    expect(listNames(names)).toBe(words);
  });
});
