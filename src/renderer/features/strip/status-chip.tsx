import { Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { Move } from '../../../shared/run/moves/move.ts';
import { showNextFailure } from '../../run/next-failure.ts';
import { failedOf } from '../../run/run-labels.ts';
import { followLead } from '../../run/turn/follow-lead.ts';
import { useRunLabels } from '../../run/turn/use-run-labels.ts';
import { useMoveProps } from '../../run/use-move-props.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import { menu } from './words.ts';

/**
 * What the run is doing, or what it waits for a person to do; a press leads there. Beside it, a menu of actions on the whole
 * run; where there is nothing to lead to, the chip opens it as well.
 */
export function StatusChip() {
  const state = useRun((run) => run);
  const open = usePlanStore((store) => store.open);
  const [opened, setOpened] = useState(false);
  const failures = open !== null && failedOf(open, state).length > 0;
  const { text, tone, turn } = useRunLabels();
  const lead = (): void => {
    if (turn !== null) followLead(turn.lead);
    else if (failures) showNextFailure();
    else setOpened(true);
  };
  return (
    <div className="run-state">
      <button
        type="button"
        className={`chip status ${tone}`}
        data-testid="status-chip"
        title={turn === null ? (state.pauseReason ?? text) : text}
        onClick={lead}
      >
        <span className="lamp" aria-hidden="true" />
        <span className="status-text">{text}</span>
      </button>
      <Menu opened={opened} onChange={setOpened} position="bottom-end" width={230} shadow="md" withinPortal>
        <Menu.Target>
          <button type="button" className="run-menu" aria-label={menu.label} data-testid="run-menu">
            <ChevronDown size={13} />
          </button>
        </Menu.Target>
        <RunMenu failures={failures} />
      </Menu>
    </div>
  );
}

function RunMenu({ failures }: { failures: boolean }) {
  const file = useRun((state) => state.file);
  const actions = useRunActions();
  return (
    <Menu.Dropdown>
      {failures && (
        <Menu.Item data-testid="next-failure" onClick={showNextFailure}>
          {menu.nextFailure}
        </Menu.Item>
      )}
      <MoveItem move={{ do: 'pause' }} label={menu.pause} onMove={actions.pause} />
      <MoveItem move={{ do: 'cancel-all' }} label={menu.cancel} onMove={actions.cancel} />
      <MoveItem move={{ do: 'finish' }} label={menu.finish} onMove={actions.finish} />
      <Menu.Divider />
      <Menu.Item
        onClick={() => useSelectionStore.getState().show({ kind: 'record' }, false)}
        data-testid="show-record"
      >
        {menu.record}
      </Menu.Item>
      <Menu.Item onClick={() => useScreenStore.getState().go({ name: 'review', file })}>
        {menu.review}
      </Menu.Item>
      <Menu.Item onClick={() => useScreenStore.getState().go({ name: 'home' })} data-testid="go-home">
        {menu.home}
      </Menu.Item>
    </Menu.Dropdown>
  );
}

/** A menu entry that makes a move. It stays in the menu while refused, with the reason. */
function MoveItem({ move, label, onMove }: { move: Move; label: string; onMove: () => void }) {
  const { props } = useMoveProps({ move, onMove });
  return (
    <Menu.Item data-testid={`menu-${move.do}`} {...props}>
      {label}
    </Menu.Item>
  );
}
