import { expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import headings from '../../../fixtures/heading-kinds.json' with { type: 'json' };

const parse = await loadPlanParser();

// The same headings keep the weights in their place when they are fitted anew (scripts/fit).
it.each(headings)('$why', ({ text, kinds }) => {
  const found = Object.fromEntries(parse(text).phases.map(({ heading, kind }) => [heading, kind]));
  expect(found).toMatchObject(kinds);
});
