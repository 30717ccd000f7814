import { beforeAll, describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/index.ts';
import type { Plan } from '../../../../src/shared/plan/plan.ts';

let parse: (text: string) => Plan;

beforeAll(async () => {
  parse = await loadPlanParser();
});

/** What a person is asked to do before a release, by the words of each line. */
const askedIn = (...lines: readonly string[]): readonly (string | undefined)[] =>
  (parse(`# Release\n\n## Before the release\n\n${lines.join('\n')}\n`).sheet ?? []).map(({ text }) => text);
const table = (head: string, ...rows: readonly string[]): readonly string[] => [
  head,
  head.replace(/[^|]+/g, '---'),
  ...rows,
];

describe('a line with a drawn box, or results to choose from', () => {
  it('is one thing to do, a bound or not', () => {
    expect(
      askedIn(
        ...table(
          '| Criterion | Target | Measured | Result |',
          '| Page load time | < 3 s | ___ | ☐ Pass |',
          '| Harbor lights on | | | ☐ |',
          '| **Coverage ≥ 85%** | | | PASS/FAIL |',
        ),
        '',
        '- ☐ Stability > 99.9%',
        '- ⬜ Nobody complains',
      ),
    ).toEqual([
      'Page load time · < 3 s · ___ · ☐ Pass',
      'Harbor lights on · ☐',
      'Coverage ≥ 85% · PASS/FAIL',
      '☐ Stability > 99.9%',
      '⬜ Nobody complains',
    ]);
  });

  it('is read as a bound all the same', () => {
    const { budgets } = parse('# Release\n\n## Acceptance\n\n- ☐ Stability > 99.9%\n');
    expect(budgets.map(({ op, value, unit }) => [op, value, unit])).toEqual([['>', 99.9, '%']]);
  });

  it('is none where it is an entry of the contents', () => {
    expect(
      askedIn(
        ...table(
          '| Part | Link | Done |',
          '| 1 | [Database](#1-database) | ☐ |',
          '| 2 | [Mail](#2-mail) | ☐ |',
        ),
      ),
    ).toEqual([]);
  });

  it('is an approval where somebody signs it', () => {
    const text = [
      '# Release',
      '',
      '## Sign-off',
      '',
      ...table('| Role | Name | Approved |', '| QA lead | | ☐ |', '| Product owner | | ☐ |'),
      '',
    ].join('\n');
    const { sheet, signoffs } = parse(text);
    expect(signoffs.map(({ role }) => role)).toEqual(['QA lead', 'Product owner']);
    expect(sheet).toEqual([]);
  });
});
