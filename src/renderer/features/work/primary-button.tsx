import { assertNever } from '../../../shared/text/assert-never.ts';
import { followLead } from '../../run/turn/follow-lead.ts';
import type { PrimaryMove } from '../../run/turn/primary-move.ts';
import { useItemActions } from '../../run/use-item-actions.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { primary as words } from '../../run/words.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import { MoveButton } from '../../ui/move-button.tsx';

/** The one button that takes the run further, named by what it does. */
export function PrimaryButton({ primary }: { primary: PrimaryMove }) {
  const actions = useRunActions();
  const items = useItemActions();
  const run = useRun((state) => state.run);
  switch (primary.kind) {
    case 'end-run':
      return (
        <MoveButton
          move={{ do: 'finish' }}
          className="btn primary"
          data-testid="end-run"
          onMove={actions.finish}
        >
          {words.endRun}
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
          {words.goToGate}
        </button>
      );
    case 'lead':
      return (
        <button
          type="button"
          className="btn primary"
          data-testid="to-turn"
          onClick={() => followLead(primary.turn.lead)}
        >
          <span className="btn-text">{words.goTo(primary.turn.button ?? primary.turn.text)}</span>{' '}
          <kbd>⇧⏎</kbd>
        </button>
      );
    case 'tick':
      return (
        <MoveButton
          move={{ do: 'tick', item: primary.item.id }}
          className="btn primary"
          data-testid="tick-next"
          onMove={() => items.tick(run, primary.item.id)}
        >
          <span className="btn-text">{words.tick(primary.item.title)}</span> <kbd>⇧⏎</kbd>
        </MoveButton>
      );
    case 'run-checks':
      return (
        <MoveButton
          move={{ do: 'advance' }}
          className="btn primary"
          data-testid="run-checks"
          onMove={actions.runChecks}
        >
          {words.runChecks(primary.checks)} <kbd>⇧⏎</kbd>
        </MoveButton>
      );
    case 'prepare':
      return (
        <MoveButton
          move={{ do: 'prepare' }}
          className="btn primary"
          data-testid="prepare"
          onMove={actions.prepare}
        >
          {words.prepare(primary.steps)} <kbd>⇧⏎</kbd>
        </MoveButton>
      );
    case 'run-to-gate':
      return (
        <MoveButton
          move={{ do: 'advance' }}
          className="btn primary"
          data-testid="run-to-gate"
          onMove={actions.runToGate}
        >
          <span className="btn-text">
            {primary.retries
              ? words.retry(primary.first.title)
              : words.goOn(primary.first.phaseKind, primary.steps)}
          </span>{' '}
          <kbd>⇧⏎</kbd>
        </MoveButton>
      );
    default:
      return assertNever(primary);
  }
}
