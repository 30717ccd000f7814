import { Menu } from '@mantine/core';
import { Check, ChevronDown } from 'lucide-react';
import type { Phase } from '../../../../shared/plan/plan.ts';
import type { Decision } from '../../../../shared/sidecar/corrections.ts';
import { pendingFor, useReviewStore } from '../state/review-store.ts';
import { useAnswers } from '../state/use-answers.ts';
import { kindsOf } from './line-changes.ts';
import * as words from './words.ts';

/** Says what a section is, and lets a person say otherwise: what stands in it follows. */
export function SectionMenu({ phase, decisions }: { phase: Phase; decisions: readonly Decision[] }) {
  const answers = useAnswers();
  const kinds = kindsOf(phase);
  const key = kinds[0]?.answer.kind === 'phase' ? kinds[0].answer.key : '';
  const pending = useReviewStore((store) => pendingFor(store.pending, 'phase', key));
  const current = pending ?? phase.kind;
  const decision = decisions.find(({ kind, line }) => kind === 'phase' && line === phase.line);
  return (
    <Menu position="bottom-start" width={220} shadow="md" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className="btn small"
          data-testid="section-kind"
          title={decision?.reasons.join('; ')}
          aria-label={words.changeSection(phase.heading)}
        >
          {words.kinds[current]} <ChevronDown size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map(({ kind, answer }) => (
          <Menu.Item
            key={kind}
            data-testid={`kind-${kind}`}
            rightSection={kind === current ? <Check size={13} /> : null}
            onClick={() => void answers.give(null, [answer])}
          >
            {words.kinds[kind]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
