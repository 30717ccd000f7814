import type { Plan } from '../../../shared/plan/plan.ts';
import { workOf } from '../../../shared/plan/work.ts';
import { questionsOf, settledBy } from '../../../shared/run/choices.ts';
import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../run-words.ts';
import type { RunDriver } from './run-driver.ts';

type Choices = Readonly<Record<string, string>>;

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Throws BAD_INPUT where the sidecar answers what the document does not ask, or gives an answer that there is none of. */
export function mustBeAnswerable(plan: Plan, choices: Choices): void {
  const questions = questionsOf(workOf(plan));
  for (const [key, answer] of Object.entries(choices)) {
    const asked = questions.find(({ question }) => same(question, key));
    if (asked === undefined)
      throw new EngineError(
        'BAD_INPUT',
        words.unknownChoice(key),
        words.openChoices(questions.map(({ question }) => question)),
      );
    if (settledBy(asked, answer) === null)
      throw new EngineError(
        'BAD_INPUT',
        words.unknownAnswer(key, answer),
        words.possibleAnswers(asked.answers),
      );
  }
}

/** Records the sidecar's answers in a new run. */
export async function applyChoices(driver: RunDriver, choices: Choices): Promise<void> {
  const questions = questionsOf(driver.session.work);
  for (const [key, answer] of Object.entries(choices)) {
    const asked = questions.find(({ question }) => same(question, key));
    const chosen = asked?.answers.find((each) => same(each, answer));
    if (asked !== undefined && chosen !== undefined)
      await driver.choose(asked.question, chosen, words.theSidecar);
  }
}
