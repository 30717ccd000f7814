import type { DrivenRun } from '../../../engine/index.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { ask, canAsk } from '../../ask/ask.ts';
import { type ExitCode, exitCode } from '../../print/exit-codes.ts';
import { printable, style } from '../../print/style-text.ts';
import * as words from '../../words/walk-words.ts';
import type { RunOptions } from './run-options.ts';

/** Asks whether the steps may run that change something before the release; an exit code when the walk must stop there. */
export async function confirmPreparation(
  handle: DrivenRun,
  items: readonly WorkItem[],
  options: RunOptions,
): Promise<ExitCode | null> {
  const { placement } = handle.session;
  const lines = items.map(
    ({ id, title, command }) =>
      `    ${printable(command?.split('\n')[0] ?? title)}  ${style.dim(`@ ${placement[id] ?? '?'}`)}`,
  );
  process.stderr.write(`${style.yellow(words.preparation(items.length))}\n${lines.join('\n')}\n`);
  if (options.yes !== true && !canAsk()) {
    process.stderr.write(`${words.needsPreparation}\n`);
    return exitCode.needsPerson;
  }
  if (options.yes !== true && (await ask(words.confirmPreparation)) !== 'yes') return exitCode.needsPerson;
  await handle.driver.confirmPreparation();
  return null;
}
