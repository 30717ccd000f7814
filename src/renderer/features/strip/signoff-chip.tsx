import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import * as words from './words.ts';

/** How many of the plan's sign-offs are given; opens the list. */
export function SignoffChip() {
  const roles = usePlanStore((store) => store.open?.plan.signoffs) ?? [];
  const signoffs = useRun((state) => state.signoffs);
  const hash = useRun((state) => state.planHash);
  const show = useSelectionStore((store) => store.show);
  if (roles.length === 0) return null;
  const given = roles.filter(({ role }) => signoffs[role]?.planHash === hash).length;
  return (
    <button
      type="button"
      className="chip"
      data-testid="signoff-chip"
      onClick={() => show({ kind: 'signoffs' }, false)}
    >
      {words.signoffs}{' '}
      <b>
        {given}/{roles.length}
      </b>
    </button>
  );
}
