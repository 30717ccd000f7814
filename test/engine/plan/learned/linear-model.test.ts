import { describe, expect, it } from 'vitest';
import { choose } from '../../../../src/engine/plan/learned/linear-model.ts';

describe('a choice between classes', () => {
  const model = {
    classes: ['left', 'right'] as const,
    weights: { 'a road': [1, 0], 'a wall': [0, 3] },
  };

  it('takes the class that the features speak for most', () => {
    const { best, sure, odds } = choose(model, ['a road', 'a wall']);
    expect(best).toBe('right');
    expect(sure).toBeCloseTo(1 / (1 + Math.exp(-2)));
    expect(odds[0]).toBeCloseTo(1 - sure);
  });

  it('counts a feature as often as it is seen, and none it does not know', () => {
    expect(choose(model, ['a road', 'a road', 'a road', 'a road', 'a wall', 'a tree']).best).toBe('left');
  });

  it('takes the first class, unsure, where nothing speaks', () => {
    expect(choose(model, [])).toEqual({ best: 'left', sure: 0.5, odds: [0.5, 0.5] });
  });

  it('stays finite for weights without bound', () => {
    const far = { classes: model.classes, weights: { 'a cliff': [0, 5000] } };
    expect(choose(far, ['a cliff'])).toEqual({ best: 'right', sure: 1, odds: [0, 1] });
  });
});
