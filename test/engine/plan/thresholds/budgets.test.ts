import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../../src/engine/plan/markdown/blocks.ts';
import { forceBudget, mayHoldBudgets } from '../../../../src/engine/plan/thresholds/budgets.ts';
import { readBudgets } from '../../../../src/engine/plan/thresholds/table-budgets.ts';
import {
  ignoreCandidate,
  type ThresholdCandidate,
} from '../../../../src/engine/plan/thresholds/threshold-candidates.ts';
import type { Phase, PhaseKind } from '../../../../src/shared/plan/plan.ts';

function section(kind: PhaseKind, heading = 'Checks'): Phase {
  return { id: 'p1', heading, path: [heading], kind, level: 2, parent: null, line: 1 };
}

function budgets(text: string, phase: Phase | null = section('preflight')): readonly string[] {
  return readBudgets(phase, readBlocks(text)).map(
    ({ metric, op, value, unit }) => `${metric} ${op} ${value}${unit}`,
  );
}

describe('a budget', () => {
  it.each([
    ['a list item', '- Page load: < 3 seconds\n', ['page load < 3s']],
    ['a task', '- [ ] Bundle size < 500 KB\n', ['bundle size < 500KB']],
    ['a goal in a paragraph', 'Goal: error rate < 1%\n', ['goal < 1%']],
    ['a target in German', 'Ziel: Antwort unter 2 Sekunden\n', ['ziel < 2s']],
    ['a time of recovery', 'RTO: 4 hours\n', ['RTO <= 4h']],
    ['a share of time', '- Goal: 99.9% uptime\n', ['goal >= 99.9%']],
    [
      'a list in a fence',
      '```\nResponse: < 200ms\nMemory: < 512MB\n```\n',
      ['response < 200ms', 'memory < 512MB'],
    ],
    ['a score without a unit', '- Lighthouse score > 90\n', ['lighthouse score > 90']],
    ['a coverage', '- Unit tests: coverage > 80%\n', ['unit test coverage > 80%']],
    [
      'several bounds in one line',
      '- Memory limits (< 1GB app, < 512MB worker)\n',
      ['memory limits < 1GB', 'memory limits < 512MB'],
    ],
  ])('is read from %s', (_what, text, said) => {
    expect(budgets(text)).toEqual(said);
  });

  it.each([
    ['a version', '- Node >= 18\n'],
    ['a version in a table', '| Tool | Version |\n|---|---|\n| Node | >= 18 |\n'],
    ['a refusal that is tested', '- Uploads > 10 MB should be rejected\n'],
    ['a condition of a rollback', '- Roll back if latency > 2 s\n'],
    ['more than nothing', '- Disk usage > 0 %\n'],
    ['a sentence that is no goal', 'The page loads in < 3 seconds.\n'],
    ['a fence of shell', '```bash\n# limit: < 3 s\nsleep 2\n```\n'],
    ['a line of half a page', `- ${'word '.repeat(90)} < 3 s\n`],
  ])('is not read from %s', (_what, text) => {
    expect(budgets(text)).toEqual([]);
  });

  it('is read from the cell of a table that holds one, named by the first words of the row', () => {
    const table =
      '| # | Metric | Budget |\n|---|---|---|\n| 1 | First paint | < 1.5 s |\n| 2 | Owner | team |\n';
    expect(budgets(table)).toEqual(['first paint < 1.5s']);
  });

  it('is read from a column of recovery times without a mark for it', () => {
    const table = '| Service | RTO |\n|---|---|\n| API | 1 hour |\n| Batch | none |\n';
    expect(budgets(table)).toEqual(['API <= 1h']);
  });

  it('has its statistic beside it', () => {
    expect(readBudgets(section('preflight'), readBlocks('- p95 latency < 300 ms\n'))[0]).toMatchObject({
      stat: 'p95',
      op: '<',
      value: 300,
      unit: 'ms',
      line: 1,
    });
  });
});

describe('a section', () => {
  it.each(['preflight', 'deploy', 'verify', 'monitor'] as const)('of kind %s may hold budgets', (kind) => {
    expect(mayHoldBudgets(section(kind))).toBe(true);
  });

  it.each(['rollback', 'reference', 'contacts', 'record'] as const)('of kind %s holds none', (kind) => {
    expect(mayHoldBudgets(section(kind))).toBe(false);
    expect(budgets('- Page load < 3 seconds\n', section(kind))).toEqual([]);
  });

  it('of alerts holds rules, not budgets', () => {
    expect(mayHoldBudgets(section('monitor', 'Alerts'))).toBe(false);
  });

  it('is not needed for a goal above the first heading', () => {
    expect(budgets('Target: latency < 100 ms\n', null)).toEqual(['target < 100ms']);
  });
});

describe('a sentence that a person calls a budget', () => {
  it('is one by its bound, whatever the rules say', () => {
    expect(forceBudget('Uploads > 10 MB should be rejected', 3)).toMatchObject({
      op: '>',
      value: 10,
      unit: 'MB',
      line: 3,
    });
  });

  it('is none without a bound', () => {
    expect(forceBudget('Everything is fast', 3)).toBeNull();
  });
});

describe('the trace of budgets', () => {
  it('hears of what was taken and what was not', () => {
    const heard: ThresholdCandidate[] = [];
    readBudgets(
      section('preflight'),
      readBlocks('- Load < 3 s\n- Node >= 18 %\n- Node >= 18\n'),
      (claim) => void heard.push(claim),
    );
    expect(heard.map(({ text, decision }) => [text, decision])).toEqual([
      ['Load < 3 s', 'budget'],
      ['Node >= 18 %', 'budget'],
    ]);
  });

  it('is ignored where nobody asks for it', () => {
    expect(ignoreCandidate({ text: 'x', line: 1, decision: 'text', reason: 'y' })).toBeUndefined();
  });
});
