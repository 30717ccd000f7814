import type { Plan } from '../../../shared/plan/plan.ts';
import { isForward, outlineOf, workOf } from '../../../shared/plan/work.ts';
import { gatesOf } from '../../../shared/run/gates.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import * as words from './words.ts';

/** What Slipway found in the document: numbers, and its phases in order. */
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
    [forward.filter((item) => item.kind === 'check').length, words.counts.checks],
    [forward.filter((item) => item.kind === 'step').length, words.counts.steps],
    [forward.filter((item) => item.kind === 'manual').length, words.counts.boxes],
    [back.length, words.counts.rollback],
    [gatesOf(plan, sidecar).length, words.counts.gates],
    [plan.signoffs.length, words.counts.signoffs],
    [plan.budgets.length, words.counts.budgets],
    [plan.alerts.length, words.counts.alerts],
    [plan.contacts.length, words.counts.contacts],
    [plan.maintenance.length, words.counts.maintenance],
  ] as const;
  return (
    <section aria-labelledby="understood-title">
      <h2 id="understood-title">{words.understood}</h2>
      <ul className="counts">
        {counts.map(([count, label]) => (
          <li key={label} className={count === 0 ? 'zero' : ''}>
            <b>{count}</b> {label}
          </li>
        ))}
      </ul>
      <p className="phases">
        {outlineOf(plan).map((top) => (
          <span
            key={top.phase.id}
            className={`phase-tag ${top.phase.kind}`}
            title={words.line(top.phase.line)}
          >
            {top.phase.heading}
            <small>{top.phase.kind}</small>
          </span>
        ))}
      </p>
      {back.length === 0 && <p className="warning">{words.noRollback}</p>}
      <p className="lead">{words.answersKept(sidecarFile)}</p>
    </section>
  );
}
