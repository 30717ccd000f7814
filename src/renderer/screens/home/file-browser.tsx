import { CornerLeftUp, FileText, Folder } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '../../link/link.ts';
import { useCall } from '../../link/use-call.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import * as words from './words.ts';

type Listing = Awaited<ReturnType<Client['files']['list']>>;

/** Folders and Markdown files of the machine the engine runs on. */
export function FileBrowser() {
  const call = useCall();
  const [listing, setListing] = useState<Listing | null>(null);
  const go = useCallback(
    (dir: string | null) => {
      void call(words.readFolder, (client) => client.files.list({ dir })).then((next) => {
        if (next !== undefined) setListing(next);
      });
    },
    [call],
  );
  useEffect(() => go(null), [go]);
  if (listing === null) return null;
  const { dir, parent, entries } = listing;
  return (
    <div className="file-browser" data-testid="file-browser">
      <p className="file-dir">
        <code>{dir}</code>
      </p>
      <ul aria-label={words.filesIn(dir)}>
        {parent !== null && (
          <li>
            <button type="button" onClick={() => go(parent)}>
              <CornerLeftUp size={14} aria-hidden="true" /> {words.up}
            </button>
          </li>
        )}
        {entries.map((entry) => (
          <li key={entry.path}>
            <button
              type="button"
              className={entry.kind}
              onClick={() =>
                entry.kind === 'folder'
                  ? go(entry.path)
                  : useScreenStore.getState().go({ name: 'review', file: entry.path })
              }
            >
              {entry.kind === 'folder' ? (
                <Folder size={14} aria-hidden="true" />
              ) : (
                <FileText size={14} aria-hidden="true" />
              )}
              {entry.name}
            </button>
          </li>
        ))}
        {entries.length === 0 && <li className="none">{words.noFiles}</li>}
      </ul>
    </div>
  );
}
