import { Pause, Play } from 'lucide-react';
import { useLogsStore } from '../../stores/run/logs-store.ts';
import { describeSources } from './describe-sources.ts';
import { parseLogFilter } from './log-filter.ts';
import * as words from './words.ts';

/** The filter, the pause button, and the state of the sources. */
export function LogTools() {
  const filter = useLogsStore((store) => store.filter);
  const setFilter = useLogsStore((store) => store.setFilter);
  const following = useLogsStore((store) => store.following);
  const setFollowing = useLogsStore((store) => store.setFollowing);
  const sources = useLogsStore((store) => store.sources);
  const rate = useLogsStore((store) => store.rate);
  const { problem } = parseLogFilter(filter);
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
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </label>
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
      <span className={`chip square log-state ${said.tone}`} data-testid="log-state" title={said.detail}>
        <span className="lamp" aria-hidden="true" />
        {said.text}
      </span>
    </div>
  );
}
