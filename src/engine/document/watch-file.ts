import { type FSWatcher, unwatchFile, type WatchListener, watch, watchFile } from 'node:fs';
import { basename, dirname } from 'node:path';
import { attempt } from '../../shared/lib/attempt.ts';

/** Editors write in several steps; what they leave is read once they have been quiet for this long, in ms. */
const quietMs = 150;
/** Where the system cannot tell of changes (network file systems), the file is looked at this often, in ms. */
const lookEveryMs = 2_000;

/**
 * Calls `changed` after the file was written, replaced, removed or came back. The folder is watched, because most editors
 * replace a file instead of writing it. Gives the function that ends the watch.
 */
export function watchChecklistFile(file: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | null = null;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, quietMs);
    timer.unref();
  };
  const look = (): void => {
    watcher?.close();
    watcher = null;
    watchFile(file, { interval: lookEveryMs, persistent: false }, soon);
  };
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
