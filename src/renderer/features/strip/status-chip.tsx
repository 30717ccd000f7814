import { Menu } from '@mantine/core';
import { describeRun } from '../../run/run-labels.ts';
import { useRunActions } from '../../run/use-run-actions.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';

/** What the run is doing, and the menu of what can be done with the run as a whole. */
export function StatusChip() {
  const state = useRun((run) => run);
  const open = usePlanStore((store) => store.open);
  const actions = useRunActions();
  const { text, tone } = describeRun(state, open);
  const ended = state.status === 'ended';
  const watching = open?.observer !== null && open?.observer !== undefined;
  return (
    <Menu position="bottom-end" width={230} shadow="md" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={`chip status ${tone}`}
          data-testid="status-chip"
          title={state.pauseReason ?? undefined}
        >
          <span className="lamp" aria-hidden="true" />
          <span className="status-text">{text}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={ended || watching || state.status !== 'running'} onClick={actions.pause}>
          Pause after this step
        </Menu.Item>
        <Menu.Item disabled={ended || watching} onClick={actions.cancel}>
          Cancel what is running
        </Menu.Item>
        <Menu.Item disabled={ended || watching} onClick={actions.finish} data-testid="finish-run">
          End this run
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          onClick={() => useSelectionStore.getState().show({ kind: 'record' }, false)}
          data-testid="show-record"
        >
          Record
        </Menu.Item>
        <Menu.Item onClick={() => useScreenStore.getState().go({ name: 'review', file: state.file })}>
          Review the plan
        </Menu.Item>
        <Menu.Item onClick={() => useScreenStore.getState().go({ name: 'home' })} data-testid="go-home">
          Home (the run goes on)
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
