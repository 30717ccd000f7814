import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { attemptAsync } from '../../shared/lib/attempt.ts';
import { errorText } from '../../shared/text/error-text.ts';
import { EngineError } from './engine-error.ts';

/** A file of Slipway's own is for this account alone; one of the person's keeps its mode, owner and place behind a link. */
export type FileOwner = 'slipway' | 'person';

/** Replaces a small file so that a reader sees the old or the new one, whole. */
export async function replaceFile(named: string, text: string, of: FileOwner = 'slipway'): Promise<void> {
  const file = of === 'person' ? await attemptAsync(() => realpath(named), named) : named;
  const before = of === 'person' ? await attemptAsync(() => stat(file), null) : null;
  const draft = join(dirname(file), `.${randomUUID()}.tmp`);
  try {
    const handle = await open(draft, 'wx', of === 'person' ? 0o644 : 0o600);
    try {
      // The umask says how a new file of the person's is made, and nothing about one that is there.
      if (before !== null) await keepOwner(handle, before);
      else if (of === 'slipway') await handle.chmod(0o600);
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
