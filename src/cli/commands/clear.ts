import { type Engine, EngineError, earlierTicks, readChecklist } from '../../engine/index.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { clear } from '../walk/clear-checklist.ts';
import * as words from '../words/clear-words.ts';

/** `slipway clear FILE [--all]`: empties the boxes that earlier runs ticked, or every box. */
export async function clearFile(
  engine: Engine,
  path: string,
  options: { readonly all?: boolean },
): Promise<ExitCode> {
  const { file, plan } = await readChecklist(path);
  const { boxes, open, others } = await earlierTicks(engine.store, file, plan);
  const [running] = open;
  if (options.all === true) {
    if (running !== undefined)
      throw new EngineError('NOT_NOW', words.openRun(running.run), words.openRunHint(running.run));
    return say(await clear(file, plan, tickedIn(plan)), words.nothingTicked);
  }
  for (const { run, boxes: own } of open) process.stderr.write(`${words.ofOpenRun(own, run)}\n`);
  if (others > 0) process.stderr.write(`${words.others(others)}\n`);
  const none = tickedIn(plan).length === 0 ? words.nothingTicked : words.noneOfRuns;
  return say(await clear(file, plan, boxes), none);
}

function tickedIn(plan: Plan): readonly number[] {
  return plan.items.filter(({ checked }) => checked).map(({ box }) => box);
}

function say(cleared: number, none: string): ExitCode {
  process.stdout.write(`${cleared === 0 ? none : words.cleared(cleared)}\n`);
  return exitCode.done;
}
