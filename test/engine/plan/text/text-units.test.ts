import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../../src/engine/plan/markdown/blocks.ts';
import { readTextUnits } from '../../../../src/engine/plan/text/text-units.ts';

const unitsOf = (text: string) => readTextUnits(readBlocks(text));
const textsOf = (text: string) => unitsOf(text).map((unit) => unit.text);

describe('the units of a text', () => {
  it.each([
    ['two sentences', 'Stop it. Start it.', ['Stop it.', 'Start it.']],
    ['a question and a call', 'Is it up? Go on! Done…', ['Is it up?', 'Go on!', 'Done…']],
    ['a quote behind the mark', 'He said "stop." Then he left.', ['He said "stop."', 'Then he left.']],
    ['sentences without spaces', '停止服务。启动服务。', ['停止服务。', '启动服务。']],
    ['a number behind a full stop', 'Wait. 5 minutes later, look.', ['Wait.', '5 minutes later, look.']],
  ])('are %s', (_what, text, units) => {
    expect(textsOf(text)).toEqual(units);
  });

  it.each([
    ['an abbreviation', 'Use a tool, e.g. Docker, to stop it.'],
    ['a version', 'Deploy v1.2 of the shop.'],
    ['a mark within code', 'Run `echo hi. There` first.'],
    ['a small letter behind the mark', 'Look at example.com. it answers.'],
  ])('are not cut at %s', (_what, text) => {
    expect(textsOf(text)).toEqual([text]);
  });

  it('know their line, however the paragraph is broken', () => {
    expect(unitsOf('\nStop\nit. Start\nit. Look.').map(({ line, text }) => [line, text])).toEqual([
      [1, 'Stop\nit.'],
      [2, 'Start\nit.'],
      [3, 'Look.'],
    ]);
  });

  it('know what they stand in', () => {
    const text = '- [ ] Box\n- Bullet\n\n1. Number\n\nText.\n\n| A | B |\n|---|---|\n| x |  |\n| y | z |\n';
    expect(unitsOf(text).map(({ container, text: own }) => [container, own])).toEqual([
      ['box', 'Box'],
      ['bullet', 'Bullet'],
      ['number', 'Number'],
      ['paragraph', 'Text.'],
      ['row', 'x'],
      ['row', 'y · z'],
    ]);
    expect(unitsOf(text).at(-1)).toMatchObject({ columns: ['A', 'B'], siblings: 2 });
  });

  it('know what stands below and behind them', () => {
    const text =
      '- Outer\n  - Inner\n- Fenced\n  ```bash\n  make\n  ```\n\nOne. Two.\n\n```bash\nmake\n```\n';
    const [outer, inner, fenced, one, two] = unitsOf(text);
    expect(outer).toMatchObject({ holdsItems: true, holdsFence: false, siblings: 2 });
    expect(inner).toMatchObject({ holdsItems: false, siblings: 1 });
    expect(fenced).toMatchObject({ holdsFence: true, next: 'fence' });
    expect(one).toMatchObject({ sentence: 0, sentences: 2, next: 'paragraph' });
    expect(two).toMatchObject({ sentence: 1, next: 'fence' });
  });

  it('are none of headings, fences and nothing', () => {
    expect(textsOf('# Title\n\n```bash\nmake\n```\n')).toEqual([]);
    expect(textsOf('')).toEqual([]);
  });
});
