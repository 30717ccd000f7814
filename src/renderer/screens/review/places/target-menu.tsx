import { Menu } from '@mantine/core';
import { Check, ChevronDown } from 'lucide-react';
import { machine } from '../../../text/machine.ts';
import * as words from '../parts/words.ts';
import type { Placed } from './place-answers.ts';

interface Props {
  readonly section: Placed;
  readonly names: readonly string[];
  onPlace(target: string): void;
}

/** Where one section runs, out of many targets. */
export function TargetMenu({ section, names, onPlace }: Props) {
  const { target, heading } = section;
  return (
    <Menu position="bottom-end" width={220} shadow="md" withinPortal>
      <Menu.Target>
        <button type="button" className="btn small" aria-label={words.sectionPlace(heading)}>
          {target === null ? words.chooseTarget : machine(target)} <ChevronDown size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {['local', ...names].map((name) => (
          <Menu.Item
            key={name}
            rightSection={name === target ? <Check size={13} /> : null}
            onClick={() => onPlace(name)}
          >
            {machine(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
