import type { WorkItem } from '../../../shared/plan/work.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { fillPlaceholders, isSet } from '../../plan/values/fill-placeholders.ts';
import { type CommandSource, valuesOf } from './command-source.ts';

/** An item's command with every value filled in. Throws the names of those that are missing. */
export function fillValues(source: CommandSource, item: WorkItem): string {
  const command = mustHaveCommand(item);
  const values = valuesOf(source);
  const missing = item.placeholders.filter((name) => !isSet(name, values, source.sidecar));
  if (missing.length > 0)
    throw new EngineError(
      'NOT_NOW',
      `"${item.title}" needs a value for ${missing.join(', ')}. Nothing was started.`,
      'Enter it in the review, or add it under `values` in the sidecar.',
    );
  return fillPlaceholders(command, values);
}

/** Marks that turn the direction of text make a command read differently from what it does. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/;

function mustHaveCommand({ command, title }: WorkItem): string {
  if (command === undefined)
    throw new EngineError('BAD_INPUT', `"${title}" has no command; a person ticks it. Nothing was started.`);
  if (directionMarks.test(command))
    throw new EngineError(
      'BAD_INPUT',
      `"${title}" contains invisible direction marks; it may not do what it appears to. It was not run.`,
      'Remove them from the document.',
    );
  return command;
}
