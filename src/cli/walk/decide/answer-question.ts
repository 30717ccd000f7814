import type { DrivenRun } from '../../../engine/index.ts';
import type { Question } from '../../../shared/run/choices.ts';
import { ask, canAsk } from '../../ask/ask.ts';
import { type ExitCode, exitCode } from '../../print/exit-codes.ts';
import { printable, style } from '../../print/style-text.ts';
import * as words from '../../words/walk-words.ts';

/** Asks the person at the terminal what the document leaves open; an exit code when the walk must stop there. */
export async function answerQuestion(handle: DrivenRun, question: Question): Promise<ExitCode | null> {
  const lines = question.items.map(
    ({ title, command }) => `    ${printable(command?.split('\n')[0] ?? title)}`,
  );
  process.stderr.write(
    `${style.yellow(words.open(question.kind))} ${printable(question.question)}\n${lines.slice(0, 8).join('\n')}\n`,
  );
  if (!canAsk()) {
    process.stderr.write(`${words.needsAnswer(question)}\n`);
    return exitCode.needsPerson;
  }
  for (const [index, answer] of question.answers.entries())
    process.stderr.write(`  ${index + 1}  ${printable(answer)}\n`);
  for (;;) {
    const said = await ask(words.prompt(question.answers.length));
    if (said === 'q') return exitCode.needsPerson;
    const answer = question.answers[Number(said) - 1] ?? question.answers.find((each) => each === said);
    if (answer === undefined) continue;
    await handle.driver.choose(question.question, answer);
    return null;
  }
}
