import { expect, test } from 'vitest';
import { addNumbers } from '../../src/shared/lib/add-numbers.ts';

test('records of numbers are added field by field', () => {
  const a = { steps: 1, boxes: 2 };
  expect(addNumbers(a, { steps: 3, boxes: 0 })).toEqual({ steps: 4, boxes: 2 });
  expect(a).toEqual({ steps: 1, boxes: 2 });
});
