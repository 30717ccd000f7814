import type { Attempt } from '../../../../shared/run/attempts.ts';
import { attemptStatus } from '../../../../shared/run/group-state.ts';
import { formatBytes, formatDuration } from '../../../../shared/text/duration.ts';
import { useDockStore } from '../../../stores/view/dock-store.ts';
import { useLayoutStore } from '../../../stores/view/layout-store.ts';
import { ownExit, ownReason } from '../../../text/say-exit.ts';
import { StateIcon } from '../../../ui/state-icon.tsx';
import * as words from './words.ts';

/** Every attempt of an item with its evidence. */
export function AttemptList({
  run,
  item,
  attempts,
}: {
  run: string;
  item: string;
  attempts: readonly Attempt[];
}) {
  return (
    <ol className="attempts" aria-label={words.attempts}>
      {attempts.map((attempt) => (
        <li key={attempt.n}>
          <StateIcon status={attemptStatus(attempt)} small />
          <span>{words.attempt(attempt.n)}</span>
          <time dateTime={attempt.startedAt}>{new Date(attempt.startedAt).toLocaleTimeString()}</time>
          <span className="mono">{ownExit(attempt)}</span>
          <span className="mono">
            {attempt.durationMs === null ? '' : formatDuration(attempt.durationMs)}
          </span>
          <span className="mono hash" title={attempt.outputSha256 ?? undefined}>
            {attempt.outputSha256 === null
              ? ''
              : words.outputSize(formatBytes(attempt.outputBytes), attempt.outputSha256)}
          </span>
          <button
            type="button"
            className="btn small"
            data-testid={`output-${item}-${attempt.n}`}
            onClick={() => {
              useLayoutStore.getState().show('dock');
              useDockStore.getState().pin({ run, item, attempt: attempt.n });
            }}
          >
            {words.output}
          </button>
          {attempt.confirmedBy !== undefined && (
            <p className="attempt-reason">{words.confirmedBy(attempt.confirmedBy)}</p>
          )}
          {ownReason(attempt) !== null && <p className="attempt-reason">{attempt.reason}</p>}
        </li>
      ))}
    </ol>
  );
}
