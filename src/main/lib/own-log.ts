import { join } from 'node:path';
import { attempt } from '../../shared/lib/attempt.ts';
import { LogFile } from './log-file.ts';

/** Where the application's own process and its engine say what happens to them. */
export interface Log {
  /** Its file; null where there is no place for one. */
  readonly file: string | null;
  note(text: string): void;
  write(text: string): void;
}

/** The log of a state folder. What is written to it is printed as well, for whoever started Slipway in a terminal. */
export function ownLog(state: string | null): Log {
  // A terminal that was closed takes nothing any more, and a desktop may have none; that must not end the application.
  attempt(() => {
    if (process.stderr.listenerCount('error') === 0) process.stderr.on('error', () => undefined);
  }, undefined);
  const kept = state === null ? null : new LogFile(join(state, 'desktop.log'));
  return {
    file: kept?.file ?? null,
    note: (text) => kept?.note(text),
    write: (text) => {
      attempt(() => process.stderr.write(text), false);
      kept?.write(text);
    },
  };
}
