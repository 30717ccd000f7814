import { useAppStore } from '../../stores/view/app-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import * as words from './words.ts';

/** Recently opened checklists, the latest first. */
export function RecentList() {
  const recent = useAppStore((store) => store.recent);
  if (recent === null || recent.length === 0) return null;
  return (
    <section aria-labelledby="recent-title" className="recent">
      <h3 id="recent-title">{words.recent}</h3>
      <ul>
        {recent.map((entry) => (
          <li key={entry.file}>
            <button
              type="button"
              data-testid="recent-entry"
              onClick={() => useScreenStore.getState().go({ name: 'review', file: entry.file })}
            >
              <b>{entry.title}</b>
              <code>{entry.file}</code>
              <time dateTime={entry.openedAt}>{new Date(entry.openedAt).toLocaleDateString()}</time>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
