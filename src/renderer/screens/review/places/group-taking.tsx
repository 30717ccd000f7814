import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { Segmented } from '../parts/segmented.tsx';
import * as words from '../parts/words.ts';
import { pendingFor, useReviewStore } from '../state/review-store.ts';
import { useAnswers } from '../state/use-answers.ts';

interface Props {
  readonly opened: OpenedPlan;
  readonly card: string;
  /** The group's name. */
  readonly name: string;
}

/** Whether the servers of a group are taken one after the other or all at once; nothing for a single server. */
export function GroupTaking({ opened, card, name }: Props) {
  const answers = useAnswers();
  const pending = useReviewStore((store) => pendingFor(store.pending, 'group', name));
  const spec = opened.sidecar.targets?.[name];
  const group = pending ?? (spec !== undefined && 'group' in spec ? spec : null);
  if (group === null) return null;
  return (
    <div className="card-answers">
      <Segmented
        label={words.takingTitle(group.group.length)}
        testId="taking"
        value={group.strategy ?? 'parallel'}
        options={[
          { value: 'rolling', label: words.oneByOne },
          { value: 'parallel', label: words.allAtOnce },
        ]}
        onChange={(strategy) =>
          void answers.give(card, [
            {
              kind: 'group',
              key: name,
              decision: { ...group, strategy: strategy === 'rolling' ? 'rolling' : 'parallel' },
            },
          ])
        }
      />
    </div>
  );
}
