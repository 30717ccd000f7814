import { useMemo, useState } from 'react';
import type { RunSummary } from '../../../../shared/wire/contract.ts';
import { useAppStore } from '../../../stores/view/app-store.ts';
import { type ReleaseFilter, useHomeStore } from '../../../stores/view/home-store.ts';
import { releaseEntries, searchEntries, standing } from './release-entries.ts';
import { ReleaseRow } from './release-row.tsx';
import * as words from './words.ts';
import '../../../features/strip/strip.css';
import '../../../features/work/filter/filter.css';

/** As many as fit on a page; the others come at a press. */
const shownAtFirst = 40;
const filters: readonly ReleaseFilter[] = ['all', 'open', 'failed', 'rolled-back'];

/** Past and open releases, the latest first, each with its rollback. Each leads to its session. */
export function ReleaseList() {
  const runs = useAppStore((store) => store.runs);
  return (
    <section className="releases" aria-labelledby="releases-title" data-testid="releases">
      <h2 id="releases-title">{words.releases}</h2>
      {runs === null ? null : runs.length === 0 ? (
        <p className="releases-empty">{words.noReleases}</p>
      ) : (
        <Found runs={runs} />
      )}
    </section>
  );
}

function Found({ runs }: { runs: readonly RunSummary[] }) {
  const search = useHomeStore((store) => store.search);
  const filter = useHomeStore((store) => store.filter);
  const said = useHomeStore((store) => store.rehearsals);
  const set = useHomeStore((store) => store.set);
  const [isWhole, setWhole] = useState(false);
  const all = useMemo(() => releaseEntries(runs), [runs]);
  const real = all.filter(({ run }) => run.environment !== 'practice');
  // Rehearsals must not bury releases, and are all there is for who has only rehearsed.
  const rehearsals = said ?? real.length === 0;
  const found = searchEntries(rehearsals ? all : real, search);
  const count = (each: ReleaseFilter): number =>
    found.filter((entry) => each === 'all' || standing(entry).filter === each).length;
  const shown = found.filter((entry) => filter === 'all' || standing(entry).filter === filter);
  return (
    <>
      <div className="release-tools">
        <input
          type="search"
          className="field"
          data-testid="release-search"
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={(event) => set({ search: event.target.value })}
        />
        <fieldset className="work-filter" aria-label={words.filterLabel}>
          {filters.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={filter === each}
              data-testid={`releases-${each}`}
              onClick={() => set({ filter: each })}
            >
              {words.filters[each]} <b>{count(each)}</b>
            </button>
          ))}
        </fieldset>
        {real.length < all.length && (
          <button
            type="button"
            className="btn small quiet toggle"
            aria-pressed={rehearsals}
            title={words.rehearsalsHint}
            data-testid="releases-rehearsals"
            onClick={() => set({ rehearsals: !rehearsals })}
          >
            {words.rehearsals} <b>{all.length - real.length}</b>
          </button>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="releases-empty">{words.noMatch}</p>
      ) : (
        <ul>
          {shown.slice(0, isWhole ? undefined : shownAtFirst).map((entry) => (
            <ReleaseRow key={entry.run.run} entry={entry} />
          ))}
        </ul>
      )}
      {!isWhole && shown.length > shownAtFirst && (
        <button type="button" className="btn quiet" onClick={() => setWhole(true)}>
          {words.showAll(shown.length)}
        </button>
      )}
    </>
  );
}
