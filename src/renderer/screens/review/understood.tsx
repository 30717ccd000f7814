import type { Plan } from '../../../shared/plan/plan.ts';
import { isForward, outlineOf, workOf } from '../../../shared/plan/work.ts';
import { gatesOf } from '../../../shared/run/gates.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';

/** What the document became, in numbers and in its order. */
export function Understood({
  plan,
  sidecar,
  sidecarFile,
}: {
  plan: Plan;
  sidecar: Sidecar;
  sidecarFile: string | null;
}) {
  const work = workOf(plan);
  const forward = work.filter((item) => isForward(item.phaseKind));
  const back = work.filter((item) => item.phaseKind === 'rollback');
  const counts = [
    [forward.filter((item) => item.kind === 'check').length, 'checks that run'],
    [forward.filter((item) => item.kind === 'step').length, 'commands to run'],
    [forward.filter((item) => item.kind === 'manual').length, 'boxes to tick'],
    [back.length, 'commands of the way back'],
    [gatesOf(plan, sidecar).length, 'gates'],
    [plan.signoffs.length, 'sign-offs'],
    [plan.budgets.length, 'budgets'],
    [plan.alerts.length, 'alert rules'],
    [plan.contacts.length, 'contacts'],
    [plan.maintenance.length, 'maintenance tasks'],
  ] as const;
  return (
    <section aria-labelledby="understood-title">
      <h2 id="understood-title">What was understood</h2>
      <ul className="counts">
        {counts.map(([count, words]) => (
          <li key={words} className={count === 0 ? 'zero' : ''}>
            <b>{count}</b> {words}
          </li>
        ))}
      </ul>
      <p className="phases">
        {outlineOf(plan).map((top) => (
          <span key={top.phase.id} className={`phase-tag ${top.phase.kind}`} title={`line ${top.phase.line}`}>
            {top.phase.heading}
            <small>{top.phase.kind}</small>
          </span>
        ))}
      </p>
      {back.length === 0 && (
        <p className="warning">The document has no way back: the rollback control will have nothing to do.</p>
      )}
      <p className="lead">
        {sidecarFile === null
          ? 'Your answers are kept in a small file beside the checklist; the checklist itself stays as it is.'
          : `Your answers are kept in ${sidecarFile}.`}
      </p>
    </section>
  );
}
