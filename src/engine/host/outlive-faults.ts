import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from '../../shared/lib/attempt.ts';
import { errorText } from '../../shared/text/error-text.ts';
import type { Engine } from '../composition/engine.ts';
import { ignore } from '../lib/ignore.ts';
import { makePrivateFolder } from '../lib/private-folder.ts';
import * as words from './words/host-words.ts';

export interface OutlivingFaults {
  /** Says it where a person looks who has no window: the terminal, or the program's log. May fail. */
  say(text: string): void;
  /** What ends the process once nothing runs in it any more; left out where it stays up, as a console does. */
  end?(): void;
}

/** A log of faults is put aside at this size; one older one is kept. */
const mostLogBytes = 1024 * 1024;
/** How often a command that met a fault looks whether something still runs, in ms. */
const lookMs = 500;

/**
 * The last resort against an error that nothing was prepared for: it is logged and shown, and ends nothing that runs. The steps of
 * this machine are children of this process and would end with it; their outcome would be unknown. Gives what takes it away.
 */
export function outliveFaults(engine: Engine, { say, end }: OutlivingFaults): () => void {
  let looking: NodeJS.Timeout | undefined;
  const onFault = (error: unknown): void => {
    const message = words.fault(errorText(error));
    const hint = words.faultHint(keepFault(engine.state, error));
    attempt(() => say(`${message} ${hint}`), undefined);
    attempt(() => engine.tell({ type: 'fault', message, hint }), undefined);
    // What this command waits for may never come now: it ends once it would interrupt nothing.
    if (end !== undefined)
      looking ??= setInterval(() => ignore(endWhenIdle(engine, end), 'it is asked again'), lookMs);
  };
  // Without a listener of their own, rejections that nobody handles arrive here too.
  process.on('uncaughtException', onFault);
  return () => {
    clearInterval(looking);
    process.off('uncaughtException', onFault);
  };
}

async function endWhenIdle(engine: Engine, end: () => void): Promise<void> {
  if (!(await engine.isBusy())) end();
}

/** Writes a fault with its stack into the state folder; the file, or null where it cannot be written. */
function keepFault(state: string, error: unknown): string | null {
  const file = join(state, 'faults.log');
  const stack = error instanceof Error ? (error.stack ?? error.message) : errorText(error);
  return attempt(() => {
    makePrivateFolder(state);
    if (existsSync(file) && statSync(file).size > mostLogBytes) renameSync(file, `${file}.1`);
    appendFileSync(file, `${new Date().toISOString()} pid ${process.pid} ${stack}\n`, { mode: 0o600 });
    return file;
  }, null);
}
