import { isForward, type WorkItem } from '../../../shared/plan/work.ts';
import { itemState } from '../../../shared/run/run-state.ts';
import { assertNever } from '../../../shared/text/assert-never.ts';
import { type PrimaryMove, primaryMove, sectionReason } from '../../run/primary-move.ts';
import { useMoves } from '../../run/use-moves.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import { MoveButton } from '../../ui/move-button.tsx';
import type { SectionContent } from './section-rows.ts';

/** The section's name, what it contains and where that runs, and the buttons that run it. */
export function SectionBar({ section }: { section: SectionContent }) {
  const open = usePlanStore((store) => store.open);
  const { phase, items } = section;
  if (open === null) return null;
  return (
    <div className="section-bar">
      <h2 data-testid="section-title">{phase.heading.replace(/^(\d+)\.\s+/, '$1 · ')}</h2>
      <span className="sub">{describeItems(items, open.placement)}</span>
      <span className="grow" />
      <Buttons section={section} />
    </div>
  );
}

function Buttons({ section: { phase, items } }: { section: SectionContent }) {
  const actions = useRunActions();
  const state = useRun((run) => run);
  const plan = usePlanStore((store) => store.open);
  const moves = useMoves();
  if (plan === null || moves === null) return null;
  const isWalked = isForward(items[0]?.phaseKind ?? phase.kind);
  const primary = primaryMove(
    { moves, plan, state },
    items.some((item) => item.phaseKind === 'preflight'),
  );
  const isRunning = plan.work.some((item) => !item.follow && itemState(state, item.id).status === 'running');
  if (isRunning) {
    return (
      <>
        <MoveButton move={{ do: 'cancel-all' }} data-testid="cancel-run" onMove={actions.cancel}>
          Cancel
        </MoveButton>
        <MoveButton move={{ do: 'pause' }} data-testid="pause-run" onMove={actions.pause}>
          Pause after this step
        </MoveButton>
        {isWalked && primary.kind === 'run-to-gate' && <Primary primary={primary} />}
      </>
    );
  }
  // Running a section runs what stands right below its heading; sections below it have buttons of their own.
  const own = items.filter((item) => item.phase === phase.id && item.command !== undefined && !item.follow);
  if (!isWalked) return null;
  return (
    <>
      {own.length > 0 && (
        <MoveButton
          move={{ do: 'advance' }}
          reason={sectionReason({ moves, plan, state }, own)}
          data-testid="run-section"
          onMove={() => actions.runSection(phase.id)}
        >
          Run section
        </MoveButton>
      )}
      <Primary primary={primary} />
    </>
  );
}

/** The one button that takes the run further. */
function Primary({ primary }: { primary: PrimaryMove }) {
  const actions = useRunActions();
  switch (primary.kind) {
    case 'end-run':
      return (
        <MoveButton
          move={{ do: 'finish' }}
          className="btn primary"
          data-testid="end-run"
          onMove={actions.finish}
        >
          End this run
        </MoveButton>
      );
    case 'to-gate':
      return (
        <button
          type="button"
          className="btn primary"
          data-testid="to-gate"
          onClick={() => useSelectionStore.getState().show({ kind: 'gate', id: primary.gate.id }, false)}
        >
          To the gate
        </button>
      );
    case 'run-checks':
      return (
        <MoveButton
          move={{ do: 'advance' }}
          className="btn primary"
          data-testid="run-checks"
          onMove={actions.runChecks}
        >
          Run checks <kbd>⇧⏎</kbd>
        </MoveButton>
      );
    case 'run-to-gate':
      return (
        <MoveButton
          move={{ do: 'advance' }}
          reason={primary.reason}
          className="btn primary"
          data-testid="run-to-gate"
          onMove={actions.runToGate}
        >
          Run to gate <kbd>⇧⏎</kbd>
        </MoveButton>
      );
    default:
      return assertNever(primary);
  }
}

/** `6 steps · on web-1`, `3 checks, 7 boxes`. */
export function describeItems(
  items: readonly WorkItem[],
  placement: Readonly<Record<string, string | null>>,
): string {
  const kinds = [
    ['step', 'steps', items.filter((item) => item.kind === 'step').length],
    ['check', 'checks', items.filter((item) => item.kind === 'check').length],
    ['box', 'boxes', items.filter((item) => item.kind === 'manual').length],
  ] as const;
  const counted = kinds.flatMap(([one, many, n]) => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]));
  const commands = items.filter((item) => item.command !== undefined);
  const targets = new Set(commands.map((item) => placement[item.id] ?? null));
  const where = [...targets].map((target) =>
    target === null ? 'undecided' : target === 'local' ? 'this machine' : target,
  );
  return [counted.join(', '), where.length === 0 ? '' : `on ${where.join(', ')}`]
    .filter((part) => part !== '')
    .join(' · ');
}
