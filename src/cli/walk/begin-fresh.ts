import { type Engine, earlierTicks, readChecklist } from '../../engine/index.ts';
import { ask, canAsk } from '../ask/ask.ts';
import * as words from '../words/clear-words.ts';
import { clear } from './clear-checklist.ts';
import type { RunOptions } from './decide/run-options.ts';

/**
 * Offers to empty the boxes that earlier runs of a checklist left ticked. Nobody who cannot be asked has them emptied: the file is
 * the team's, and the run starts with nothing done either way.
 */
export async function beginFresh(engine: Engine, path: string, options: RunOptions): Promise<void> {
  const { file, plan } = await readChecklist(path);
  const { boxes } = await earlierTicks(engine.store, file, plan);
  if (boxes.length === 0) return;
  if (options.yes === true || !canAsk()) {
    process.stderr.write(`${words.left(boxes.length)}\n`);
    return;
  }
  if (!/^y(?:es)?$/i.test(await ask(words.askFresh(boxes.length)))) return;
  process.stderr.write(`${words.cleared(await clear(file, plan, boxes))}\n`);
}
