import type { WorkItem } from '../../../shared/plan/work.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { fillPlaceholders, isSet } from '../../plan/values/fill-placeholders.ts';
import * as words from '../run-words.ts';
import { type CommandSource, valuesOf } from './command-source.ts';

/** An item's command with every value filled in. Throws the names of those that are missing. */
export function fillValues(source: CommandSource, item: WorkItem): string {
  const command = mustHaveCommand(item);
  const values = valuesOf(source);
  const missing = item.placeholders.filter((name) => !isSet(name, values, source.sidecar));
  if (missing.length > 0)
    throw new EngineError('NOT_NOW', words.needsValues(item.title, missing), words.needsValuesHint);
  return fillPlaceholders(command, values);
}

/** Marks that turn the direction of text make a command read differently from what it does. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/;

function mustHaveCommand({ command, title }: WorkItem): string {
  if (command === undefined) throw new EngineError('BAD_INPUT', words.noCommand(title));
  if (directionMarks.test(command))
    throw new EngineError('BAD_INPUT', words.hiddenMarks(title), words.hiddenMarksHint);
  return command;
}
