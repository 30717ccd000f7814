import { describe, expect, it } from 'vitest';
import {
  type ReleaseEntry,
  releaseEntries,
  searchEntries,
  standing,
  tookMs,
} from '../../src/renderer/screens/home/releases/release-entries.ts';
import type { RunSummary } from '../../src/shared/wire/contract.ts';

const run = (over: Partial<RunSummary> = {}): RunSummary => ({
  run: 'r1',
  kind: 'release',
  of: null,
  file: '/srv/app/DEPLOY.md',
  title: 'App',
  version: '1.2.0',
  actor: 'ann',
  environment: 'production',
  status: 'ended',
  outcome: 'passed',
  createdAt: '2026-01-01T10:00:00Z',
  startedAt: '2026-01-01T10:01:00Z',
  endedAt: '2026-01-01T10:03:00Z',
  settled: 3,
  total: 8,
  damage: null,
  ...over,
});
const rollback = (over: Partial<RunSummary> = {}): RunSummary =>
  run({ run: 'b1', kind: 'rollback', of: 'r1', version: '1.1.0', settled: 1, total: 4, ...over });
const entry = (release: RunSummary, of: RunSummary | null = null): ReleaseEntry => ({
  run: release,
  rollback: of,
});

describe('releases on the first screen', () => {
  it('have their last rollback with them', () => {
    const entries = releaseEntries([rollback({ run: 'b2' }), rollback(), run(), run({ run: 'r0' })]);
    expect(entries.map((each) => [each.run.run, each.rollback?.run])).toEqual([
      ['r1', 'b2'],
      ['r0', undefined],
    ]);
  });

  it('leave a rollback alone whose release is not here', () => {
    expect(releaseEntries([rollback({ of: 'elsewhere' })]).map((each) => each.run.run)).toEqual(['b1']);
  });

  it.each([
    ['passed', null, run()],
    ['failed', 'failed', run({ outcome: 'failed' })],
    ['canceled', null, run({ outcome: 'cancelled' })],
    ['outcome unknown', 'failed', run({ outcome: 'unknown' })],
    ['not started', 'open', run({ status: 'ready', outcome: null, settled: 0 })],
    ['3 of 8 done', 'open', run({ status: 'running', outcome: null })],
    ['paused, 3 of 8 done', 'open', run({ status: 'paused', outcome: null })],
    ['journal damaged at line 4', 'failed', run({ damage: { line: 4, reason: 'x' } })],
  ] as const)('say “%s” (filter %s)', (text, filter, release) => {
    expect(standing(entry(release))).toMatchObject({ text, filter });
  });

  it.each([
    ['rolled back to 1.1.0 in 2 min 00 s', 'rolled-back', rollback()],
    ['rolled back to 1.1.0', 'rolled-back', rollback({ startedAt: null })],
    ['rolling back, 1 of 4 done', 'open', rollback({ status: 'running', outcome: null })],
    ['rollback stopped, 1 of 4 done', 'open', rollback({ status: 'paused', outcome: null })],
    ['rollback failed', 'failed', rollback({ outcome: 'failed' })],
    ['journal damaged at line 2', 'failed', rollback({ damage: { line: 2, reason: 'x' } })],
  ] as const)('say what became of a rollback: “%s” (filter %s)', (text, filter, of) => {
    expect(standing(entry(run({ outcome: 'failed' }), of))).toMatchObject({ text, filter });
  });

  it('are found by every word, wherever it stands', () => {
    const entries = [entry(run()), entry(run({ run: 'r2', actor: 'bo', version: '2.0.0' }), rollback())];
    const found = (search: string) => searchEntries(entries, search).map((each) => each.run.run);
    expect(found('')).toEqual(['r1', 'r2']);
    expect(found('  app  BO ')).toEqual(['r2']);
    expect(found('rolled back')).toEqual(['r2']);
    expect(found('/srv/app 1.2')).toEqual(['r1']);
    expect(found('staging')).toEqual([]);
  });

  it('take from the first step to the end', () => {
    expect(tookMs(run())).toBe(120_000);
    expect(tookMs(run({ startedAt: null }))).toBeNull();
    expect(tookMs(run({ endedAt: null }))).toBeNull();
  });
});
