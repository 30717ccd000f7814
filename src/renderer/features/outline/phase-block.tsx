import type { PhaseKind } from '../../../shared/plan/plan.ts';
import { isForward, type TopPhase } from '../../../shared/plan/work.ts';
import { countWork, sumCounts, type WorkCount } from '../../run/count-work.ts';
import { sourceOf } from '../../run/item-source.ts';
import { showSection } from '../../run/navigate.ts';
import type { OpenPlan } from '../../stores/run/plan-store.ts';
import { useRollbackState, useRun } from '../../stores/run/run-store.ts';
import { type Place, useSelectionStore } from '../../stores/view/selection-store.ts';
import { Ring } from '../../ui/ring.tsx';
import { describePhase, ringColor } from './describe-phase.ts';
import { SectionRow } from './section-row.tsx';

/** One top phase with its sections that contain something to do or to read. */
export function PhaseBlock({ open, top }: { open: OpenPlan; top: TopPhase }) {
  const state = useRun((run) => run);
  const rollback = useRollbackState();
  const place = useSelectionStore((store) => store.place);
  const counts = top.sections.map((section): readonly [string, WorkCount] => {
    const items = open.bySection.get(section.id) ?? [];
    const first = items[0];
    return [section.id, countWork(items, first === undefined ? state : sourceOf(first, state, rollback))];
  });
  const bySection = new Map(counts);
  const sum = sumCounts(counts.map(([, count]) => count));
  const kind = phaseKindOf(top);
  const target = placeOf(top, kind, open);
  const on =
    place !== null && place.kind === target.kind && 'id' in place && 'id' in target && place.id === target.id;
  const signoffs = place?.kind === 'signoffs' && target.kind === 'signoffs';
  const sections = top.sections.filter(
    (section) =>
      section.id !== top.phase.id &&
      ((bySection.get(section.id)?.total ?? 0) > 0 ||
        (open.bySection.get(section.id)?.length ?? 0) > 0 ||
        open.plan.references.some((reference) => reference.phase === section.id)),
  );
  const said = describePhase({ kind, count: sum, state, rollback, open });
  const quiet = !isForward(kind) && kind !== 'rollback';
  return (
    <div className="phase-block">
      <button
        type="button"
        className={`phase-row${quiet ? ' quiet' : ''}`}
        aria-current={on || signoffs ? 'true' : undefined}
        data-testid={`phase-${top.phase.id}`}
        onClick={() => go(target, open)}
      >
        <Ring {...ringColor(kind, sum, state)} />
        <span className="name">{top.phase.heading}</span>
        <span className={`n ${said.tone}`}>{said.text}</span>
      </button>
      {(isForward(kind) || kind === 'rollback' || kind === 'reference') &&
        sections.map((section) => (
          <SectionRow
            key={section.id}
            section={section}
            depth={section.level - top.phase.level}
            count={bySection.get(section.id) ?? sumCounts([])}
            active={place?.kind === 'section' && place.id === section.id}
            onSelect={() => showSection(open, section.id)}
          />
        ))}
    </div>
  );
}

/** A heading with only sections below it takes the kind of the first of them that is not reference. */
function phaseKindOf(top: TopPhase): PhaseKind {
  if (top.phase.kind !== 'reference') return top.phase.kind;
  return top.sections.find((section) => section.kind !== 'reference')?.kind ?? 'reference';
}

function placeOf(top: TopPhase, kind: PhaseKind, open: OpenPlan): Place {
  const id = top.phase.id;
  if (kind === 'maintenance') return { kind: 'maintenance', id };
  if (kind === 'contacts') return { kind: 'contacts', id };
  if (kind === 'signoff' && open.plan.signoffs.length > 0) return { kind: 'signoffs' };
  if (kind === 'record') return { kind: 'record' };
  return { kind: 'section', id };
}

function go(place: Place, open: OpenPlan): void {
  if (place.kind === 'section') showSection(open, place.id);
  else useSelectionStore.getState().show(place, false);
}
