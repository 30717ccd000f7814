import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { attemptAsync } from '../../shared/lib/attempt.ts';
import { errorText } from '../../shared/text/error-text.ts';
import { EngineError } from './engine-error.ts';

/** A file of Slipway's own is for this account alone; one of the person's keeps its mode and its place behind a link. */
export type FileOwner = 'slipway' | 'person';

/** Replaces a small file so that a reader sees the old or the new one, whole. */
export async function replaceFile(named: string, text: string, of: FileOwner = 'slipway'): Promise<void> {
  const file = of === 'person' ? await attemptAsync(() => realpath(named), named) : named;
  const mode =
    of === 'person' ? await attemptAsync(async () => (await stat(file)).mode & 0o777, null) : 0o600;
  const draft = join(dirname(file), `.${randomUUID()}.tmp`);
  try {
    const handle = await open(draft, 'wx', mode ?? 0o644);
    try {
      // The umask says how a new file of the person's is made, and nothing about one that is there.
      if (mode !== null) await handle.chmod(mode);
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw new EngineError(
      'FAILED',
      `${file} could not be written: ${errorText(error)}. The old one is untouched.`,
      'Make the folder writable, or put the answers into the sidecar by hand.',
    );
  }
}
