import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { attemptAsync } from '../../shared/lib/attempt.ts';
import { errorText } from '../../shared/text/error-text.ts';
import { EngineError } from './engine-error.ts';

/**
 * Replaces a small file so that a reader sees the old or the new one, whole. It keeps its mode and its owner as far as this account
 * may give them, and stays where a link to it leads; a new one gets `mode`, less what the umask takes.
 */
export async function replaceFile(link: string, text: string, mode = 0o600): Promise<void> {
  const file = await attemptAsync(() => realpath(link), link);
  const before = await attemptAsync(() => stat(file), null);
  const draft = join(dirname(file), `.${randomUUID()}.tmp`);
  try {
    const handle = await open(draft, 'wx', mode);
    try {
      if (before !== null) await keepOwner(handle, before);
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

/** Where the owner cannot be kept, nobody gets a right by the mode who had none. */
async function keepOwner(handle: FileHandle, { uid, gid, mode }: Stats): Promise<void> {
  const now = await handle.stat();
  const isOwned = now.uid === uid && now.gid === gid;
  const isKept = isOwned || (await attemptAsync(() => handle.chown(uid, gid).then(() => true), false));
  await handle.chmod(isKept ? mode & 0o777 : mode & 0o700);
}
