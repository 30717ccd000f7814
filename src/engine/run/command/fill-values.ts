import type { WorkItem } from '../../../shared/plan/work.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { fillPlaceholders, isSecretText, isSet } from '../../plan/values/fill-placeholders.ts';
import * as words from '../run-words.ts';
import { type CommandSource, valuesOf } from './command-source.ts';

/** An item's command with every value filled in. Throws the names of those that are missing. */
export function fillValues(source: CommandSource, item: WorkItem): string {
  const command = mustHaveCommand(item);
  const values = valuesOf(source);
  const secret = item.placeholders.filter((name) => isSecretText(name, source.sidecar));
  // A heredoc may be read literally: a variable in it is no secret any more, but a mistake.
  const unfit = command.includes('<<') ? secret : [];
  const missing = item.placeholders.filter(
    (name) => !isSet(name, values, source.sidecar) || (unfit.includes(name) && (values[name] ?? '') === ''),
  );
  if (missing.length > 0)
    throw new EngineError('NOT_NOW', words.needsValues(item.title, missing), words.needsValuesHint);
  return fillPlaceholders(command, values, unfit.length > 0 ? [] : secret);
}

/** Marks that turn the direction of text make a command read differently from what it does. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/;

function mustHaveCommand({ command, title }: WorkItem): string {
  if (command === undefined) throw new EngineError('BAD_INPUT', words.noCommand(title));
  if (directionMarks.test(command))
    throw new EngineError('BAD_INPUT', words.hiddenMarks(title), words.hiddenMarksHint);
  return command;
}
