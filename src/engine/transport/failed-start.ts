import { errorText } from '../../shared/text/error-text.ts';
import type { AttemptEnd } from './transport.ts';
import * as words from './transport-words.ts';

/** What shells say of a program that is not there, and of one that cannot be executed. */
const notFound = 127;
const notExecutable = 126;

/** The exit status of a program that could not be started; as shells give it. */
export function failedStartStatus(error: unknown): number {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? notFound : notExecutable;
}

/** How an attempt ended whose start threw: nothing of it ran, so its outcome is known. */
export function failedStart(error: unknown): AttemptEnd {
  // Node repeats what it was given, which may be a whole script.
  const why = errorText(error).replace(/\. Received [\s\S]*$|\.$/, '');
  return { exit: failedStartStatus(error), reason: words.failedToStart(why) };
}
