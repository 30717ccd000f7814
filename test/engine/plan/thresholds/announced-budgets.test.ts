import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../../src/engine/plan/markdown/blocks.ts';
import { readBounds, readRange } from '../../../../src/engine/plan/thresholds/bounds.ts';
import { readExact } from '../../../../src/engine/plan/thresholds/exact-values.ts';
import { readBudgets } from '../../../../src/engine/plan/thresholds/table-budgets.ts';
import type { Phase, PhaseKind } from '../../../../src/shared/plan/plan.ts';

function section(kind: PhaseKind, heading: string): Phase {
  return { id: 'p1', heading, path: [heading], kind, level: 2, parent: null, line: 1 };
}

const checks = section('preflight', 'Checks');

function budgets(text: string, phase: Phase = checks): readonly string[] {
  return readBudgets(phase, readBlocks(text)).map(({ op, value, unit }) => `${op} ${value}${unit}`);
}

describe('a value to be met exactly', () => {
  it.each([
    ['Linter: 0 warnings', 0],
    ['Zero critical defects', 0],
    ['Failed jobs should be 0', 0],
    ['100% of tests passing', 100],
    ['Errores: 0 errores', 0],
    ['Ошибок должно быть: 0', 0],
  ])('is read from “%s”', (text, value) => {
    expect(readExact(text)?.value).toBe(value);
  });

  it.each([
    'Zero risk of trouble',
    '10 errors in the log',
    'Shift 100% of traffic',
    '0 errors',
    'Feature flags are 0',
  ])('is not read from “%s”', (text) => {
    expect(readExact(text)).toBeNull();
  });
});

describe('several bounds of a line', () => {
  it('are all read', () => {
    expect(readBounds('rate ≥ 99%, time ≤ 10 min').map(({ op, value }) => `${op} ${value}`)).toEqual([
      '>= 99',
      '<= 10',
    ]);
    expect(budgets('- Expected: < 300 ms average, < 900 ms p95\n')).toEqual(['< 300ms', '< 900ms']);
    expect(budgets('- [ ] Incidents\n  - Expected: P0=0, P1<3\n', section('reference', 'Summary'))).toEqual([
      '= 0',
      '< 3',
    ]);
  });

  it('are no range: that ends where it is reached first', () => {
    expect(readRange('95-99%', true)).toMatchObject({ op: '<', value: 99, unit: '%' });
    expect(readRange('10–15 min', false)).toMatchObject({ op: '>=', value: 10, unit: 'min' });
    expect(readRange('2024-05-01', false)).toBeNull();
  });
});

describe('a label or a heading for goals', () => {
  it('lets a number without a unit count', () => {
    expect(budgets('**Success criteria**:\n- Sign-ups > 10 in the first week\n')).toEqual(['> 10']);
    expect(budgets('- Node > 10\n')).toEqual([]);
  });

  it('opens a section of reference', () => {
    const text = '- Manual work saved: 80% or more\n- Time to fix: 30 min max\n';
    expect(budgets(text, section('reference', 'Goals of operation'))).toEqual(['>= 80%', '<= 30min']);
    expect(budgets(text, section('reference', 'Background'))).toEqual([]);
  });

  it('is not needed for a line under a label of its own', () => {
    expect(budgets('**Quality score**: ___ / 100 (minimum 85 required)\n')).toEqual(['>= 85']);
    expect(budgets('The quality score has a minimum of 85 points.\n')).toEqual([]);
  });

  it('may say itself how long something may take', () => {
    expect(budgets('Text.\n', section('reference', 'Level 2: outages (within 2 hours)'))).toEqual(['<= 2h']);
    expect(budgets('Text.\n', section('reference', 'Level 2: outages (0-2 hours)'))).toEqual([]);
  });
});

describe('a budget', () => {
  it.each([
    ['the side that is not wanted', '- Error rate > 5%\n'],
    ['a share that is too low', '- Login success < 95%\n'],
    ['a case that something is done in', '- If the import takes more than 2 minutes, pause the jobs\n'],
    ['cases told apart', '- **Small shops** (< 50 MB): one core\n'],
  ])('is not %s', (_what, text) => {
    expect(budgets(text)).toEqual([]);
  });

  it('is memory that is needed, and not memory that is used up', () => {
    expect(budgets('- Memory ≥ 4 GB\n')).toEqual(['>= 4GB']);
    expect(budgets('- Memory > 90%\n')).toEqual([]);
  });
});

describe('a table of goals', () => {
  const table = (header: string, ...rows: readonly string[]) =>
    `| ${header} |\n|${'-|'.repeat(header.split('|').length)}\n${rows.map((row) => `| ${row} |\n`).join('')}`;
  const figures = section('reference', 'Figures');

  it('has exact values, and values from which more is better', () => {
    const text = table(
      'Figure | Target | Actual',
      'Uptime | 99.9% | 99.95%',
      'Backups | 100% | 100%',
      'Thefts | 0 | 0',
      'Users at once | 20+ | ___',
      'Errors | < 1% | > 2%',
    );
    expect(budgets(text, figures)).toEqual(['>= 99.9%', '= 100%', '= 0', '>= 20', '< 1%']);
  });

  it('has the least that is needed, and not what is recommended', () => {
    expect(
      budgets(
        table('Part | Minimum | Recommended', 'Memory | 2 GB | 4 GB', 'System | any 22 | any 24'),
        figures,
      ),
    ).toEqual(['>= 2GB']);
  });

  it('has how soon somebody reacts, where it says who', () => {
    expect(
      budgets(
        table('Case | Contact | Response time', 'Outage | Ann | 5 minutes'),
        section('contacts', 'Escalation'),
      ),
    ).toEqual(['<= 5min']);
    expect(
      budgets(table('Severity | Meaning | Response time', 'High | outage | 5 minutes'), figures),
    ).toEqual([]);
  });

  it('has a value of each column, and once what a name says again', () => {
    const phases = table('Figure | First phase | Second phase', 'Success | ≥ 95% | ≥ 95%');
    expect(budgets(phases)).toEqual(['>= 95%', '>= 95%']);
    expect(budgets(table('Check | Target', '**Latency < 100 ms** | < 100 ms'))).toEqual(['< 100ms']);
  });
});
