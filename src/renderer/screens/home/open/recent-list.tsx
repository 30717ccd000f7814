import { X } from 'lucide-react';
import { useCall } from '../../../link/use-call.ts';
import { useAppStore } from '../../../stores/view/app-store.ts';
import { useScreenStore } from '../../../stores/view/screen-store.ts';
import { when } from '../../../text/when.ts';
import * as words from './words.ts';

/** Recently opened checklists, the latest first. One can be taken from the list; the file stays. */
export function RecentList({ changed }: { changed: () => void }) {
  const call = useCall();
  const recent = useAppStore((store) => store.recent);
  if (recent === null || recent.length === 0) return null;
  return (
    <section aria-labelledby="recent-title" className="recent">
      <h3 id="recent-title">{words.recent}</h3>
      <ul>
        {recent.map(({ file, title, openedAt, isThere }) => (
          <li key={file} className={isThere ? undefined : 'gone'}>
            <button
              type="button"
              data-testid="recent-entry"
              title={file}
              disabled={!isThere}
              onClick={() => useScreenStore.getState().go({ name: 'review', file })}
            >
              <b>{title}</b>
              <code>{file}</code>
              {isThere ? (
                <time dateTime={openedAt}>{when(openedAt)}</time>
              ) : (
                <span className="not-there">{words.notThere}</span>
              )}
            </button>
            <button
              type="button"
              className="icon-btn"
              aria-label={words.forget(title)}
              title={words.forget(title)}
              data-testid="forget-recent"
              onClick={() =>
                void call(words.forgetRecent, (client) => client.app.forget({ file })).then(changed)
              }
            >
              <X size={13} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
