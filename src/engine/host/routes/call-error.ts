import { ORPCError } from '@orpc/server';
import { errorText } from '../../../shared/text/error-text.ts';
import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../words/host-words.ts';

const status = {
  NOT_FOUND: 404,
  BAD_INPUT: 400,
  NOT_NOW: 409,
  UNREACHABLE: 502,
  FAILED: 500,
  JOURNAL: 507,
} as const;

/** An error as a console gets it: an expected one with its code and hint, any other with what it said. */
export function toCallError(
  error: unknown,
): ORPCError<string, { hint?: string; line?: number; column?: number }> {
  if (error instanceof EngineError) {
    return new ORPCError(error.code, {
      status: status[error.code],
      message: error.message,
      data: {
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        ...(error.line === undefined ? {} : { line: error.line }),
        ...(error.column === undefined ? {} : { column: error.column }),
      },
    });
  }
  const message = errorText(error);
  return new ORPCError('FAILED', {
    status: 500,
    message: words.unexpected(message),
    data: { hint: words.unexpectedHint },
  });
}
