import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorText } from '../../shared/text/error-text.ts';
import { EngineError } from './engine-error.ts';

/** Replaces a small file so that a reader sees the old or the new one, whole. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const draft = join(dirname(file), `.${randomUUID()}.tmp`);
  try {
    const handle = await open(draft, 'wx', 0o644);
    try {
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
