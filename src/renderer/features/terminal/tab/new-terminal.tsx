import { Menu } from '@mantine/core';
import { Plus } from 'lucide-react';
import { usePlanStore } from '../../../stores/run/plan-store.ts';
import { useDockStore } from '../../../stores/view/dock-store.ts';
import { useLayoutStore } from '../../../stores/view/layout-store.ts';
import { machine } from '../../../text/machine.ts';
import * as words from './words.ts';

/** Opens a free terminal on a target of the plan, or on this machine. */
export function NewTerminal() {
  const targets = usePlanStore((store) => store.open?.sidecar.targets);
  const names = Object.entries(targets ?? {}).flatMap(([name, target]) => ('ssh' in target ? [name] : []));
  return (
    <Menu position="top-start" width={200} shadow="md" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className="icon-btn"
          aria-label={words.newTerminal}
          title={words.newTerminal}
          data-testid="new-terminal"
        >
          <Plus size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.newTerminalOn}</Menu.Label>
        {['local', ...names].map((name) => (
          <Menu.Item
            key={name}
            data-testid={`new-terminal-${name}`}
            onClick={() => {
              useLayoutStore.getState().show('dock');
              useDockStore.getState().openTerminal(name);
            }}
          >
            {machine(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
