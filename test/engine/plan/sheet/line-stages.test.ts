import { describe, expect, it } from 'vitest';
import type { Weights } from '../../../../src/engine/plan/learned/linear-model.ts';
import type { DraftLine } from '../../../../src/engine/plan/sheet/draft-line.ts';
import { lineStageFeatures, stageLines } from '../../../../src/engine/plan/sheet/line-stages.ts';
import type { Phase } from '../../../../src/shared/plan/plan.ts';
import { type Stage, stages } from '../../../../src/shared/plan/sheet.ts';

const speak = (stage: Stage, weight = 9): readonly number[] =>
  stages.map((each) => (each === stage ? weight : 0));
let count = 0;
const line = (more: Partial<DraftLine> = {}): DraftLine => {
  count += 1;
  return {
    id: `l${count}`,
    line: count,
    do: 'manual',
    text: 'Look at it',
    where: 'unclear',
    source: `l${count}`,
    phase: 'p',
    section: 'change',
    sure: 1,
    ...more,
  };
};
const command = (more: Partial<DraftLine> = {}): DraftLine =>
  line({ do: 'command', command: 'make', nature: 'effect', where: 'local', ...more });
const phases = new Map<string, Phase>([
  ['p', { id: 'p', heading: 'P', path: ['P'], kind: 'deploy', level: 2, parent: null, line: 1 }],
]);
const stagesOf = (lines: readonly DraftLine[], weights: Weights) => stageLines(lines, phases, weights);

describe('the stage of a line', () => {
  it('is its section’s where nothing speaks strongly for another', () => {
    const weak = { 'kind deploy, manual': speak('after', 1) };
    expect(stagesOf([line(), command()], weak)).toEqual(['change', 'change']);
  });

  it('is another where that is sure', () => {
    expect(stagesOf([line(), command()], { 'kind deploy, manual': speak('after') })).toEqual([
      'after',
      'change',
    ]);
  });

  it('is never in front of a command that stands above it', () => {
    const early = { 'kind deploy, manual': speak('before') };
    expect(stagesOf([line(), command(), line()], early)).toEqual(['before', 'change', 'change']);
  });

  it('of a command is its section’s or a later one', () => {
    expect(stagesOf([command()], { 'kind deploy, effect': speak('before') })).toEqual(['change']);
    expect(stagesOf([command()], { 'kind deploy, effect': speak('after') })).toEqual(['after']);
  });

  it('of an effect is not before the release where the section is in doubt', () => {
    const lines = (sure: number) => [
      command({ section: 'before', sure }),
      command({ section: 'before', sure, nature: 'check' }),
      command({ section: 'before', sure, nature: 'interactive' }),
    ];
    expect(stagesOf(lines(0.6), {})).toEqual(['change', 'before', 'change']);
    expect(stagesOf(lines(0.9), {})).toEqual(['before', 'before', 'before']);
  });

  it('knows where a line stands among the effects of its own section only', () => {
    const lines = [line(), command(), line(), command(), line(), line({ phase: 'q' })];
    const stands = lineStageFeatures(lines, phases).map((features) =>
      features.find((name) => /^section change, (?:before|among|behind|no )/.test(name)),
    );
    expect(stands).toEqual([
      'section change, before the effects',
      'section change, among the effects',
      'section change, among the effects',
      'section change, among the effects',
      'section change, behind the effects',
      'section change, no effect here',
    ]);
  });

  it('is weighed by guards, boxes and code', () => {
    const lines = [
      line({ guard: { kind: 'if', text: 'If it fails' }, box: true }),
      line({ code: 'SELECT 1' }),
    ];
    const [guarded, coded] = lineStageFeatures(lines, new Map());
    expect(guarded).toEqual(expect.arrayContaining(['guarded by if', 'box in change', 'kind none, manual']));
    expect(coded).toEqual(expect.arrayContaining(['no box in change', 'kind none, code']));
  });
});
