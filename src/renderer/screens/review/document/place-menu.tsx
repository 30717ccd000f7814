import { Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { pathSeparator } from '../../../../shared/text/path-separator.ts';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { machine } from '../../../text/machine.ts';
import { useAnswers } from '../state/use-answers.ts';
import type { LineDetail } from './line-changes.ts';
import * as words from './words.ts';

interface Props {
  readonly detail: LineDetail;
  readonly opened: OpenedPlan;
}

/** Where a command, or everything below a heading, runs. */
export function PlaceMenu({ detail, opened }: Props) {
  const answers = useAnswers();
  const targets = Object.keys(opened.sidecar.targets ?? {});
  const where = opened.decisions.find(({ kind, line }) => kind === 'where' && line === detail.line);
  const key = detail.phase?.path.join(pathSeparator) ?? where?.key;
  if (targets.length === 0 || key === undefined) return null;
  return (
    <Menu position="bottom-start" width={220} shadow="md" withinPortal>
      <Menu.Target>
        <button type="button" className="btn small" data-testid="line-place">
          {words.runsOn} <ChevronDown size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {['local', ...targets].map((target) => (
          <Menu.Item
            key={target}
            onClick={() => void answers.give(null, [{ kind: 'where', key, decision: target }])}
          >
            {machine(target)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
