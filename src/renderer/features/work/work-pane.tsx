import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { type Place, useSelectionStore } from '../../stores/view/selection-store.ts';
import { GatePanel } from '../gate/gate-panel.tsx';
import { Prompts } from '../prompts/prompts.tsx';
import { RecordPanel } from '../record/record-panel.tsx';
import { ContactsPanel } from '../reference/contacts-panel.tsx';
import { MaintenancePanel } from '../reference/maintenance-panel.tsx';
import { SignoffPanel } from '../signoff/signoff-panel.tsx';
import { EndNotice } from './item/end-notice.tsx';
import { SectionView } from './section-view.tsx';
import './work.css';

/** The middle of the window: questions on top, then whatever the outline points at. */
export function WorkPane() {
  const open = usePlanStore((store) => store.open);
  const place = useSelectionStore((store) => store.place);
  const known = useRun((state) => state.seq > 0);
  return (
    <section className="work" id="work" aria-label="Work" tabIndex={-1}>
      <Prompts />
      {open !== null && open.observer !== null && (
        <p className="observer" data-testid="observer">
          Watching: this run is driven by {open.observer}. Ask them to close their console to take over.
        </p>
      )}
      <EndNotice />
      {open === null || !known ? (
        <p className="empty">Reading the journal…</p>
      ) : place === null ? (
        <div className="empty">
          <strong>Nothing to run here</strong>
          <p>This checklist has no boxes and no commands. Its text is in the outline on the left.</p>
        </div>
      ) : (
        <PlaceView place={place} />
      )}
    </section>
  );
}

function PlaceView({ place }: { place: Place }) {
  if (place.kind === 'gate') return <GatePanel id={place.id} />;
  if (place.kind === 'signoffs') return <SignoffPanel />;
  if (place.kind === 'maintenance') return <MaintenancePanel />;
  if (place.kind === 'contacts') return <ContactsPanel />;
  if (place.kind === 'record') return <RecordPanel />;
  return <SectionView id={place.id} />;
}
