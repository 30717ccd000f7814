import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { loadShellParser } from '../../../../src/engine/plan/shell/shell-parser.ts';
import { workOf } from '../../../../src/shared/plan/work.ts';
import { emptyModels } from '../../../support/empty-models.ts';

const shell = await loadShellParser();
const text = [
  '# Deploy the harbor',
  '## Deployment',
  '```bash',
  'make deploy',
  '```',
  '## Handy things',
  '### Numbers',
  '```bash',
  'make numbers',
  '```',
].join('\n\n');

/** A reading that takes a section for change, and is this sure (in log odds) that its heading is none of the release's. */
const read = (aside: number) =>
  parsePlan(text, shell, {
    corrections: null,
    trace: null,
    models: {
      ...emptyModels,
      stage: {
        'level 2': [0, 4, 0, 0, 0, 0],
        'level 3': [0, 4, 0, 0, 0, 4 + aside],
        'heading begins handy': [0, 0, 0, 0, 0, 4 + aside],
      },
    },
  });

describe('a section that may not be part of the release', () => {
  it('is asked about once, by its outermost heading', () => {
    const plan = read(-1);
    const doubt = { kind: 'if', text: 'if “Handy things” is part of this release', doubt: true };
    expect(plan.sheet?.map(({ command, guard, runs }) => [command, guard, runs])).toEqual([
      ['make deploy', undefined, 'in-order'],
      ['make numbers', doubt, 'asked'],
    ]);
    expect(workOf(plan).at(-1)?.question).toBe(doubt.text);
  });

  it('is not asked about where there is no such doubt', () => {
    expect(read(-9).sheet?.map(({ guard }) => guard)).toEqual([undefined, undefined]);
  });

  it('is left to demand where that is likely, and not asked about', () => {
    expect(read(3).sheet?.map(({ when, guard }) => [when, guard])).toEqual([
      ['change', undefined],
      ['demand', undefined],
    ]);
  });
});
