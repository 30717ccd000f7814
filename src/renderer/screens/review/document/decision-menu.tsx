import { Menu } from '@mantine/core';
import { Check, MoreHorizontal } from 'lucide-react';
import type { Decision } from '../../../../shared/sidecar/corrections.ts';
import { useAnswers } from '../state/use-answers.ts';
import { choicesOf, correctionTo } from './decision-choices.ts';
import * as words from './words.ts';

interface Props {
  readonly decisions: readonly Decision[];
  /** Opens the form for another command; null where the line has none. */
  readonly onWrite: (() => void) | null;
}

/** What is rarely corrected about a line: how it runs, whether it is dangerous, whether it is a limit. */
export function DecisionMenu({ decisions, onWrite }: Props) {
  const answers = useAnswers();
  const rest = decisions.filter(({ kind }) => kind !== 'where');
  if (rest.length === 0 && onWrite === null) return null;
  return (
    <Menu position="bottom-start" width={250} shadow="md" withinPortal>
      <Menu.Target>
        <button type="button" className="btn small quiet" data-testid="line-more" aria-label={words.more}>
          <MoreHorizontal size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {rest.map((decision) => (
          <div key={`${decision.kind} ${decision.key}`}>
            <Menu.Label>{words.subjects[decision.kind]}</Menu.Label>
            {choicesOf(decision, []).map(({ value, label }) => (
              <Menu.Item
                key={value}
                title={decision.reasons.join('; ')}
                rightSection={value === decision.decision ? <Check size={13} /> : null}
                onClick={() => {
                  const correction = correctionTo(decision, value);
                  if (correction !== null) void answers.give(null, [correction]);
                }}
              >
                {label}
              </Menu.Item>
            ))}
          </div>
        ))}
        {onWrite !== null && (
          <>
            <Menu.Divider />
            <Menu.Item data-testid="write-command" onClick={onWrite}>
              {words.newCommand}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
