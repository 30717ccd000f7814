import { type FSWatcher, realpathSync, unwatchFile, type WatchListener, watch, watchFile } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { attempt } from '../../shared/lib/attempt.ts';

/** Editors write in several steps; what they leave is read once they have been quiet for this long, in ms. */
const quietMs = 150;
/** Where the system cannot tell of changes (network file systems, behind links), the file is looked at this often, in ms. */
const lookEveryMs = 2_000;

/**
 * Calls `changed` after the file was written, replaced, removed or came back. The folder is watched, because most editors
 * replace a file instead of writing it. What a link leads to may change anywhere on the way to it (a mounted ConfigMap replaces
 * a folder), so that file is looked at as well. Gives the function that ends the watch.
 */
export function watchChecklistFile(file: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | null = null;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, quietMs);
    timer.unref();
  };
  const lookAtIt = (): void => void watchFile(file, { interval: lookEveryMs, persistent: false }, soon);
  const isBehindLinks = attempt(() => realpathSync(file) !== resolve(file), false);
  const look = (): void => {
    watcher?.close();
    watcher = null;
    if (!isBehindLinks) lookAtIt();
  };
  if (isBehindLinks) lookAtIt();
  const onChange: WatchListener<string> = (_event, name) => {
    if (name === null || name === basename(file)) soon();
  };
  watcher = attempt(() => watch(dirname(file), { persistent: false }, onChange), null);
  if (watcher === null) look();
  else watcher.on('error', look);
  return () => {
    clearTimeout(timer);
    watcher?.close();
    unwatchFile(file, soon);
  };
}
