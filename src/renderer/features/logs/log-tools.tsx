import { Download, Pause, Play, X } from 'lucide-react';
import type { LogLine } from '../../../shared/wire/live.ts';
import { useLogsStore } from '../../stores/run/logs-store.ts';
import { download } from '../../ui/download.ts';
import { describeSources } from './describe-sources.ts';
import { isOpenFilter } from './filter/log-filter.ts';
import { useFilteredLines } from './filter/use-filtered-lines.ts';
import { formatTime } from './log-line.tsx';
import * as words from './words.ts';

/** The filter, the pause button, and the state of the sources. */
export function LogTools() {
  const filter = useLogsStore((store) => store.filter);
  const setFilter = useLogsStore((store) => store.setFilter);
  const following = useLogsStore((store) => store.following);
  const setFollowing = useLogsStore((store) => store.setFollowing);
  const sources = useLogsStore((store) => store.sources);
  const rate = useLogsStore((store) => store.rate);
  const { filter: parsed, lines, found, total } = useFilteredLines();
  const { problem } = parsed;
  const said = describeSources(sources, rate);
  return (
    <div className="log-tools">
      <label className={`log-filter${problem === null ? '' : ' wrong'}`} title={problem ?? words.filterHint}>
        <span>{words.filter}</span>
        <input
          data-testid="log-filter"
          aria-label={words.filterLabel}
          aria-invalid={problem !== null}
          placeholder={words.filterPlaceholder}
          spellCheck={false}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key !== 'Escape') return;
            if (filter === '') event.currentTarget.blur();
            else setFilter('');
          }}
        />
        {filter !== '' && (
          <button
            type="button"
            className="log-clear"
            aria-label={words.clearFilter}
            title={words.clearFilter}
            onClick={() => setFilter('')}
          >
            <X size={11} aria-hidden="true" />
          </button>
        )}
      </label>
      {!isOpenFilter(parsed) && (
        <span className={`log-found${found === 0 ? ' none' : ''}`} role="status" data-testid="log-found">
          {words.found(found, total)}
        </span>
      )}
      {problem !== null && (
        <span className="log-problem" role="status" data-testid="log-problem">
          {problem}
        </span>
      )}
      <button
        type="button"
        className="chip square"
        data-testid="log-follow"
        aria-pressed={following}
        onClick={() => setFollowing(!following)}
      >
        {following ? <Pause size={11} /> : <Play size={11} />}
        {following ? words.pause : words.follow}
      </button>
      <button
        type="button"
        className="icon-btn"
        aria-label={words.saveHint}
        title={words.saveHint}
        data-testid="log-save"
        onClick={() => download(new Blob([asText(lines)], { type: 'text/plain' }), words.fileName)}
      >
        <Download size={13} aria-hidden="true" />
      </button>
      <span className={`chip square log-state ${said.tone}`} data-testid="log-state" title={said.detail}>
        <span className="lamp" aria-hidden="true" />
        {said.text}
      </span>
    </div>
  );
}

/** One line a line: its time, target, source and text. */
function asText(lines: readonly LogLine[]): string {
  return lines
    .map(
      ({ at, target, source, text }) =>
        `${at === null ? '' : `${formatTime(at)} `}${target} ${source} ${text}\n`,
    )
    .join('');
}
