import { lazy, Suspense } from 'react';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { type Place, useSelectionStore } from '../../stores/view/selection-store.ts';
import { GatePanel } from '../gate/gate-panel.tsx';
import { MaintenancePanel } from '../maintenance/maintenance-panel.tsx';
import { Prompts } from '../prompts/prompts.tsx';
import { RecordPanel } from '../record/record-panel.tsx';
import { ContactsPanel } from '../reference/contacts-panel.tsx';
import { SignoffPanel } from '../signoff/signoff-panel.tsx';
import { EndNotice } from './end-notice.tsx';
import { FilterBar } from './filter/filter-bar.tsx';
import { FilteredView } from './filtered-view.tsx';
import { SectionView } from './section-view.tsx';
import * as words from './words.ts';
import './work.css';

const ChartsPanel = lazy(async () => ({
  default: (await import('../charts/charts-panel.tsx')).ChartsPanel,
}));

/** The middle of the window: questions on top, then what the outline selects. */
export function WorkPane({ hidden }: { hidden: boolean }) {
  const open = usePlanStore((store) => store.open);
  const place = useSelectionStore((store) => store.place);
  const known = useRun((state) => state.seq > 0);
  return (
    <section className="work" id="work" aria-label={words.work} tabIndex={-1} inert={hidden}>
      <Prompts />
      {open !== null && open.observer !== null && (
        <p className="observer" data-testid="observer">
          {open.damage === null ? words.watching(open.observer) : words.damaged(open.damage)}
        </p>
      )}
      <EndNotice />
      {open === null || !known ? (
        <p className="empty">{open?.damage == null ? words.loading : words.nothingKnown}</p>
      ) : place === null ? (
        <div className="empty">
          <strong>{words.nothingTitle}</strong>
          <p>{words.nothingText}</p>
        </div>
      ) : (
        <PlaceView place={place} />
      )}
    </section>
  );
}

function PlaceView({ place }: { place: Place }) {
  const filter = useSelectionStore((store) => store.filter);
  if (place.kind === 'gate') return <GatePanel id={place.id} />;
  if (place.kind === 'signoffs') return <SignoffPanel />;
  if (place.kind === 'maintenance') return <MaintenancePanel />;
  if (place.kind === 'contacts') return <ContactsPanel />;
  if (place.kind === 'record') return <RecordPanel />;
  if (place.kind === 'charts')
    return (
      <Suspense>
        <ChartsPanel tile={place.tile} />
      </Suspense>
    );
  return (
    <>
      <div className="work-head">
        <FilterBar />
      </div>
      {filter === 'all' ? <SectionView id={place.id} /> : <FilteredView filter={filter} />}
    </>
  );
}
