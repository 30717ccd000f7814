import { useMemo } from 'react';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useRun } from '../../../stores/run/run-store.ts';
import { useSelectionStore, type WorkFilter } from '../../../stores/view/selection-store.ts';
import { filterCounts } from './filter-items.ts';
import * as words from './words.ts';
import './filter.css';

const filters: readonly WorkFilter[] = ['all', 'failed', 'mine', 'open'];

/** What the work shows: a section, or of the whole release what failed, what waits for a person, what is open. */
export function FilterBar() {
  const work = usePlanStore((store) => store.open?.work);
  const state = useRun((run) => run);
  const filter = useSelectionStore((store) => store.filter);
  const setFilter = useSelectionStore((store) => store.setFilter);
  const counts = useMemo(() => filterCounts(work ?? [], state), [work, state]);
  return (
    <fieldset className="work-filter" aria-label={words.label}>
      {filters.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={filter === each}
          className={each === 'failed' && counts.failed > 0 ? 'has-failed' : undefined}
          data-testid={`filter-${each}`}
          title={words.hints[each]}
          onClick={() => setFilter(each)}
        >
          {words.names[each]}
          {each !== 'all' && <b>{counts[each]}</b>}
        </button>
      ))}
    </fieldset>
  );
}
