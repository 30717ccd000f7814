import { ORPCError } from '@orpc/client';
import { errorText } from '../../shared/text/error-text.ts';

export interface Explained {
  /** What happened. */
  readonly message: string;
  /** What to do next, where the engine says so. */
  readonly hint: string | null;
  /** Where in the document or sidecar. */
  readonly place: string | null;
}

/** The message, hint and place of a call's error. */
export function explainError(error: unknown): Explained {
  if (!(error instanceof ORPCError)) {
    return { message: errorText(error), hint: null, place: null };
  }
  const data: unknown = error.data;
  const hint = field(data, 'hint');
  const line = field(data, 'line');
  const column = field(data, 'column');
  return {
    message: error.message,
    hint: typeof hint === 'string' ? hint : null,
    place:
      typeof line === 'number'
        ? `line ${line}${typeof column === 'number' ? `, column ${column}` : ''}`
        : null,
  };
}

function field(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
}
