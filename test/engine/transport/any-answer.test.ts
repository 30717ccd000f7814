import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerKind, anyAnswer, goodAnswers } from '../../support/any-answer.ts';
import { takeAnswer } from '../../support/take-answer.ts';

describe('answers of servers', () => {
  it.each(Object.keys(goodAnswers) as AnswerKind[])('are read as scripts give them: %s', async (kind) => {
    await expect(takeAnswer(kind, Buffer.from(goodAnswers[kind]))).resolves.toBeUndefined();
  });

  it('that are malformed crash nothing, and give nothing that a journal could not hold', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswer, async ({ kind, bytes }) => {
        await takeAnswer(kind, bytes);
      }),
      { numRuns: 1_500, seed: 17 },
    );
  }, 120_000);
});
