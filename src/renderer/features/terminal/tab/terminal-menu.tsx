import { Menu } from '@mantine/core';
import { Columns2, Ellipsis, Pencil, RotateCw, X } from 'lucide-react';
import type { FreeTerminal } from '../../../stores/view/dock-store.ts';
import { scrollbacks, useTerminalStore } from '../../../stores/view/terminal-store.ts';
import * as words from './words.ts';

interface Props {
  readonly terminal: FreeTerminal;
  onRename(): void;
  onSplit(): void;
  onRestart(): void;
  onClose(): void;
}

/** What can be done with the terminal of the open tab. */
export function TerminalMenu({ terminal, onRename, onSplit, onRestart, onClose }: Props) {
  const scrollback = useTerminalStore((store) => store.scrollback);
  const setScrollback = useTerminalStore((store) => store.setScrollback);
  return (
    <Menu position="top-start" width={220} shadow="md" withinPortal returnFocus={false}>
      <Menu.Target>
        <button
          type="button"
          className="icon-btn"
          aria-label={words.menu}
          title={words.menu}
          data-testid="terminal-menu"
        >
          <Ellipsis size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Pencil size={13} />} data-testid="rename-terminal" onClick={onRename}>
          {words.rename}
        </Menu.Item>
        <Menu.Item leftSection={<Columns2 size={13} />} data-testid="split-terminal" onClick={onSplit}>
          {words.split}
        </Menu.Item>
        {terminal.state === 'ended' && (
          <Menu.Item leftSection={<RotateCw size={13} />} onClick={onRestart}>
            {words.restart}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<X size={13} />} onClick={onClose}>
          {words.close}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{words.scrollback}</Menu.Label>
        {scrollbacks.map((lines) => (
          <Menu.Item
            key={lines}
            data-testid={`scrollback-${lines}`}
            aria-current={lines === scrollback}
            rightSection={lines === scrollback ? '✓' : null}
            onClick={() => setScrollback(lines)}
          >
            {words.lines(lines)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
