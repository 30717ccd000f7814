import { useMemo } from 'react';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useSelectionStore, type WorkFilter } from '../../stores/view/selection-store.ts';
import { filteredItems } from './filter/filter-items.ts';
import * as words from './filter/words.ts';
import { RowList } from './row-list.tsx';
import type { Row } from './section-rows.ts';

/** The items of the whole release under a filter, below the names of their sections. */
export function FilteredView({ filter }: { filter: Exclude<WorkFilter, 'all'> }) {
  const open = usePlanStore((store) => store.open);
  const state = useRun((run) => run);
  const selected = useSelectionStore((store) => store.item);
  const rows = useMemo(() => {
    if (open === null) return [];
    const items = filteredItems(open.work, state, { filter, item: selected });
    const sections = Map.groupBy(items, ({ phase }) => phase);
    return open.plan.phases.flatMap((phase): readonly Row[] => {
      const own = sections.get(phase.id);
      if (own === undefined) return [];
      return [
        { kind: 'heading', key: `h ${phase.id}`, phase },
        ...own.map((item): Row => ({ kind: 'item', key: item.id, item })),
      ];
    });
  }, [open, state, filter, selected]);
  return (
    <>
      <div className="section-bar">
        <h2 data-testid="section-title">{words.titles[filter]}</h2>
      </div>
      {rows.length === 0 ? (
        <div className="empty">
          <p>{words.none[filter]}</p>
        </div>
      ) : (
        <RowList rows={rows} label={words.titles[filter]} />
      )}
    </>
  );
}
