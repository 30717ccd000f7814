import { describe, expect, it } from 'vitest';
import { hostsSafeToClean } from '../../../../src/engine/run/attempt/hosts-safe-to-clean.ts';
import type { Attempt, HostAttempt, ItemState } from '../../../../src/shared/run/attempts.ts';
import { untouched } from '../../../../src/shared/run/attempts.ts';
import { emptyRunState, type RunState } from '../../../../src/shared/run/run-state.ts';

const part = (host: string, status: HostAttempt['status']): HostAttempt => ({
  host,
  status,
  startedAt: null,
  endedAt: null,
  dir: null,
  exit: null,
  durationMs: null,
  outputBytes: 0,
  outputSha256: null,
  reason: null,
});
const attempt = (target: string, outcome: Attempt['outcome'], hosts?: readonly HostAttempt[]): Attempt => ({
  n: 1,
  target,
  command: 'make',
  startedAt: '2026-01-01T00:00:00Z',
  endedAt: null,
  timeoutMs: 1,
  dir: null,
  outcome,
  exit: null,
  durationMs: null,
  outputBytes: 0,
  outputSha256: null,
  reason: null,
  ...(hosts === undefined ? {} : { hosts }),
});
const stateAfter = (...attempts: readonly Attempt[]): RunState => ({
  ...emptyRunState,
  items: Object.fromEntries(
    attempts.map((each, index): [string, ItemState] => [`i${index}`, { ...untouched, attempts: [each] }]),
  ),
});
const staged = (state: RunState, ...hosts: readonly string[]): RunState => ({
  ...state,
  staged: Object.fromEntries(hosts.map((host) => [host, { dir: '/work', files: 1, bytes: 1 }])),
});

describe('the hosts that may be cleaned up', () => {
  it('are those on which every outcome is known', () => {
    expect(hostsSafeToClean(stateAfter(attempt('web-1', 'passed'), attempt('web-2', 'failed')))).toEqual([
      'web-1',
      'web-2',
    ]);
  });

  it('leave out a host with an unknown outcome: what lies there is evidence', () => {
    const state = stateAfter(
      attempt('web-1', 'passed'),
      attempt('web-1', 'unknown'),
      attempt('web-2', 'passed'),
    );
    expect(hostsSafeToClean(state)).toEqual(['web-2']);
  });

  it('of a group are judged host by host', () => {
    const state = stateAfter(attempt('web', 'unknown', [part('web-1', 'passed'), part('web-2', 'unknown')]));
    expect(hostsSafeToClean(state)).toEqual(['web-1']);
  });

  it('leave out a host of a group with an unknown step of its own', () => {
    const state = stateAfter(
      attempt('web', 'passed', [part('web-1', 'passed'), part('web-2', 'passed')]),
      attempt('web-2', 'unknown'),
    );
    expect(hostsSafeToClean(state)).toEqual(['web-1']);
  });

  it('include a host that only got artifacts, but not one where something is unknown', () => {
    const state = staged(stateAfter(attempt('web-1', 'unknown')), 'web-1', 'web-2');
    expect(hostsSafeToClean(state)).toEqual(['web-2']);
  });

  it('are none when nothing ran', () => {
    expect(hostsSafeToClean(emptyRunState)).toEqual([]);
  });
});
