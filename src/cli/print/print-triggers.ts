import type { Engine, RunSession } from '../../engine/index.ts';
import { watchedTriggers } from '../../engine/index.ts';
import { type TriggerWatch, triggersIn, triggerWords } from '../../shared/wire/trigger-words.ts';
import * as words from '../words/proposal-words.ts';
import { printLine } from './print-line.ts';
import { printable, style } from './style-text.ts';

/**
 * Says on stderr which rollback triggers of a release are watched and which cannot be, and why: now, and whenever that shows
 * itself to be otherwise. Says nothing where the sidecar wants nothing of them. Gives how to stop.
 */
export function printTriggers(engine: Engine, { plan, sidecar }: RunSession): () => void {
  const mode = sidecar.rollback?.on ?? 'off';
  const known = watchedTriggers(plan, sidecar);
  if (known.length === 0) return () => undefined;
  let last = print(mode, known, null);
  return engine.listen((message) => {
    if (message.type === 'alerts') last = print(mode, triggersIn(message.alerts), last);
  });
}

/** Gives what was said; says nothing where that is what was said last. */
function print(mode: string, triggers: readonly TriggerWatch[], last: string | null): string {
  const blind = triggers.flatMap(({ text, reason }) =>
    reason === null ? [] : [words.unwatched(text, reason)],
  );
  const line = words.watched(mode, triggerWords(triggers) ?? '', blind.length > 0);
  const said = [line, ...blind].join('\n');
  if (said === last) return said;
  printLine(blind.length === 0 ? style.dim(line) : style.yellow(line), process.stderr);
  for (const each of blind) printLine(style.yellow(`  ! ${printable(each)}`), process.stderr);
  return said;
}
