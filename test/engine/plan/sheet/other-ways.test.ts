import { beforeAll, describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/index.ts';
import type { Plan } from '../../../../src/shared/plan/plan.ts';

let parse: (text: string) => Plan;

beforeAll(async () => {
  parse = await loadPlanParser();
});

const fence = (...lines: readonly string[]): string => `\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;

/** Commands of a deployment with the way each belongs to; null where it is run in order. */
const waysOf = (...parts: readonly string[]): readonly (readonly [string, string | null])[] =>
  (parse(`# Release\n\n## Deploy\n\n${parts.join('\n')}\n`).sheet ?? []).flatMap(({ command, guard }) =>
    command === undefined ? [] : [[command, guard?.kind === 'option' ? guard.label : null] as const],
  );

describe('what stands above and below “or”', () => {
  it.each(['or', 'Or:', '**oder**', 'ou', '或者', 'または', 'или'])(
    'is a way each, every command of a fence, with “%s” between',
    (word) => {
      expect(waysOf(fence('make a', 'make b'), word, fence('make c', '# and then', 'make d'))).toEqual([
        ['make a', 'make a'],
        ['make b', 'make a'],
        ['make c', 'make c'],
        ['make d', 'make c'],
      ]);
    },
  );

  it('is a way each, every line of a list, and no further', () => {
    const lists = ['1. `make one`', '2. `make two`', '', 'or', '', '- `make three`', '- `make four`', ''];
    expect(waysOf(...lists, 'Then:', fence('make all'))).toEqual([
      ['make one', 'make one'],
      ['make two', 'make one'],
      ['make three', 'make three'],
      ['make four', 'make three'],
      ['make all', null],
    ]);
  });

  it('is one line each, where the second line itself begins so', () => {
    expect(waysOf('- `make x`', '- `make y`', '- or `make z`')).toEqual([
      ['make x', null],
      ['make y', 'make y'],
      ['make z', 'or make z'],
    ]);
  });

  it('is three ways with two of them between', () => {
    const ways = waysOf(fence('make a'), 'or', fence('make b'), 'or', fence('make c'));
    expect(ways.map(([, way]) => way)).toEqual(['make a', 'make b', 'make c']);
  });

  it('is nothing of another section', () => {
    expect(waysOf(fence('make a'), '### Next', 'or', fence('make b'))[0]).toEqual(['make a', null]);
  });
});
