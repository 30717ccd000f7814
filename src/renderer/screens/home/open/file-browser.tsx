import { CornerLeftUp, FileText, Folder } from 'lucide-react';
import { useEffect } from 'react';
import { useHomeStore } from '../../../stores/view/home-store.ts';
import { useFolder } from './use-folder.ts';
import { isPath, visibleEntries } from './visible-entries.ts';
import * as words from './words.ts';

/** Folders and Markdown files of the machine the engine runs on. */
export function FileBrowser() {
  const folder = useHomeStore((store) => store.folder);
  const typed = useHomeStore((store) => store.typed);
  const newestFirst = useHomeStore((store) => store.newestFirst);
  const set = useHomeStore((store) => store.set);
  const { show, enter } = useFolder();
  const known = folder?.dir ?? null;
  useEffect(() => {
    // Read again when somebody comes back: files come and go.
    void show(useHomeStore.getState().folder?.dir ?? null);
  }, [show]);
  if (folder === null || known === null) return null;
  const { dir, parent, entries } = folder;
  const shown = visibleEntries(entries, typed, newestFirst);
  return (
    <div className="file-browser" data-testid="file-browser">
      <p className="file-dir">
        <code title={dir}>{dir}</code>
        <button
          type="button"
          className="btn quiet small"
          aria-label={words.sortLabel}
          data-testid="file-order"
          onClick={() => set({ newestFirst: !newestFirst })}
        >
          {newestFirst ? words.sort.newest : words.sort.name}
        </button>
      </p>
      <ul aria-label={words.filesIn(dir)}>
        {parent !== null && (
          <li>
            <button type="button" onClick={() => void enter({ path: parent, kind: 'folder' })}>
              <CornerLeftUp size={14} aria-hidden="true" /> {words.up}
            </button>
          </li>
        )}
        {shown.map((entry) => (
          <li key={entry.path}>
            <button type="button" className={entry.kind} onClick={() => void enter(entry)}>
              {entry.kind === 'folder' ? (
                <Folder size={14} aria-hidden="true" />
              ) : (
                <FileText size={14} aria-hidden="true" />
              )}
              <span className="file-name">{entry.name}</span>
              {entry.kind === 'markdown' && entry.modifiedAt !== null && (
                <time dateTime={entry.modifiedAt}>{new Date(entry.modifiedAt).toLocaleDateString()}</time>
              )}
            </button>
          </li>
        ))}
        {shown.length === 0 && (
          <li className="none">
            {typed.trim() === '' || isPath(typed) ? words.noFiles : words.noMatch(typed.trim())}
          </li>
        )}
      </ul>
    </div>
  );
}
