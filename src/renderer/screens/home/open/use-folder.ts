import { useCallback } from 'react';
import { useCall } from '../../../link/use-call.ts';
import { useHomeStore } from '../../../stores/view/home-store.ts';
import { useScreenStore } from '../../../stores/view/screen-store.ts';
import { isPath, visibleEntries } from './visible-entries.ts';
import * as words from './words.ts';

/** Moves through folders, and opens what somebody typed; the latter gives what to say where there is nothing. */
export function useFolder() {
  const call = useCall();
  const show = useCallback(
    async (dir: string | null) => {
      const folder = await call(words.readFolder, (client) => client.files.list({ dir }));
      if (folder !== undefined) useHomeStore.getState().set({ folder });
    },
    [call],
  );
  const enter = useCallback(
    async (entry: { readonly path: string; readonly kind: 'folder' | 'markdown' | 'file' }) => {
      if (entry.kind !== 'folder') useScreenStore.getState().go({ name: 'review', file: entry.path });
      else {
        useHomeStore.getState().set({ typed: '' });
        await show(entry.path);
      }
    },
    [show],
  );
  const openTyped = useCallback(async (): Promise<string | null> => {
    const { typed, folder, newestFirst } = useHomeStore.getState();
    const path = typed.trim().replace(/^(['"])(.*)\1$/, '$2');
    if (path === '') return null;
    const found = await call(words.findFile, (client) => client.files.find({ path, dir: folder?.dir ?? '' }));
    if (found === undefined) return null;
    const [only, ...others] = isPath(path) ? [] : visibleEntries(folder?.entries ?? [], path, newestFirst);
    if (found.kind !== 'missing') await enter({ path: found.path, kind: found.kind });
    else if (only !== undefined && others.length === 0) await enter(only);
    else return words.missing(found.path);
    return null;
  }, [call, enter]);
  return { show, enter, openTyped };
}
