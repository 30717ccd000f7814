import { Undo2 } from 'lucide-react';
import { formatDuration } from '../../../../shared/text/duration.ts';
import { EnvironmentBadge } from '../../../features/strip/environment-badge.tsx';
import { useScreenStore } from '../../../stores/view/screen-store.ts';
import { when } from '../../../text/when.ts';
import { StateIcon } from '../../../ui/state-icon.tsx';
import { type ReleaseEntry, standing, tookMs } from './release-entries.ts';
import * as words from './words.ts';

/** A release in two lines: what and when, then where it stands, for how long, and who began it. */
export function ReleaseRow({ entry }: { entry: ReleaseEntry }) {
  const { run } = entry;
  const { text, mark } = standing(entry);
  const title = `${run.title} ${run.version}`.trim();
  const took = entry.rollback === null ? tookMs(run) : null;
  return (
    <li>
      <button
        type="button"
        data-testid={`release-${run.run}`}
        title={run.file}
        onClick={() => useScreenStore.getState().go({ name: 'session', run: run.run })}
      >
        {mark === 'rolled-back' ? (
          <span className="state small rolled-back" role="img" aria-label={text}>
            <Undo2 size={11} strokeWidth={2.8} />
          </span>
        ) : (
          <StateIcon status={mark} small />
        )}
        <span className="release-title">{run.kind === 'rollback' ? words.rollbackOf(title) : title}</span>
        <time dateTime={run.createdAt}>{when(run.createdAt)}</time>
        <span className="release-meta">
          <EnvironmentBadge environment={run.environment} />
          <span className={`release-words ${mark}`}>{text}</span>
          <span className="release-by">
            {[took === null ? null : words.took(formatDuration(took)), words.by(run.actor)]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </span>
      </button>
    </li>
  );
}
