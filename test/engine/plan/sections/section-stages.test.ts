import { describe, expect, it } from 'vitest';
import { Identities } from '../../../../src/engine/plan/context/identity.ts';
import type { Weights } from '../../../../src/engine/plan/learned/linear-model.ts';
import { readBlocks } from '../../../../src/engine/plan/markdown/blocks.ts';
import { readOutline } from '../../../../src/engine/plan/sections/outline.ts';
import { purposeOf, stageSections } from '../../../../src/engine/plan/sections/section-stages.ts';
import { type Stage, stages } from '../../../../src/shared/plan/sheet.ts';

/** What a feature adds to some stages, in the order of the model's classes. */
const speak = (weights: Partial<Record<Stage, number>>): readonly number[] =>
  stages.map((stage) => weights[stage] ?? 0);
const outline = (text: string) => readOutline(readBlocks(text), new Identities());
const staged = (text: string, weights: Weights, given?: ReadonlyMap<number, Stage>) => {
  const { title, sections } = outline(text);
  const options = { title, weights, ...(given === undefined ? {} : { given }) };
  return stageSections(sections, options).slice(1);
};
const stagesOf = (...args: Parameters<typeof staged>) => staged(...args).map(({ when }) => when);
const acting = '\n```bash\nsystemctl restart shop\n```\n';

describe('the stage of a section', () => {
  it('is the one its features speak for', () => {
    const weights = {
      'heading begins tidy': speak({ routine: 9 }),
      'heading begins look': speak({ after: 9 }),
    };
    expect(stagesOf('# Shop\n\n## Tidy\n\nx\n\n## Look\n\nx\n', weights)).toEqual(['routine', 'after']);
  });

  it('is offered on demand where that is likely, unless its heading names the stage', () => {
    const doubt = (heading: string): Weights => ({
      [`heading begins ${heading}`]: speak({ change: 4, demand: 3.9 }),
    });
    expect(stagesOf('# Shop\n\n## Sundries\n\nx\n', doubt('sundries'))).toEqual(['demand']);
    expect(stagesOf(`# Shop\n\n## Deployment\n${acting}`, doubt('deployment'))).toEqual(['change']);
  });

  it('is not before the release for what acts, unless that is beyond doubt', () => {
    const early = (before: number): Weights => ({
      'heading begins copy': speak({ before, change: 5, after: 4.5, demand: -9, back: -9, routine: -9 }),
    });
    const text = (body: string): string => `# Shop\n\n## Copy\n${body}\n`;
    expect(stagesOf(text(acting), early(5.5))).toEqual(['change']);
    expect(stagesOf(text(acting), early(12))).toEqual(['before']);
    expect(stagesOf(text('\n- [ ] Tested\n'), early(5.5))).toEqual(['before']);
  });

  it('is not the rollback for an emergency, nor for what stands below one', () => {
    const back = { 'kind rollback': speak({ back: 9 }), 'level 3': speak({ back: 9 }) };
    const text = `# Shop\n\n## Emergency procedures\n${acting}\n### Stuck worker\n${acting}\n### Rollback\n${acting}\n## Emergency rollback\n${acting}`;
    expect(stagesOf(text, back)).toEqual(['demand', 'demand', 'back', 'back']);
  });

  it.each<[string, string]>([
    ['T-24h: Checks', 'heading is before T'],
    ['Feature complete (T-minus 20 working days)', 'heading is before T'],
    ['T-0 — Launch', 'heading is T'],
    ['T+15: Look', 'heading is after T'],
    ['J+2 : bilan', 'heading is after T'],
    ['D-1', 'heading is before T'],
  ])('knows the time in “%s”', (heading, feature) => {
    const [first] = staged(`# Shop\n\n## ${heading}\n\nx\n`, {});
    expect(first?.features).toContain(feature);
  });

  it.each(['T2 instances', 'The D4 building', 'Step 3'])('sees no time in “%s”', (heading) => {
    const [first] = staged(`# Shop\n\n## ${heading}\n\nx\n`, {});
    expect(first?.features.filter((each) => / T$/.test(each))).toEqual([]);
  });

  it('goes on from the section above where its heading does and nothing speaks strongly against it', () => {
    const below = (change: number): Weights => ({
      'kind rollback': speak({ back: 3 }),
      'level 3': speak({ change }),
    });
    const text = `# Shop\n\n## Rollback\n${acting}\n### Roll back the database\n${acting}`;
    expect(stagesOf(text, below(3.5))).toEqual(['back', 'back']);
    expect(stagesOf(text, below(9))).toEqual(['back', 'change']);
  });

  it('knows what stands around it, and what is given', () => {
    const weights = {
      'stage after change': speak({ after: 9 }),
      'stage under routine': speak({ routine: 9 }),
      'behind a change': speak({ after: 1 }),
    };
    const text = '# Shop\n\n## One\n\nx\n\n## Two\n\nx\n\n### Below\n\nx\n';
    const given = new Map<number, Stage>([[1, 'change']]);
    expect(stagesOf(text, weights, given).slice(0, 2)).toEqual(['change', 'after']);
    expect(stagesOf(text, weights, new Map([[2, 'routine']])).at(-1)).toBe('routine');
  });

  it('names what it was decided by', () => {
    const [first] = staged('# Shop\n\n## Step 1: Restart (T+5)\n\nx\n', {});
    expect(first?.features).toEqual(
      expect.arrayContaining(['heading is numbered', 'heading is after T', 'level 2', 'before any change']),
    );
    expect(first?.features).not.toContain('heading is before T');
  });
});

describe('the purpose of a document', () => {
  it.each([
    ['# Rollback of the shop\n\n## Steps\n', 'rollback'],
    ['# Shop\n\n## Deployment\n\n- [ ] x\n', 'deploys'],
    ['# Shop\n\n## Colors\n\nBlue.\n', 'none'],
  ])('of %j is %s', (text, purpose) => {
    const { title, sections } = outline(text);
    expect(purposeOf(title, sections)).toBe(purpose);
  });
});
