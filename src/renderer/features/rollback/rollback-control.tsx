import { Popover } from '@mantine/core';
import { openProposal } from '../../../shared/run/proposals/proposals.ts';
import { hasChanged } from '../../../shared/run/soak-window.ts';
import { useRefusal } from '../../run/use-moves.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRollbackState, useRun } from '../../stores/run/run-store.ts';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { useNow } from '../../stores/view/use-now.ts';
import { describeDamaged, describeRollback } from './describe-rollback.ts';
import { RollbackPreviewPanel } from './rollback-preview.tsx';
import { useHold } from './use-hold.ts';
import { useRollback } from './use-rollback.ts';
import * as words from './words.ts';
import './rollback.css';

/** The one control that rolls production back: a press previews the rollback, holding starts it. */
export function RollbackControl() {
  const state = useRun((run) => run);
  const rollback = useRollbackState();
  const looking = usePanelsStore((store) => store.rollback);
  const setLooking = usePanelsStore((store) => store.setRollback);
  const observer = usePlanStore((store) => store.open?.observer ?? null);
  const underWay = state.rollback !== null && state.rollback.endedAt === null;
  const now = useNow(underWay ? 250 : null);
  const changed = usePlanStore((store) => hasChanged(state, store.open?.work ?? []));
  const damage = usePlanStore((store) => store.open?.damage ?? null);
  const told = damage === null ? describeRollback(state, rollback, now, changed) : describeDamaged();
  const use = useRollback(looking);
  const refusal = useRefusal({ do: 'roll-back' });
  const hold = useHold(() => setLooking(true), use.start);
  if (refusal?.code === 'is-rollback')
    return <span className="rollback-control own">{words.isRollback}</span>;
  return (
    <Popover
      opened={looking}
      onChange={setLooking}
      position="bottom-end"
      width={468}
      shadow="xl"
      withinPortal
      closeOnClickOutside
      trapFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button
          type="button"
          className={`rollback-control ${told.phase}${hold.holding ? ' holding' : ''}${openProposal(state) === null ? '' : ' proposed'}`}
          data-testid="rollback-control"
          data-phase={told.phase}
          aria-disabled={refusal?.code === 'nothing-changed' ? true : undefined}
          title={refusal?.code === 'nothing-changed' ? refusal.message : undefined}
          aria-label={
            refusal?.code === 'nothing-changed'
              ? words.nothingToDo(refusal.message)
              : words.control(told.title, told.detail)
          }
          style={{ '--share': told.share } as React.CSSProperties}
          {...hold.handlers}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setLooking(false);
            hold.handlers.onKeyDown(event);
          }}
        >
          <span className="hold-ring" aria-hidden="true" />
          <span className="words">
            {hold.holding ? words.keepHolding : told.title}
            <small>{told.detail}</small>
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={`rollback-dropdown ${told.phase}`}>
        <RollbackPreviewPanel told={told} use={use} state={state} rollback={rollback} observer={observer} />
      </Popover.Dropdown>
    </Popover>
  );
}
