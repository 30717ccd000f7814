/**
 * Stable codes of what can go wrong in words a person can act on; the contract carries the same codes. `JOURNAL`: the run's
 * journal cannot be written, so nothing more may start and nothing more can be recorded. Errors are distinguished by code or
 * class, never by their text.
 */
export type EngineErrorCode = 'NOT_FOUND' | 'BAD_INPUT' | 'NOT_NOW' | 'UNREACHABLE' | 'FAILED' | 'JOURNAL';

/** An expected failure: `message` says what happened and what it means, `hint` what to do next. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;
  readonly hint: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(
    code: EngineErrorCode,
    message: string,
    hint?: string,
    at?: { readonly line: number; readonly column: number },
  ) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
    this.hint = hint;
    this.line = at?.line;
    this.column = at?.column;
  }
}
