import type { DrivenRun } from '../../engine/index.ts';
import * as words from '../words/run-words.ts';
import { printable, style } from './style-text.ts';

/** Says once, beside the events, why the end of a run is not signed; nothing where it is. Waits until that is known. */
export async function tellUnsigned(handle: DrivenRun): Promise<void> {
  const reason = await handle.sealed;
  if (reason !== null) process.stderr.write(`${style.dim(printable(words.notSigned(reason)))}\n`);
}
